/** A table in the object store. An empty format means the one that is declared. */
public record Dataset(String uri, String format) {
  public Dataset(String uri) {
    this(uri, "");
  }
}
