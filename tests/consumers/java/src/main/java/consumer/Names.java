package consumer;

import flowc.ir.v1.ProgramOuterClass.Program;
import flyteidl.admin.LaunchPlanOuterClass.LaunchPlan;
import flyteidl.admin.TaskOuterClass.TaskSpec;
import flyteidl.admin.WorkflowOuterClass.WorkflowSpec;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The names of what the IR and a Flyte package hold. */
final class Names {
  private static final int BLOCK = 512;

  private Names() {}

  static List<String> inIr(Path path) throws IOException {
    var names = new TreeSet<String>();
    for (var entity : Program.parseFrom(Files.readAllBytes(path)).getEntitiesList()) {
      switch (entity.getKindCase()) {
        case TASK -> names.add("task " + entity.getTask().getName());
        case WORKFLOW -> names.add("workflow " + entity.getWorkflow().getName());
        case LAUNCH_PLAN -> names.add("launch_plan " + entity.getLaunchPlan().getName());
        default -> {}
      }
    }
    return List.copyOf(names);
  }

  /** Reads the archive, block by block: a file an entity, its kind in its name. */
  static List<String> inPackage(Path path) throws IOException {
    var names = new TreeSet<String>();
    try (var archive = new DataInputStream(new GZIPInputStream(Files.newInputStream(path)))) {
      var header = new byte[BLOCK];
      while (archive.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        var size = Integer.parseInt(text(header, 124, 12), 8);
        var data = archive.readNBytes(size);
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        var name = text(header, 0, 100);
        if (name.endsWith("_1.pb")) {
          names.add("task " + TaskSpec.parseFrom(data).getTemplate().getId().getName());
        } else if (name.endsWith("_2.pb")) {
          names.add("workflow " + WorkflowSpec.parseFrom(data).getTemplate().getId().getName());
        } else if (name.endsWith("_3.pb")) {
          names.add("launch_plan " + LaunchPlan.parseFrom(data).getId().getName());
        }
      }
    }
    return List.copyOf(names);
  }

  private static String text(byte[] header, int start, int length) {
    return new String(header, start, length, StandardCharsets.UTF_8).replace("\0", "").trim();
  }
}
