import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SimpleType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** A codec of mappings that travel as data. */
record PackedMapCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {
  @Override
  public LiteralType type() {
    return LiteralType.newBuilder().setSimple(SimpleType.STRUCT).build();
  }

  @Override
  public Literal toLiteral(Map<K, V> values) {
    return Data.toLiteral(pack(values, Style.DATACLASS));
  }

  @Override
  public Map<K, V> fromLiteral(Literal literal) {
    return unpack(Data.fromLiteral(literal));
  }

  @Override
  public Value pack(Map<K, V> values, Style style) {
    var made = new LinkedHashMap<Value, Value>();
    values.forEach(
        (name, held) -> {
          try {
            made.put(packKey(name, style), value.pack(held, style));
          } catch (FlyteException error) {
            throw error.in(name);
          }
        });
    return ValueFactory.newMap(made);
  }

  @Override
  public Map<K, V> unpack(Value data) {
    if (!data.isMapValue()) {
      throw FlyteException.expected("a mapping", data);
    }
    var made = new LinkedHashMap<K, V>();
    for (var entry : data.asMapValue().entrySet()) {
      try {
        made.put(unpackKey(entry.getKey()), value.unpack(entry.getValue()));
      } catch (FlyteException error) {
        throw error.in(entry.getKey());
      }
    }
    return Collections.unmodifiableMap(made);
  }

  private Value packKey(K name, Style style) {
    return style == Style.DATACLASS
        ? key.pack(name, style)
        : ValueFactory.newString(name.toString());
  }

  /** Reads a key, also one that pydantic made text. */
  private K unpackKey(Value data) {
    if (!data.isStringValue()) {
      return key.unpack(data);
    }
    var text = data.asStringValue().asString();
    return switch (key.type().getSimple()) {
      case INTEGER -> key.unpack(integer(text));
      case BOOLEAN -> key.unpack(ValueFactory.newBoolean(text.equalsIgnoreCase("true")));
      default -> key.unpack(data);
    };
  }

  private static Value integer(String text) {
    try {
      return ValueFactory.newInteger(Long.parseLong(text));
    } catch (NumberFormatException error) {
      return ValueFactory.newString(text);
    }
  }
}
