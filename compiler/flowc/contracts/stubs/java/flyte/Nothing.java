/** Python's {@code None} where nothing else is possible. */
public enum Nothing {
  NOTHING
}
