/** A file or a folder in the object store. An empty format means the one that is declared. */
public record Blob(String uri, String format) {
  public Blob(String uri) {
    this(uri, "");
  }
}
