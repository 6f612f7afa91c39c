/** A value that Flyte cannot hold, or that is not what a contract says. */
public final class FlyteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FlyteException(String message) {
    super(message);
  }

  /** Says where in a value the fault is. */
  FlyteException in(Object place) {
    return new FlyteException(place + ": " + getMessage());
  }

  static FlyteException expected(String what, Object found) {
    return new FlyteException(what + " is expected, not " + found);
  }
}
