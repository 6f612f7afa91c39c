import flyteidl.admin.ExecutionOuterClass.ExecutionCreateRequest;
import flyteidl.admin.ExecutionOuterClass.ExecutionMetadata;
import flyteidl.admin.ExecutionOuterClass.ExecutionSpec;
import flyteidl.core.IdentifierOuterClass.Identifier;
import flyteidl.core.IdentifierOuterClass.ResourceType;
import flyteidl.core.Literals.LiteralMap;

/** A launch plan or a task with inputs {@code I} and outputs {@code O}. */
public record Entity<I, O>(ResourceType kind, String name, Fields<I> inputs, Fields<O> outputs) {

  /** Declares a launch plan. */
  public static <I, O> Entity<I, O> launchPlan(String name, Fields<I> inputs, Fields<O> outputs) {
    return new Entity<>(ResourceType.LAUNCH_PLAN, name, inputs, outputs);
  }

  /** Declares a task. */
  public static <I, O> Entity<I, O> task(String name, Fields<I> inputs, Fields<O> outputs) {
    return new Entity<>(ResourceType.TASK, name, inputs, outputs);
  }

  /** Gives the identifier. */
  public Identifier id(Target target) {
    return Identifier.newBuilder()
        .setResourceType(kind)
        .setOrg(target.org())
        .setProject(target.project())
        .setDomain(target.domain())
        .setName(name)
        .setVersion(target.version())
        .build();
  }

  /** Asks for an execution. Flyte makes up a name where it is empty. */
  public ExecutionCreateRequest request(Target target, String execution, I given) {
    var metadata = ExecutionMetadata.newBuilder().setMode(ExecutionMetadata.ExecutionMode.MANUAL);
    return ExecutionCreateRequest.newBuilder()
        .setOrg(target.org())
        .setProject(target.project())
        .setDomain(target.domain())
        .setName(execution)
        .setInputs(toLiterals(given))
        .setSpec(ExecutionSpec.newBuilder().setLaunchPlan(id(target)).setMetadata(metadata))
        .build();
  }

  /** Converts inputs. */
  public LiteralMap toLiterals(I given) {
    try {
      return inputs.toLiterals(given);
    } catch (FlyteException error) {
      throw error.in("inputs of " + name);
    }
  }

  /** Converts what an execution was given. */
  public I inputs(LiteralMap literals) {
    try {
      return inputs.fromLiterals(literals);
    } catch (FlyteException error) {
      throw error.in("inputs of " + name);
    }
  }

  /** Converts outputs, as of a task that is stood in for. */
  public LiteralMap outputLiterals(O given) {
    try {
      return outputs.toLiterals(given);
    } catch (FlyteException error) {
      throw error.in("outputs of " + name);
    }
  }

  /** Converts what an execution gave. */
  public O outputs(LiteralMap literals) {
    try {
      return outputs.fromLiterals(literals);
    } catch (FlyteException error) {
      throw error.in("outputs of " + name);
    }
  }
}
