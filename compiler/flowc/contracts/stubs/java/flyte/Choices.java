import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.EnumType;
import flyteidl.core.Types.LiteralType;
import java.util.List;
import java.util.function.Function;
import org.msgpack.value.Value;

/** The codecs of enums, and of listed values. */
public final class Choices {
  private Choices() {}

  /** An enum with the text that stands for each value. */
  public static <E> Codec<E> enumeration(E[] values, Function<E, String> text) {
    var type = EnumType.newBuilder();
    for (var value : values) {
      type.addValues(text.apply(value));
    }
    Function<String, E> find =
        found -> {
          for (var value : values) {
            if (text.apply(value).equals(found)) {
              return value;
            }
          }
          throw FlyteException.expected("one of " + type.getValuesList(), found);
        };
    return new Stored<>(
        LiteralType.newBuilder().setEnumType(type).build(),
        value -> Codecs.STRING.toLiteral(text.apply(value)).getScalar().toBuilder(),
        literal -> find.apply(Codecs.STRING.fromLiteral(literal)),
        (value, style) -> Codecs.STRING.pack(text.apply(value), style),
        data -> find.apply(Codecs.STRING.unpack(data)));
  }

  /** One of listed values. */
  public static <T> Codec<T> choice(Codec<T> codec, List<T> values) {
    return new Choice<>(codec, values);
  }

  private record Choice<T>(Codec<T> codec, List<T> values) implements Codec<T> {
    @Override
    public LiteralType type() {
      return codec.type();
    }

    @Override
    public Literal toLiteral(T value) {
      return codec.toLiteral(check(value));
    }

    @Override
    public T fromLiteral(Literal literal) {
      return check(codec.fromLiteral(literal));
    }

    @Override
    public Value pack(T value, Style style) {
      return codec.pack(check(value), style);
    }

    @Override
    public T unpack(Value data) {
      return check(codec.unpack(data));
    }

    private T check(T value) {
      if (!values.contains(value)) {
        throw FlyteException.expected("one of " + values, value);
      }
      return value;
    }
  }

  /** Python's {@code None}. */
  public static final Codec<Nothing> NONE =
      new Stored<>(
          LiteralType.newBuilder().setSimple(flyteidl.core.Types.SimpleType.NONE).build(),
          value ->
              flyteidl.core.Literals.Scalar.newBuilder()
                  .setNoneType(flyteidl.core.Literals.Void.getDefaultInstance()),
          literal -> {
            if (!literal.getScalar().hasNoneType()) {
              throw FlyteException.expected("None", literal);
            }
            return Nothing.NOTHING;
          },
          (value, style) -> org.msgpack.value.ValueFactory.newNil(),
          data -> {
            if (!data.isNilValue()) {
              throw FlyteException.expected("None", data);
            }
            return Nothing.NOTHING;
          });
}
