import flyteidl.core.Literals;
import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.LiteralType;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.msgpack.value.Value;

/** A codec of what a scalar holds that is no primitive. */
record Stored<T>(
    LiteralType type,
    Function<T, Literals.Scalar.Builder> to,
    Function<Literal, T> from,
    BiFunction<T, Style, Value> packing,
    Function<Value, T> unpacking)
    implements Codec<T> {
  @Override
  public Literal toLiteral(T value) {
    return Scalar.literal(to.apply(value));
  }

  @Override
  public T fromLiteral(Literal literal) {
    return from.apply(literal);
  }

  @Override
  public Value pack(T value, Style style) {
    return packing.apply(value, style);
  }

  @Override
  public T unpack(Value data) {
    return unpacking.apply(data);
  }
}
