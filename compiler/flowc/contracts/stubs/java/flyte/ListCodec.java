import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.LiteralCollection;
import flyteidl.core.Types.LiteralType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** A codec of lists. */
record ListCodec<T>(Codec<T> item) implements Codec<List<T>> {
  @Override
  public LiteralType type() {
    return LiteralType.newBuilder().setCollectionType(item.type()).build();
  }

  @Override
  public Literal toLiteral(List<T> values) {
    var literals = LiteralCollection.newBuilder().addAllLiterals(each(values, item::toLiteral));
    return Literal.newBuilder().setCollection(literals).build();
  }

  @Override
  public List<T> fromLiteral(Literal literal) {
    if (!literal.hasCollection()) {
      throw FlyteException.expected("a list", literal);
    }
    return each(literal.getCollection().getLiteralsList(), held -> Data.read(item, held));
  }

  @Override
  public Value pack(List<T> values, Style style) {
    return ValueFactory.newArray(each(values, value -> item.pack(value, style)));
  }

  @Override
  public List<T> unpack(Value data) {
    if (!data.isArrayValue()) {
      throw FlyteException.expected("a list", data);
    }
    return each(data.asArrayValue().list(), item::unpack);
  }

  private static <A, B> List<B> each(List<A> values, Function<A, B> convert) {
    var made = new ArrayList<B>(values.size());
    for (var value : values) {
      try {
        made.add(convert.apply(value));
      } catch (FlyteException error) {
        throw error.in("item " + made.size());
      }
    }
    return List.copyOf(made);
  }
}
