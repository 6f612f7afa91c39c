import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.LiteralMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** How the fields of a record, of inputs or of outputs are converted. */
public interface Fields<T> {
  void write(T value, Writer to);

  T read(Reader from);

  /** Takes the fields of a value. */
  abstract class Writer {
    /** Takes a field that is always there. */
    public abstract <V> void field(String name, Codec<V> codec, V value);

    /** Takes a field that may be left out; then its default is taken. */
    public <V> void defaulted(String name, Codec<V> codec, Optional<V> value) {
      value.ifPresent(held -> field(name, codec, held));
    }
  }

  /** Gives the fields of a value. */
  abstract class Reader {
    abstract boolean has(String name);

    abstract <V> V convert(String name, Codec<V> codec);

    /** Gives a field that is always there. */
    public <V> V field(String name, Codec<V> codec) {
      if (!has(name)) {
        throw new FlyteException(name + ": it is missing");
      }
      try {
        return convert(name, codec);
      } catch (FlyteException error) {
        throw error.in(name);
      }
    }

    /** Gives a field that may be left out, which means {@code None}. */
    public <V> Optional<V> nullable(String name, Codec<Optional<V>> codec) {
      return has(name) ? field(name, codec) : Optional.empty();
    }

    /** Gives a field that may be left out. */
    public <V> Optional<V> defaulted(String name, Codec<V> codec) {
      return has(name) ? Optional.of(field(name, codec)) : Optional.empty();
    }
  }

  /** Converts to literals. */
  default LiteralMap toLiterals(T value) {
    var made = LiteralMap.newBuilder();
    write(
        value,
        new Writer() {
          @Override
          public <V> void field(String name, Codec<V> codec, V held) {
            try {
              made.putLiterals(name, codec.toLiteral(held));
            } catch (FlyteException error) {
              throw error.in(name);
            }
          }
        });
    return made.build();
  }

  /** Converts from literals. */
  default T fromLiterals(LiteralMap literals) {
    Map<String, Literal> held = literals.getLiteralsMap();
    return read(
        new Reader() {
          @Override
          boolean has(String name) {
            return held.containsKey(name);
          }

          @Override
          <V> V convert(String name, Codec<V> codec) {
            return Data.read(codec, held.get(name));
          }
        });
  }

  /** Converts to data. */
  default Value pack(T value, Style style) {
    var made = new LinkedHashMap<Value, Value>();
    write(
        value,
        new Writer() {
          @Override
          public <V> void field(String name, Codec<V> codec, V held) {
            try {
              made.put(ValueFactory.newString(name), codec.pack(held, style));
            } catch (FlyteException error) {
              throw error.in(name);
            }
          }
        });
    return ValueFactory.newMap(made);
  }

  /** Converts from data. */
  default T unpack(Value data) {
    if (!data.isMapValue()) {
      throw FlyteException.expected("a record", data);
    }
    var held = data.asMapValue().map();
    return read(
        new Reader() {
          @Override
          boolean has(String name) {
            return held.containsKey(ValueFactory.newString(name));
          }

          @Override
          <V> V convert(String name, Codec<V> codec) {
            return codec.unpack(held.get(ValueFactory.newString(name)));
          }
        });
  }
}
