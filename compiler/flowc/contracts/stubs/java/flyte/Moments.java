import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** Moments, days and durations, as protobuf and as the data of records hold them. */
final class Moments {
  private static final DateTimeFormatter WITH_MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  // What pydantic reads: a year has 365 days, a month 30.
  private static final Pattern DURATION =
      Pattern.compile(
          "([+-]?)P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?"
              + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?");
  private static final long[] UNITS = {365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1};

  private Moments() {}

  static Timestamp timestamp(Instant value) {
    return Timestamp.newBuilder()
        .setSeconds(value.getEpochSecond())
        .setNanos(value.getNano())
        .build();
  }

  static Instant instant(Timestamp value) {
    return Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
  }

  static Instant midnight(LocalDate value) {
    return value.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  static LocalDate day(Timestamp value) {
    return LocalDate.ofInstant(instant(value), ZoneOffset.UTC);
  }

  /** In protobuf both parts have one sign. */
  static Duration duration(java.time.Duration value) {
    var seconds = value.getSeconds();
    var nanos = value.getNano();
    if (seconds < 0 && nanos > 0) {
      seconds += 1;
      nanos -= 1_000_000_000;
    }
    return Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build();
  }

  static java.time.Duration duration(Duration value) {
    return java.time.Duration.ofSeconds(value.getSeconds(), value.getNanos());
  }

  static Value pack(Instant value, Style style) {
    checkMicros(value.getNano(), value);
    var form = value.getNano() == 0 ? WHOLE : WITH_MICROS;
    var zone = style == Style.PYDANTIC ? "Z" : "+00:00";
    return ValueFactory.newString(value.atOffset(ZoneOffset.UTC).format(form) + zone);
  }

  static Instant unpackInstant(Value data) {
    if (!data.isStringValue()) {
      return null;
    }
    var text = data.asStringValue().asString();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutZone) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException error) {
        return null;
      }
    }
  }

  static LocalDate unpackDay(Value data) {
    try {
      return data.isStringValue() ? LocalDate.parse(data.asStringValue().asString()) : null;
    } catch (DateTimeException error) {
      return null;
    }
  }

  static Value pack(java.time.Duration value, Style style) {
    checkMicros(value.getNano(), value);
    if (style == Style.PYDANTIC) {
      return ValueFactory.newString(value.isNegative() ? "-" + iso(value.negated()) : iso(value));
    }
    var seconds = BigDecimal.valueOf(value.getSeconds());
    return ValueFactory.newFloat(seconds.add(BigDecimal.valueOf(value.getNano(), 9)).doubleValue());
  }

  /** Writes what pydantic does: {@code P1Y35DT1H0.25S}, a year having 365 days. */
  private static String iso(java.time.Duration value) {
    var days = value.toDays();
    var date = part(days / 365, "Y") + part(days % 365, "D");
    var clock = part(value.toHoursPart(), "H") + part(value.toMinutesPart(), "M");
    var seconds = BigDecimal.valueOf(value.getNano(), 9).stripTrailingZeros();
    seconds = seconds.add(BigDecimal.valueOf(value.toSecondsPart()));
    if (seconds.signum() != 0 || (date + clock).isEmpty()) {
      clock += seconds.toPlainString() + "S";
    }
    return "P" + date + (clock.isEmpty() ? "" : "T" + clock);
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }

  static java.time.Duration unpackDuration(Value data) {
    try {
      return duration(data);
    } catch (ArithmeticException tooLong) {
      return null;
    }
  }

  private static java.time.Duration duration(Value data) {
    if (data.isStringValue()) {
      return parse(data.asStringValue().asString());
    }
    if (!data.isNumberValue()) {
      return null;
    }
    var number = data.asNumberValue().toDouble();
    if (!Double.isFinite(number)) {
      return null;
    }
    return ofSeconds(new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN));
  }

  private static java.time.Duration parse(String text) {
    var found = DURATION.matcher(text);
    if (!found.matches()) {
      return null;
    }
    var total = BigDecimal.ZERO;
    for (var i = 0; i < UNITS.length; i++) {
      if (found.group(i + 2) != null) {
        total = total.add(new BigDecimal(found.group(i + 2)).multiply(new BigDecimal(UNITS[i])));
      }
    }
    return ofSeconds(found.group(1).equals("-") ? total.negate() : total);
  }

  private static java.time.Duration ofSeconds(BigDecimal seconds) {
    var parts = seconds.setScale(9, RoundingMode.HALF_EVEN).unscaledValue();
    var split = parts.divideAndRemainder(java.math.BigInteger.valueOf(1_000_000_000));
    return java.time.Duration.ofSeconds(split[0].longValueExact(), split[1].longValueExact());
  }

  private static void checkMicros(int nanos, Object value) {
    if (nanos % 1000 != 0) {
      throw new FlyteException("Python has no nanoseconds: " + value);
    }
  }
}
