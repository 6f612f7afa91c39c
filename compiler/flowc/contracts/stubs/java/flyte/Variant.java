import flyteidl.core.Literals.Literal;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.TypeStructure;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.msgpack.value.Value;

/** One type of a union {@code U}; {@code is} tells whether a value is of it. */
public record Variant<U>(
    String tag,
    LiteralType type,
    String title,
    Predicate<U> is,
    Function<U, Literal> toLiteral,
    Function<Literal, U> fromLiteral,
    BiFunction<U, Style, Value> pack,
    Function<Value, U> unpack) {

  /** Declares a variant: the name of its encoder, and how it is wrapped for the union. */
  public static <U, W extends U, T> Variant<U> of(
      String tag, Codec<T> codec, Class<W> wrapper, Function<T, U> wrap, Function<W, T> unwrap) {
    return new Variant<>(
        tag,
        codec.type(),
        codec.title(),
        wrapper::isInstance,
        value -> codec.toLiteral(unwrap.apply(wrapper.cast(value))),
        literal -> wrap.apply(Data.read(codec, literal)),
        (value, style) -> codec.pack(unwrap.apply(wrapper.cast(value)), style),
        data -> wrap.apply(codec.unpack(data)));
  }

  static <U> Variant<U> none(Predicate<U> is, U nothing) {
    return new Variant<>(
        "none",
        Choices.NONE.type(),
        "",
        is,
        value -> Choices.NONE.toLiteral(Nothing.NOTHING),
        literal -> {
          Choices.NONE.fromLiteral(literal);
          return nothing;
        },
        (value, style) -> Choices.NONE.pack(Nothing.NOTHING, style),
        data -> {
          Choices.NONE.unpack(data);
          return nothing;
        });
  }

  Variant<Optional<U>> optional() {
    return new Variant<>(
        tag,
        type,
        title,
        value -> value.filter(is).isPresent(),
        value -> toLiteral.apply(value.orElseThrow()),
        literal -> Optional.of(fromLiteral.apply(literal)),
        (value, style) -> pack.apply(value.orElseThrow(), style),
        data -> Optional.of(unpack.apply(data)));
  }

  LiteralType tagged() {
    return type.toBuilder().setStructure(TypeStructure.newBuilder().setTag(tag)).build();
  }

  /** Tells whether a literal says that it holds this variant. */
  boolean fits(LiteralType stored) {
    var named = stored.getMetadata().getFieldsMap().get("title");
    if (named != null && !title.isEmpty() && !title.equals(named.getStringValue())) {
      return false;
    }
    return stored.getStructure().getTag().equals(tag) && bare(stored).equals(bare(type));
  }

  /** Takes away what tells nothing of the kind of a literal: schemas, annotations and tags. */
  private static LiteralType bare(LiteralType type) {
    var made = type.toBuilder().clearMetadata().clearAnnotation().clearStructure();
    switch (type.getTypeCase()) {
      case COLLECTION_TYPE -> made.setCollectionType(bare(type.getCollectionType()));
      case MAP_VALUE_TYPE -> made.setMapValueType(bare(type.getMapValueType()));
      case UNION_TYPE -> {
        var variants = made.getUnionTypeBuilder();
        for (var i = 0; i < variants.getVariantsCount(); i++) {
          variants.setVariants(i, bare(variants.getVariants(i)));
        }
      }
      default -> {}
    }
    return made.build();
  }
}
