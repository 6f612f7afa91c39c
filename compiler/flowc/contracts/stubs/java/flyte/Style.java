/** Which Python library reads the fields of a record; they differ in durations, bytes and keys. */
public enum Style {
  DATACLASS,
  PYDANTIC
}
