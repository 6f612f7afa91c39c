import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import flyteidl.core.Literals.Binary;
import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.Scalar;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SimpleType;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** Data of any kind. */
public final class Data {
  /** Data that travels as msgpack. */
  public static final Codec<Value> PACKED = codec(true);

  /** Data that travels as protobuf's {@code Struct}, which has no integers. */
  public static final Codec<Value> STRUCT = codec(false);

  private static final long LARGEST = 1L << 53;

  private Data() {}

  private static Codec<Value> codec(boolean isPacked) {
    return new Stored<>(
        LiteralType.newBuilder().setSimple(SimpleType.STRUCT).build(),
        value -> isPacked ? packed(value) : Scalar.newBuilder().setGeneric(struct(value)),
        Data::fromLiteral,
        (value, style) -> value,
        data -> data);
  }

  /** Reads a literal; what Flyte took out of a record is packed, whatever its type is. */
  static <T> T read(Codec<T> codec, Literal literal) {
    var scalar = literal.getScalar();
    var isPacked = scalar.hasBinary() || scalar.hasGeneric();
    return isPacked ? codec.unpack(fromLiteral(literal)) : codec.fromLiteral(literal);
  }

  static Literal toLiteral(Value data) {
    return Literal.newBuilder().setScalar(packed(data)).build();
  }

  static Value fromLiteral(Literal literal) {
    var scalar = literal.getScalar();
    if (scalar.hasGeneric()) {
      return data(
          com.google.protobuf.Value.newBuilder().setStructValue(scalar.getGeneric()).build());
    }
    if (!scalar.hasBinary() || !scalar.getBinary().getTag().equals("msgpack")) {
      throw FlyteException.expected("data", literal);
    }
    try (var unpacker =
        MessagePack.newDefaultUnpacker(scalar.getBinary().getValue().toByteArray())) {
      return unpacker.unpackValue();
    } catch (IOException | MessagePackException error) {
      throw new FlyteException("data cannot be read: " + error.getMessage());
    }
  }

  private static Scalar.Builder packed(Value data) {
    try (var packer = MessagePack.newDefaultBufferPacker()) {
      data.writeTo(packer);
      var bytes = ByteString.copyFrom(packer.toByteArray());
      return Scalar.newBuilder().setBinary(Binary.newBuilder().setValue(bytes).setTag("msgpack"));
    } catch (IOException error) {
      throw new FlyteException("data cannot be written: " + error.getMessage());
    }
  }

  /** A {@code Struct} has only doubles; those that are whole are integers as well. */
  private static Value data(com.google.protobuf.Value value) {
    return switch (value.getKindCase()) {
      case NUMBER_VALUE -> number(value.getNumberValue());
      case STRING_VALUE -> ValueFactory.newString(value.getStringValue());
      case BOOL_VALUE -> ValueFactory.newBoolean(value.getBoolValue());
      case LIST_VALUE ->
          ValueFactory.newArray(
              value.getListValue().getValuesList().stream().map(Data::data).toList());
      case STRUCT_VALUE -> {
        var made = new LinkedHashMap<Value, Value>();
        value
            .getStructValue()
            .getFieldsMap()
            .forEach((key, held) -> made.put(ValueFactory.newString(key), data(held)));
        yield ValueFactory.newMap(made);
      }
      default -> ValueFactory.newNil();
    };
  }

  private static Value number(double number) {
    var isWhole = number == Math.rint(number) && Math.abs(number) <= LARGEST;
    return isWhole ? ValueFactory.newInteger((long) number) : ValueFactory.newFloat(number);
  }

  private static Struct struct(Value data) {
    if (!data.isMapValue()) {
      throw FlyteException.expected("a mapping", data);
    }
    var made = Struct.newBuilder();
    for (var entry : data.asMapValue().entrySet()) {
      if (!entry.getKey().isStringValue()) {
        throw FlyteException.expected("a key of text", entry.getKey());
      }
      made.putFields(entry.getKey().asStringValue().asString(), value(entry.getValue()));
    }
    return made.build();
  }

  private static com.google.protobuf.Value value(Value data) {
    var made = com.google.protobuf.Value.newBuilder();
    switch (data.getValueType()) {
      case NIL -> made.setNullValue(NullValue.NULL_VALUE);
      case BOOLEAN -> made.setBoolValue(data.asBooleanValue().getBoolean());
      case FLOAT -> made.setNumberValue(data.asFloatValue().toDouble());
      case STRING -> made.setStringValue(data.asStringValue().asString());
      case MAP -> made.setStructValue(struct(data));
      case INTEGER -> {
        var number = data.asIntegerValue();
        if (!number.isInLongRange() || Math.abs(number.toLong()) > LARGEST) {
          throw new FlyteException("a Struct cannot hold " + number + " exactly");
        }
        made.setNumberValue(number.toLong());
      }
      case ARRAY -> {
        var items = ListValue.newBuilder();
        data.asArrayValue().forEach(item -> items.addValues(value(item)));
        made.setListValue(items);
      }
      default -> throw new FlyteException("a Struct cannot hold " + data);
    }
    return made.build();
  }
}
