import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.LiteralType;
import org.msgpack.value.Value;

/**
 * Converts values of a type: to literals, and to the data that records are packed in. What cannot
 * be converted is a {@link FlyteException}.
 */
public interface Codec<T> {
  /** What a union says of its value; it has no schemas of records. */
  LiteralType type();

  Literal toLiteral(T value);

  T fromLiteral(Literal literal);

  Value pack(T value, Style style);

  T unpack(Value data);

  /** The name of a record's class, else nothing. */
  default String title() {
    return "";
  }
}
