import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.LiteralMap;
import flyteidl.core.Types.LiteralType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.msgpack.value.Value;

/** A codec of mappings from text. */
record MapCodec<V>(Codec<V> value, Codec<Map<String, V>> packed) implements Codec<Map<String, V>> {
  @Override
  public LiteralType type() {
    return LiteralType.newBuilder().setMapValueType(value.type()).build();
  }

  @Override
  public Literal toLiteral(Map<String, V> values) {
    var literals = LiteralMap.newBuilder();
    values.forEach(
        (key, held) -> {
          try {
            literals.putLiterals(key, value.toLiteral(held));
          } catch (FlyteException error) {
            throw error.in(key);
          }
        });
    return Literal.newBuilder().setMap(literals).build();
  }

  @Override
  public Map<String, V> fromLiteral(Literal literal) {
    if (!literal.hasMap()) {
      throw FlyteException.expected("a mapping", literal);
    }
    var made = new LinkedHashMap<String, V>();
    literal
        .getMap()
        .getLiteralsMap()
        .forEach(
            (key, held) -> {
              try {
                made.put(key, Data.read(value, held));
              } catch (FlyteException error) {
                throw error.in(key);
              }
            });
    return Collections.unmodifiableMap(made);
  }

  @Override
  public Value pack(Map<String, V> values, Style style) {
    return packed.pack(values, style);
  }

  @Override
  public Map<String, V> unpack(Value data) {
    return packed.unpack(data);
  }
}
