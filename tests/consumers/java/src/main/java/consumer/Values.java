package consumer;

import com.google.protobuf.ByteString;
import flyteidl.admin.ExecutionOuterClass.ExecutionCreateRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import parcels.Address;
import parcels.ChoicesTask;
import parcels.Containers;
import parcels.Deliver;
import parcels.IntegerOrString;
import parcels.IntegerOrStringOrAddress;
import parcels.Journey;
import parcels.Numbers;
import parcels.Overnight;
import parcels.Parcel;
import parcels.ParcelOrRefusal;
import parcels.Quote;
import parcels.Records;
import parcels.Refusal;
import parcels.Route;
import parcels.Send;
import parcels.Speed;
import parcels.Stop;
import parcels.Times;
import parcels.Unions;
import parcels.Zone;
import parcels.flyte.Blob;
import parcels.flyte.Dataset;
import parcels.flyte.Entity;

/** Requests and outputs as typed values. */
final class Values {
  private static final Instant NOON = Instant.parse("2024-02-29T12:30:15.25Z");
  private static final Address HOME =
      new Address("Kerkstraat 1", "Utrecht", Optional.of("NL"), Optional.of(List.of()));
  private static final Address FAR =
      new Address("神宮前 3-1", "東京", Optional.of("JP"), Optional.of(List.of("a", "", "ß")));
  private static final Parcel SMALL =
      new Parcel(
          1,
          HOME,
          Speed.SLOW,
          Map.of(),
          Optional.empty(),
          Optional.of(List.of(Zone.HOME)),
          Optional.of(List.of()),
          Optional.of(Map.of()),
          Optional.empty(),
          Optional.of(false),
          Optional.of(2.5),
          Optional.of(1L),
          Optional.of("fragile"));
  private static final Parcel BIG =
      new Parcel(
          9007199254740993L,
          FAR,
          Speed.NEXT_DAY,
          Map.of("net", 0.1, "gross", 3.0, "ø", -0.0),
          Optional.of(HOME),
          Optional.of(List.of(Zone.ÜBERSEE, Zone.NONE)),
          Optional.of(
              List.of(
                  Map.of("a", -1L), Map.of(), Map.of("b", Long.MAX_VALUE, "c", Long.MIN_VALUE))),
          Optional.of(Map.of(-1L, "cellar", 0L, "", 1L << 40, "sky")),
          Optional.of(new IntegerOrString.OfString("№ 7")),
          Optional.of(true),
          Optional.of(1e300),
          Optional.of(-5L),
          Optional.of(""));
  private static final Stop AT_HOME = new Stop(HOME, Optional.of(Map.of()));
  private static final Journey JOURNEY =
      new Journey(
          NOON,
          LocalDate.of(1999, 12, 31),
          Duration.ofDays(400).plusNanos(1000),
          allBytes(),
          new Blob("s3://post/letter é.txt"),
          new Blob("s3://post/papers"),
          new Dataset("s3://post/table", "parquet"),
          new Route(
              AT_HOME,
              Optional.of(
                  List.of(
                      Map.of(
                          "a",
                          new Stop(
                              FAR, Optional.of(Map.of("x", List.of(HOME, FAR), "é", List.of()))),
                          "b",
                          AT_HOME),
                      Map.of())),
              Optional.of(new Stop(HOME, Optional.of(Map.of("", List.of(HOME)))))),
          Optional.of(List.of(Duration.ZERO, Duration.ofMinutes(-5))));
  private static final Quote QUOTE =
      new Quote(
          12,
          NOON,
          Duration.ofDays(400).plusHours(1).plusMillis(250),
          Optional.of(Speed.FAST),
          Optional.of(Map.of("gift", 1L << 60, "ü", 0L)),
          Optional.of(ByteString.copyFromUtf8("zegel ✓")),
          Optional.of(LocalDate.of(2030, 6, 1)));
  private static final Refusal REFUSAL = new Refusal("wet", Optional.of(1L));

  private Values() {}

  /** The requests that are built from typed values. */
  static Map<String, ExecutionCreateRequest> requests() {
    return Map.ofEntries(
        asking(
            "in numbers/beyond 2^53",
            Numbers.TASK,
            new Numbers.Inputs(9007199254740993L, 0.1, true, "Ærøskøbing 東京 🎁")),
        asking(
            "in times/plain",
            Times.TASK,
            new Times.Inputs(NOON, LocalDate.of(2024, 2, 29), Duration.ofHours(1).plusMillis(250))),
        asking(
            "in choices/plain",
            ChoicesTask.TASK,
            new ChoicesTask.Inputs(Speed.NEXT_DAY, List.of(Zone.values()), "large")),
        asking("in containers/full", Containers.TASK, containers()),
        asking(
            "in containers/empty",
            Containers.TASK,
            new Containers.Inputs(
                List.of(), List.of(), Map.of(), Map.of(), Map.of(), ValueFactory.emptyMap())),
        asking(
            "in unions/first",
            Unions.TASK,
            new Unions.Inputs(
                new IntegerOrStringOrAddress.OfInteger(7),
                new ParcelOrRefusal.OfParcel(BIG),
                Optional.of("naïve"),
                Optional.of(Speed.FAST),
                Optional.of(List.of(Map.of("a", 1L), Map.of())),
                Optional.of(many()),
                Optional.of(JOURNEY))),
        asking(
            "in unions/none",
            Unions.TASK,
            new Unions.Inputs(
                new IntegerOrStringOrAddress.OfAddress(FAR),
                new ParcelOrRefusal.OfRefusal(REFUSAL),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        asking("in records/full", Records.TASK, new Records.Inputs(BIG, JOURNEY, QUOTE)),
        asking("in records/left out", Records.TASK, leftOut()),
        asking(
            "in stored/plain",
            parcels.Stored.TASK,
            new parcels.Stored.Inputs(
                new Blob("s3://post/letter.txt"),
                new Blob("s3://post/sheet.csv"),
                new Blob("s3://post/papers/"),
                new Dataset("s3://post/table", "parquet"),
                new Dataset("s3://post/rates"))),
        asking(
            "in deliver/defaults",
            Deliver.LAUNCH_PLAN,
            new Deliver.Inputs(SMALL, Optional.empty(), Optional.empty(), Optional.empty())),
        asking(
            "in overnight/all",
            Overnight.LAUNCH_PLAN,
            new Overnight.Inputs(
                BIG, Optional.of(Duration.ofSeconds(-1)), Optional.of(List.of()))));
  }

  private static <I, O> Map.Entry<String, ExecutionCreateRequest> asking(
      String id, Entity<I, O> entity, I inputs) {
    return Map.entry(id, entity.request(Consumer.TARGET, "n", inputs));
  }

  private static Containers.Inputs containers() {
    return new Containers.Inputs(
        List.of("a", "", "é", "🎁", "a\0b", "quo\"te\\"),
        List.of(Map.of("x", 1L, "y", (1L << 53) + 1), Map.of()),
        Map.of("home", List.of(HOME, FAR), "none", List.of()),
        Map.of(0L, "ground", -1L, "cellar", 1L << 33, "high"),
        Map.of(
            "a",
            Map.of("b", List.of(List.of(1L, 2L), List.of(), List.of(-(1L << 62))), "c", List.of()),
            "é",
            Map.of()),
        map(
            "n",
            ValueFactory.newNil(),
            "i",
            ValueFactory.newInteger(Long.MAX_VALUE),
            "f",
            ValueFactory.newFloat(1.0),
            "l",
            ValueFactory.newArray(
                ValueFactory.newBoolean(true), map("x", ValueFactory.newString("y"))),
            "b",
            ValueFactory.newBinary(new byte[] {0, (byte) 255})));
  }

  private static Records.Inputs leftOut() {
    return new Records.Inputs(
        new Parcel(
            1,
            new Address("Kerkstraat 1", "Utrecht", Optional.empty(), Optional.empty()),
            Speed.SLOW,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Journey(
            OffsetDateTime.parse("2020-01-01T00:00:00+05:30").toInstant(),
            LocalDate.of(1, 1, 1),
            Duration.ZERO,
            ByteString.EMPTY,
            new Blob("https://example.com/letter"),
            new Blob("gs://post/papers"),
            new Dataset("s3://post/empty"),
            new Route(new Stop(FAR, Optional.empty()), Optional.empty(), Optional.empty()),
            Optional.empty()),
        new Quote(
            -0.5,
            Instant.EPOCH,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The outputs that are expected. */
  static Map<String, Object> outputs() {
    return Map.of(
        "out numbers/plain",
        new Numbers.Outputs(9007199254740993L, -0.0, true, "東京"),
        "out unions/first",
        new Unions.Outputs(
            new IntegerOrStringOrAddress.OfInteger(7),
            new ParcelOrRefusal.OfParcel(BIG),
            Optional.of("naïve"),
            Optional.of(Speed.FAST),
            Optional.of(List.of(Map.of("a", 1L), Map.of())),
            Optional.of(many())),
        "out unions/none",
        new Unions.Outputs(
            new IntegerOrStringOrAddress.OfAddress(FAR),
            new ParcelOrRefusal.OfRefusal(REFUSAL),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        "out records/full",
        new Records.Outputs(BIG, JOURNEY, QUOTE),
        "out stored/plain",
        new parcels.Stored.Outputs(
            new Blob("s3://post/letter.txt", ""),
            new Blob("s3://post/sheet.csv", "csv"),
            new Blob("s3://post/papers/", ""),
            new Dataset("s3://post/table", "parquet"),
            new Dataset("s3://post/rates", "")),
        "out send/none",
        new Send.Outputs(BIG, Optional.empty()));
  }

  private static List<IntegerOrString> many() {
    return List.of(
        new IntegerOrString.OfInteger(1),
        new IntegerOrString.OfString("1"),
        new IntegerOrString.OfInteger((1L << 53) + 1));
  }

  private static Value map(Object... pairs) {
    var made = ValueFactory.newMapBuilder();
    for (var i = 0; i < pairs.length; i += 2) {
      made.put(ValueFactory.newString((String) pairs[i]), (Value) pairs[i + 1]);
    }
    return made.build();
  }

  private static ByteString allBytes() {
    var bytes = new byte[256];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return ByteString.copyFrom(bytes);
  }
}
