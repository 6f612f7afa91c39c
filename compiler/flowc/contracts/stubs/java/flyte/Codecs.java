import com.google.protobuf.ByteString;
import flyteidl.core.Literals.Primitive;
import flyteidl.core.Types.SimpleType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** The codecs of values that need no declaration, and those that are made of others. */
public final class Codecs {
  /** Python's {@code int}, within 64 bits. */
  public static final Codec<Long> INTEGER =
      new Scalar<>(
          "an integer",
          SimpleType.INTEGER,
          Primitive.ValueCase.INTEGER,
          value -> Primitive.newBuilder().setInteger(value),
          Primitive::getInteger,
          (value, style) -> ValueFactory.newInteger(value),
          Codecs::unpackInteger);

  /** Python's {@code float}. */
  public static final Codec<Double> FLOAT =
      new Scalar<>(
          "a float",
          SimpleType.FLOAT,
          Primitive.ValueCase.FLOAT_VALUE,
          value -> Primitive.newBuilder().setFloatValue(value),
          Primitive::getFloatValue,
          (value, style) -> ValueFactory.newFloat(value),
          data -> data.isNumberValue() ? data.asNumberValue().toDouble() : null);

  /** Python's {@code str}. */
  public static final Codec<String> STRING =
      new Scalar<>(
          "a string",
          SimpleType.STRING,
          Primitive.ValueCase.STRING_VALUE,
          value -> Primitive.newBuilder().setStringValue(value),
          Primitive::getStringValue,
          (value, style) -> ValueFactory.newString(value),
          data -> data.isStringValue() ? data.asStringValue().asString() : null);

  /** Python's {@code bool}. */
  public static final Codec<Boolean> BOOLEAN =
      new Scalar<>(
          "a boolean",
          SimpleType.BOOLEAN,
          Primitive.ValueCase.BOOLEAN,
          value -> Primitive.newBuilder().setBoolean(value),
          Primitive::getBoolean,
          (value, style) -> ValueFactory.newBoolean(value),
          data -> data.isBooleanValue() ? data.asBooleanValue().getBoolean() : null);

  /** Python's {@code datetime}, with microseconds; one without a time zone is one of UTC. */
  public static final Codec<Instant> DATETIME =
      new Scalar<>(
          "a datetime",
          SimpleType.DATETIME,
          Primitive.ValueCase.DATETIME,
          value -> Primitive.newBuilder().setDatetime(Moments.timestamp(value)),
          primitive -> Moments.instant(primitive.getDatetime()),
          Moments::pack,
          Moments::unpackInstant);

  /** Python's {@code date}, which travels as its midnight. */
  public static final Codec<LocalDate> DATE =
      new Scalar<>(
          "a date",
          SimpleType.DATETIME,
          Primitive.ValueCase.DATETIME,
          value -> Primitive.newBuilder().setDatetime(Moments.timestamp(Moments.midnight(value))),
          primitive -> Moments.day(primitive.getDatetime()),
          (value, style) -> ValueFactory.newString(value.toString()),
          Moments::unpackDay);

  /** Python's {@code timedelta}, with microseconds. */
  public static final Codec<Duration> DURATION =
      new Scalar<>(
          "a duration",
          SimpleType.DURATION,
          Primitive.ValueCase.DURATION,
          value -> Primitive.newBuilder().setDuration(Moments.duration(value)),
          primitive -> Moments.duration(primitive.getDuration()),
          Moments::pack,
          Moments::unpackDuration);

  /** Python's {@code bytes}, which only records hold. */
  public static final Codec<ByteString> BYTES =
      new Scalar<>(
          "bytes",
          SimpleType.BINARY,
          Primitive.ValueCase.VALUE_NOT_SET,
          value -> {
            throw new FlyteException("bytes are no literal");
          },
          primitive -> {
            throw new FlyteException("bytes are no literal");
          },
          Codecs::packBytes,
          Codecs::unpackBytes);

  private Codecs() {}

  /** A list. */
  public static <T> Codec<List<T>> list(Codec<T> item) {
    return new ListCodec<>(item);
  }

  /** Python's {@code dict} from {@code str}. */
  public static <V> Codec<Map<String, V>> map(Codec<V> value) {
    return new MapCodec<>(value, packedMap(STRING, value));
  }

  /** Python's {@code dict} that travels as data. */
  public static <K, V> Codec<Map<K, V>> packedMap(Codec<K> key, Codec<V> value) {
    return new PackedMapCodec<>(key, value);
  }

  /** A value or {@code None}; the tag is the name of the value's encoder. */
  public static <T> Codec<Optional<T>> optional(String tag, Codec<T> codec) {
    return new UnionCodec<>(
        List.of(
            new Variant<Optional<T>>(
                tag,
                codec.type(),
                codec.title(),
                Optional::isPresent,
                value -> codec.toLiteral(value.orElseThrow()),
                literal -> Optional.of(Data.read(codec, literal)),
                (value, style) -> codec.pack(value.orElseThrow(), style),
                data -> Optional.of(codec.unpack(data))),
            Variant.none(Optional::isEmpty, Optional.empty())));
  }

  /** A union. */
  public static <U> Codec<U> oneOf(List<Variant<U>> variants) {
    return new UnionCodec<>(variants);
  }

  /** A union, or {@code None}. */
  public static <U> Codec<Optional<U>> optionalOneOf(List<Variant<U>> variants) {
    var made = new ArrayList<Variant<Optional<U>>>();
    for (var variant : variants) {
      made.add(variant.optional());
    }
    made.add(Variant.none(Optional::isEmpty, Optional.empty()));
    return new UnionCodec<>(made);
  }

  private static Long unpackInteger(Value data) {
    if (!data.isIntegerValue() || !data.asIntegerValue().isInLongRange()) {
      return null;
    }
    return data.asIntegerValue().toLong();
  }

  private static Value packBytes(ByteString value, Style style) {
    if (style == Style.DATACLASS) {
      return ValueFactory.newBinary(value.toByteArray());
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return ValueFactory.newString(
          decoder.decode(ByteBuffer.wrap(value.toByteArray())).toString());
    } catch (CharacterCodingException error) {
      throw new FlyteException("pydantic takes only bytes that are text in UTF-8");
    }
  }

  private static ByteString unpackBytes(Value data) {
    return data.isRawValue() ? ByteString.copyFrom(data.asRawValue().asByteArray()) : null;
  }
}
