import flyteidl.core.Literals;
import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.Scalar;
import flyteidl.core.Types.BlobType;
import flyteidl.core.Types.BlobType.BlobDimensionality;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SchemaType;
import flyteidl.core.Types.SchemaType.SchemaColumn.SchemaColumnType;
import flyteidl.core.Types.StructuredDatasetType;
import java.util.Map;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** The codecs of what lies in the object store. */
public final class Files {
  private Files() {}

  /** A column of a dataset. */
  public record Column(String name, Codec<?> codec) {}

  /** A file of a format. */
  public static Codec<Blob> file(String format) {
    return blob(format, BlobDimensionality.SINGLE);
  }

  /** A folder of a format. */
  public static Codec<Blob> folder(String format) {
    return blob(format, BlobDimensionality.MULTIPART);
  }

  /** A value that only Python reads, to be handed on. */
  public static Codec<Blob> pickle() {
    return file("PythonPickle");
  }

  /** A dataset with declared columns. */
  public static Codec<Dataset> dataset(String format, Column... columns) {
    return new Stored<>(
        LiteralType.newBuilder().setStructuredDatasetType(datasetType(format, columns)).build(),
        value -> {
          var type = datasetType(or(value.format(), format), columns);
          var metadata =
              Literals.StructuredDatasetMetadata.newBuilder().setStructuredDatasetType(type);
          return Scalar.newBuilder()
              .setStructuredDataset(
                  Literals.StructuredDataset.newBuilder()
                      .setUri(value.uri())
                      .setMetadata(metadata));
        },
        Files::dataset,
        (value, style) ->
            mapping(
                Map.of(
                    "uri", value.uri(),
                    "file_format", or(value.format(), format))),
        data -> {
          var found = text(data, "file_format");
          return new Dataset(needed(data, "uri"), found == null ? "" : found);
        });
  }

  /** A dataset that travels as Flyte's older schema. */
  public static Codec<Dataset> legacy(Column... columns) {
    var type = SchemaType.newBuilder();
    for (var column : columns) {
      var kind = SchemaColumnType.valueOf(column.codec().type().getSimple().name());
      type.addColumnsBuilder().setName(column.name()).setType(kind);
    }
    return new Stored<>(
        LiteralType.newBuilder().setSchema(type).build(),
        value ->
            Scalar.newBuilder()
                .setSchema(Literals.Schema.newBuilder().setUri(value.uri()).setType(type)),
        Files::schema,
        (value, style) -> mapping(Map.of("remote_path", value.uri())),
        data -> new Dataset(needed(data, "remote_path")));
  }

  private static Codec<Blob> blob(String format, BlobDimensionality kind) {
    var declared = BlobType.newBuilder().setFormat(format).setDimensionality(kind);
    return new Stored<>(
        LiteralType.newBuilder().setBlob(declared).build(),
        value -> {
          var type = declared.clone().setFormat(or(value.format(), format));
          return Scalar.newBuilder()
              .setBlob(
                  Literals.Blob.newBuilder()
                      .setUri(value.uri())
                      .setMetadata(Literals.BlobMetadata.newBuilder().setType(type)));
        },
        literal -> {
          var type = literal.getScalar().getBlob().getMetadata().getType();
          if (!literal.getScalar().hasBlob() || type.getDimensionality() != kind) {
            throw FlyteException.expected("a blob (" + kind + ")", literal);
          }
          return new Blob(literal.getScalar().getBlob().getUri(), type.getFormat());
        },
        (value, style) -> mapping(Map.of("path", value.uri())),
        data -> new Blob(needed(data, "path"), format));
  }

  private static Dataset dataset(Literal literal) {
    if (!literal.getScalar().hasStructuredDataset()) {
      throw FlyteException.expected("a dataset", literal);
    }
    var held = literal.getScalar().getStructuredDataset();
    return new Dataset(held.getUri(), held.getMetadata().getStructuredDatasetType().getFormat());
  }

  private static Dataset schema(Literal literal) {
    if (!literal.getScalar().hasSchema()) {
      throw FlyteException.expected("a schema", literal);
    }
    return new Dataset(literal.getScalar().getSchema().getUri());
  }

  private static StructuredDatasetType datasetType(String format, Column... columns) {
    var made = StructuredDatasetType.newBuilder().setFormat(format);
    for (var column : columns) {
      made.addColumnsBuilder().setName(column.name()).setLiteralType(column.codec().type());
    }
    return made.build();
  }

  private static String or(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  private static Value mapping(Map<String, String> entries) {
    var made = ValueFactory.newMapBuilder();
    entries.forEach(
        (key, value) -> made.put(ValueFactory.newString(key), ValueFactory.newString(value)));
    return made.build();
  }

  private static String needed(Value data, String key) {
    var found = text(data, key);
    if (found == null) {
      throw FlyteException.expected("a mapping with \"" + key + "\"", data);
    }
    return found;
  }

  private static String text(Value data, String key) {
    var held = data.isMapValue() ? data.asMapValue().map().get(ValueFactory.newString(key)) : null;
    return held != null && held.isStringValue() ? held.asStringValue().asString() : null;
  }
}
