import flyteidl.core.Literals;
import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.Primitive;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SimpleType;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.msgpack.value.Value;

/** A codec of what a primitive holds. */
record Scalar<T>(
    String name,
    SimpleType simple,
    Primitive.ValueCase holds,
    Function<T, Primitive.Builder> to,
    Function<Primitive, T> from,
    BiFunction<T, Style, Value> packing,
    Function<Value, T> unpacking)
    implements Codec<T> {
  @Override
  public LiteralType type() {
    return LiteralType.newBuilder().setSimple(simple).build();
  }

  @Override
  public Literal toLiteral(T value) {
    return literal(Literals.Scalar.newBuilder().setPrimitive(to.apply(value)));
  }

  @Override
  public T fromLiteral(Literal literal) {
    var primitive = literal.getScalar().getPrimitive();
    if (primitive.getValueCase() != holds) {
      throw FlyteException.expected(name, literal);
    }
    return from.apply(primitive);
  }

  @Override
  public Value pack(T value, Style style) {
    return packing.apply(value, style);
  }

  @Override
  public T unpack(Value data) {
    var value = unpacking.apply(data);
    if (value == null) {
      throw FlyteException.expected(name, data);
    }
    return value;
  }

  static Literal literal(Literals.Scalar.Builder scalar) {
    return Literal.newBuilder().setScalar(scalar).build();
  }
}
