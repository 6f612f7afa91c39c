import flyteidl.core.Literals.Literal;
import flyteidl.core.Literals.Scalar;
import flyteidl.core.Literals.Union;
import flyteidl.core.Types.LiteralType;
import flyteidl.core.Types.SimpleType;
import flyteidl.core.Types.UnionType;
import java.util.List;
import org.msgpack.value.Value;

/** A codec of unions. */
record UnionCodec<U>(List<Variant<U>> variants) implements Codec<U> {
  @Override
  public LiteralType type() {
    var made = UnionType.newBuilder();
    variants.forEach(variant -> made.addVariants(variant.tagged()));
    return LiteralType.newBuilder().setUnionType(made).build();
  }

  @Override
  public Literal toLiteral(U value) {
    var variant = variantOf(value);
    var held = variant.toLiteral().apply(value);
    var union = Union.newBuilder().setValue(held).setType(variant.tagged());
    return Literal.newBuilder().setScalar(Scalar.newBuilder().setUnion(union)).build();
  }

  /** Reads a variant that a literal names, else the first that fits. */
  @Override
  public U fromLiteral(Literal literal) {
    var scalar = literal.getScalar();
    for (var variant : variants) {
      if (scalar.hasUnion() && !variant.fits(scalar.getUnion().getType())) {
        continue;
      }
      try {
        return variant
            .fromLiteral()
            .apply(scalar.hasUnion() ? scalar.getUnion().getValue() : literal);
      } catch (FlyteException error) {
        continue;
      }
    }
    throw new FlyteException("no variant of the union fits " + literal);
  }

  @Override
  public Value pack(U value, Style style) {
    return variantOf(value).pack().apply(value, style);
  }

  /** Takes the first variant that fits, as Python does: nothing in the data names it. */
  @Override
  public U unpack(Value data) {
    for (var widened : new boolean[] {false, true}) {
      for (var variant : variants) {
        var isFloat = variant.type().getSimple() == SimpleType.FLOAT;
        if (data.isIntegerValue() && isFloat != widened) {
          continue;
        }
        try {
          return variant.unpack().apply(data);
        } catch (FlyteException error) {
          continue;
        }
      }
    }
    throw new FlyteException("no variant of the union fits " + data);
  }

  private Variant<U> variantOf(U value) {
    for (var variant : variants) {
      if (variant.is().test(value)) {
        return variant;
      }
    }
    throw new FlyteException(value + " is no value of the union");
  }
}
