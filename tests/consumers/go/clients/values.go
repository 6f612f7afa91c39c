package main

import (
	"math"
	"time"

	"example.test/parcels"
	"example.test/parcels/flyte"
	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/core"
	"google.golang.org/protobuf/proto"
)

var (
	noon = time.Date(2024, 2, 29, 12, 30, 15, 250_000_000, time.UTC)
	home = parcels.Address{
		Street:  "Kerkstraat 1",
		Town:    "Utrecht",
		Country: flyte.Ptr("NL"),
		Lines:   flyte.Ptr([]string{}),
	}
	far = parcels.Address{
		Street:  "神宮前 3-1",
		Town:    "東京",
		Country: flyte.Ptr("JP"),
		Lines:   flyte.Ptr([]string{"a", "", "ß"}),
	}
	small = parcels.Parcel{
		Id:       1,
		Sender:   home,
		Speed:    parcels.SpeedSlow,
		Weights:  map[string]float64{},
		Zones:    flyte.Ptr([]parcels.Zone{parcels.ZoneHome}),
		History:  flyte.Ptr([]map[string]int64{}),
		ByFloor:  flyte.Ptr(map[int64]string{}),
		Insured:  flyte.Ptr(false),
		Fee:      flyte.Ptr(2.5),
		Count:    flyte.Ptr(int64(1)),
		Note:     flyte.Ptr("fragile"),
		Receiver: nil,
	}
	big = parcels.Parcel{
		Id:       9007199254740993,
		Sender:   far,
		Speed:    parcels.SpeedNextDay,
		Weights:  map[string]float64{"net": 0.1, "gross": 3, "ø": math.Copysign(0, -1)},
		Receiver: &home,
		Zones:    flyte.Ptr([]parcels.Zone{parcels.ZoneÜbersee, parcels.ZoneNone}),
		History: flyte.Ptr([]map[string]int64{
			{"a": -1}, {}, {"b": math.MaxInt64, "c": math.MinInt64},
		}),
		ByFloor: flyte.Ptr(map[int64]string{-1: "cellar", 0: "", 1 << 40: "sky"}),
		Label:   parcels.IntegerOrStringString{Value: "№ 7"},
		Insured: flyte.Ptr(true),
		Fee:     flyte.Ptr(1e300),
		Count:   flyte.Ptr(int64(-5)),
		Note:    flyte.Ptr(""),
	}
	journey = parcels.Journey{
		Start:  noon,
		Day:    flyte.Date{Year: 1999, Month: time.December, Day: 31},
		Takes:  400*24*time.Hour + time.Microsecond,
		Seal:   allBytes(),
		Letter: flyte.Blob{URI: "s3://post/letter é.txt"},
		Papers: flyte.Blob{URI: "s3://post/papers"},
		Table:  flyte.Dataset{URI: "s3://post/table", Format: "parquet"},
		Route: parcels.Route{
			Last: parcels.Stop{Place: home, Others: noOthers()},
			Legs: flyte.Ptr([]map[string]parcels.Stop{
				{
					"a": {
						Place: far,
						Others: flyte.Ptr(map[string][]parcels.Address{
							"x": {home, far}, "é": {},
						}),
					},
					"b": {Place: home, Others: noOthers()},
				},
				{},
			}),
			Back: &parcels.Stop{
				Place:  home,
				Others: flyte.Ptr(map[string][]parcels.Address{"": {home}}),
			},
		},
		Pauses: flyte.Ptr([]time.Duration{0, -5 * time.Minute}),
	}
	quote = parcels.Quote{
		Price:  12,
		Until:  noon,
		Takes:  400*24*time.Hour + time.Hour + 250*time.Millisecond,
		Speed:  flyte.Ptr(parcels.SpeedFast),
		Extras: flyte.Ptr(map[string]int64{"gift": 1 << 60, "ü": 0}),
		Seal:   flyte.Ptr([]byte("zegel ✓")),
		Day:    &flyte.Date{Year: 2030, Month: time.June, Day: 1},
	}
)

func noOthers() *map[string][]parcels.Address {
	return &map[string][]parcels.Address{}
}

func allBytes() []byte {
	made := make([]byte, 256)
	for i := range made {
		made[i] = byte(i)
	}
	return made
}

// byHand builds requests from typed values.
func byHand() (map[string]string, error) {
	made := map[string]string{}
	for id, build := range requests {
		var err error
		if made[id], err = encoded(build()); err != nil {
			return nil, err
		}
	}
	return made, nil
}

func asking[I, O any](entity flyte.Entity[I, O], inputs I) func() (proto.Message, error) {
	return func() (proto.Message, error) { return entity.Request(target, "n", inputs) }
}

var requests = map[string]func() (proto.Message, error){
	"in numbers/beyond 2^53": asking(parcels.Numbers, parcels.NumbersInputs{
		Whole: 9007199254740993, Real: 0.1, Yes: true, Text: "Ærøskøbing 東京 🎁",
	}),
	"in times/plain": asking(parcels.Times, parcels.TimesInputs{
		Moment: noon,
		Day:    flyte.Date{Year: 2024, Month: time.February, Day: 29},
		Span:   time.Hour + 250*time.Millisecond,
	}),
	"in choices/plain": asking(parcels.Choices, parcels.ChoicesInputs{
		Speed: parcels.SpeedNextDay,
		Zones: []parcels.Zone{parcels.ZoneHome, parcels.ZoneNone, parcels.ZoneÜbersee},
		Size:  "large",
	}),
	"in containers/full": asking(parcels.Containers, parcels.ContainersInputs{
		Names:  []string{"a", "", "é", "🎁", "a\x00b", `quo"te\`},
		Totals: []map[string]int64{{"x": 1, "y": 1<<53 + 1}, {}},
		Routes: map[string][]parcels.Address{"home": {home, far}, "none": {}},
		Floors: map[int64]string{0: "ground", -1: "cellar", 1 << 33: "high"},
		Deep: map[string]map[string][][]int64{
			"a": {"b": {{1, 2}, {}, {-(1 << 62)}}, "c": {}}, "é": {},
		},
		Anything: flyte.Map{
			{Key: "n", Value: nil},
			{Key: "i", Value: int64(math.MaxInt64)},
			{Key: "f", Value: 1.0},
			{Key: "l", Value: []any{true, flyte.Map{{Key: "x", Value: "y"}}}},
			{Key: "b", Value: []byte{0, 255}},
		},
	}),
	"in containers/empty": asking(parcels.Containers, parcels.ContainersInputs{
		Anything: flyte.Map{},
	}),
	"in unions/first": asking(parcels.Unions, parcels.UnionsInputs{
		Label:   parcels.IntegerOrStringOrAddressInteger{Value: 7},
		Outcome: parcels.ParcelOrRefusalParcel{Value: big},
		Note:    flyte.Ptr("naïve"),
		Speed:   flyte.Ptr(parcels.SpeedFast),
		Pairs:   flyte.Ptr([]map[string]int64{{"a": 1}, {}}),
		Many: flyte.Ptr([]parcels.IntegerOrString{
			parcels.IntegerOrStringInteger{Value: 1},
			parcels.IntegerOrStringString{Value: "1"},
			parcels.IntegerOrStringInteger{Value: 1<<53 + 1},
		}),
		Journey: &journey,
	}),
	"in unions/none": asking(parcels.Unions, parcels.UnionsInputs{
		Label:   parcels.IntegerOrStringOrAddressAddress{Value: far},
		Outcome: parcels.ParcelOrRefusalRefusal{Value: refusal},
	}),
	"in records/full": asking(parcels.Records, parcels.RecordsInputs{
		Parcel: big, Journey: journey, Quote: quote,
	}),
	"in records/left out": asking(parcels.Records, parcels.RecordsInputs{
		Parcel: parcels.Parcel{
			Id:      1,
			Sender:  parcels.Address{Street: "Kerkstraat 1", Town: "Utrecht"},
			Speed:   parcels.SpeedSlow,
			Weights: map[string]float64{},
		},
		Journey: parcels.Journey{
			Start:  time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("", 5*3600+1800)),
			Day:    flyte.Date{Year: 1, Month: time.January, Day: 1},
			Letter: flyte.Blob{URI: "https://example.com/letter"},
			Papers: flyte.Blob{URI: "gs://post/papers"},
			Table:  flyte.Dataset{URI: "s3://post/empty"},
			Route:  parcels.Route{Last: parcels.Stop{Place: far}},
		},
		Quote: parcels.Quote{Price: -0.5, Until: time.Unix(0, 0).UTC()},
	}),
	"in stored/plain": asking(parcels.Stored, parcels.StoredInputs{
		Letter: flyte.Blob{URI: "s3://post/letter.txt"},
		Sheet:  flyte.Blob{URI: "s3://post/sheet.csv"},
		Papers: flyte.Blob{URI: "s3://post/papers/"},
		Table:  flyte.Dataset{URI: "s3://post/table", Format: "parquet"},
		Rates:  flyte.Dataset{URI: "s3://post/rates"},
	}),
	"in deliver/defaults": asking(parcels.Deliver, parcels.DeliverInputs{Parcel: small}),
	"in overnight/all": asking(parcels.Overnight, parcels.OvernightInputs{
		Parcel: big, Wait: flyte.Ptr(-time.Second), Tags: flyte.Ptr([]string{}),
	}),
}

var refusal = parcels.Refusal{Reason: "wet", Code: flyte.Ptr(int64(1))}

// outputs gives what is expected of outputs that flytekit made.
func outputs() map[string]func(*core.LiteralMap) error {
	return map[string]func(*core.LiteralMap) error{
		"out numbers/plain": comparing(parcels.Numbers, parcels.NumbersOutputs{
			O0: 9007199254740993, O1: math.Copysign(0, -1), O2: true, O3: "東京",
		}),
		"out unions/first": comparing(parcels.Unions, parcels.UnionsOutputs{
			O0: parcels.IntegerOrStringOrAddressInteger{Value: 7},
			O1: parcels.ParcelOrRefusalParcel{Value: big},
			O2: flyte.Ptr("naïve"),
			O3: flyte.Ptr(parcels.SpeedFast),
			O4: flyte.Ptr([]map[string]int64{{"a": 1}, {}}),
			O5: flyte.Ptr([]parcels.IntegerOrString{
				parcels.IntegerOrStringInteger{Value: 1},
				parcels.IntegerOrStringString{Value: "1"},
				parcels.IntegerOrStringInteger{Value: 1<<53 + 1},
			}),
		}),
		"out unions/none": comparing(parcels.Unions, parcels.UnionsOutputs{
			O0: parcels.IntegerOrStringOrAddressAddress{Value: far},
			O1: parcels.ParcelOrRefusalRefusal{Value: refusal},
		}),
		"out records/full": comparing(parcels.Records, parcels.RecordsOutputs{
			O0: big, O1: journey, O2: quote,
		}),
		"out stored/plain": comparing(parcels.Stored, parcels.StoredOutputs{
			O0: flyte.Blob{URI: "s3://post/letter.txt"},
			O1: flyte.Blob{URI: "s3://post/sheet.csv", Format: "csv"},
			O2: flyte.Blob{URI: "s3://post/papers/"},
			O3: flyte.Dataset{URI: "s3://post/table", Format: "parquet"},
			O4: flyte.Dataset{URI: "s3://post/rates"},
		}),
		"out send/none": comparing(parcels.Send, parcels.SendOutputs{Parcel: big}),
	}
}
