package consumer;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import flyteidl.core.Literals.LiteralMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import parcels.ChoicesTask;
import parcels.Containers;
import parcels.Deliver;
import parcels.Numbers;
import parcels.Overnight;
import parcels.Records;
import parcels.Send;
import parcels.Times;
import parcels.Unions;
import parcels.flyte.Entity;
import parcels.flyte.Target;

/** Launches and reads the tasks of parcels through generated clients. */
public final class Consumer {
  static final Target TARGET = new Target("p", "d", "v");

  private static final Map<String, Entity<?, ?>> ENTITIES =
      Map.ofEntries(
          Map.entry("task parcels.tasks.numbers", Numbers.TASK),
          Map.entry("task parcels.tasks.times", Times.TASK),
          Map.entry("task parcels.tasks.choices", ChoicesTask.TASK),
          Map.entry("task parcels.tasks.containers", Containers.TASK),
          Map.entry("task parcels.tasks.unions", Unions.TASK),
          Map.entry("task parcels.tasks.records", Records.TASK),
          Map.entry("task parcels.tasks.stored", parcels.Stored.TASK),
          Map.entry("task parcels.tasks.nothing", parcels.NothingTask.TASK),
          Map.entry("task parcels.tasks.send", Send.TASK),
          Map.entry("launch_plan parcels.tasks.deliver", Deliver.LAUNCH_PLAN),
          Map.entry("launch_plan overnight", Overnight.LAUNCH_PLAN));

  private Consumer() {}

  public static void main(String[] arguments) throws Exception {
    var text = Files.readString(Path.of(arguments[0]));
    var vectors = new LinkedHashMap<String, JsonObject>();
    for (var each : JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cases")) {
      vectors.put(each.getAsJsonObject().get("id").getAsString(), each.getAsJsonObject());
    }
    var again = new LinkedHashMap<String, String>();
    for (var each : vectors.entrySet()) {
      again.put(each.getKey(), encoded(again(each.getValue())));
    }
    var byHand = new LinkedHashMap<String, String>();
    Values.requests().forEach((id, request) -> byHand.put(id, encoded(request)));
    var answers = new LinkedHashMap<String, Object>();
    answers.put("again", again);
    answers.put("by_hand", byHand);
    answers.put("read", read(vectors));
    answers.put("ir", Names.inIr(Path.of(arguments[1])));
    answers.put("package", Names.inPackage(Path.of(arguments[2])));
    System.out.write(new Gson().toJson(answers).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  /** Reads a vector as typed values, and writes these. */
  private static Message again(JsonObject vector) throws Exception {
    return again(entity(vector), vector.get("side").getAsString(), literals(vector));
  }

  private static <I, O> Message again(Entity<I, O> entity, String side, LiteralMap literals) {
    if (side.equals("outputs")) {
      return entity.outputLiterals(entity.outputs(literals));
    }
    return entity.request(TARGET, "n", entity.inputs(literals));
  }

  /** Compares outputs with values that stand in this program. */
  private static ArrayList<String> read(Map<String, JsonObject> vectors) throws Exception {
    var read = new ArrayList<String>();
    for (var expected : Values.outputs().entrySet()) {
      var vector = vectors.get(expected.getKey());
      var found = entity(vector).outputs(literals(vector));
      if (!found.equals(expected.getValue())) {
        throw new AssertionError(
            expected.getKey() + ": " + found + " is not " + expected.getValue());
      }
      read.add(expected.getKey());
    }
    return read;
  }

  private static Entity<?, ?> entity(JsonObject vector) {
    return ENTITIES.get(
        vector.get("kind").getAsString() + " " + vector.get("entity").getAsString());
  }

  private static LiteralMap literals(JsonObject vector) throws Exception {
    return LiteralMap.parseFrom(Base64.getDecoder().decode(vector.get("literals").getAsString()));
  }

  private static String encoded(Message message) {
    return Base64.getEncoder().encodeToString(message.toByteArray());
  }
}
