import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SimpleType;
import org.msgpack.value.Value;

/** A codec of a dataclass or a model of pydantic; the title is the name of its class. */
public record RecordCodec<T>(String title, Style style, Fields<T> fields) implements Codec<T> {
  @Override
  public LiteralType type() {
    return LiteralType.newBuilder().setSimple(SimpleType.STRUCT).build();
  }

  @Override
  public Literal toLiteral(T value) {
    return Data.toLiteral(fields.pack(value, style));
  }

  @Override
  public T fromLiteral(Literal literal) {
    return fields.unpack(Data.fromLiteral(literal));
  }

  @Override
  public Value pack(T value, Style within) {
    return fields.pack(value, within);
  }

  @Override
  public T unpack(Value data) {
    return fields.unpack(data);
  }
}
