/** Where an entity is registered. */
public record Target(String org, String project, String domain, String version) {
  public Target(String project, String domain, String version) {
    this("", project, domain, version);
  }
}
