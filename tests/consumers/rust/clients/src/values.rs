//! Requests and outputs as typed values.

use std::collections::BTreeMap;

use parcels::flyte::{Blob, Dataset, Date};
use parcels::parcels_tasks as tasks;
use parcels::parcels_tasks::{IntegerOrStringOrAddress, ParcelOrRefusal};
use parcels::parcels_values::{
    Address, IntegerOrString, Journey, Parcel, Quote, Refusal, Route, Speed, Stop, Zone,
};
use prost_types::{Duration, Timestamp};
use rmpv::Value;

use crate::{Result, asked, compared};

const DAYS: i64 = 86_400;

fn noon() -> Timestamp {
    Timestamp {
        seconds: 1_709_209_815,
        nanos: 250_000_000,
    }
}

fn span(seconds: i64, nanos: i32) -> Duration {
    Duration { seconds, nanos }
}

fn home() -> Address {
    Address {
        street: "Kerkstraat 1".into(),
        town: "Utrecht".into(),
        country: Some("NL".into()),
        lines: Some(vec![]),
    }
}

fn far() -> Address {
    Address {
        street: "神宮前 3-1".into(),
        town: "東京".into(),
        country: Some("JP".into()),
        lines: Some(vec!["a".into(), String::new(), "ß".into()]),
    }
}

fn small() -> Parcel {
    Parcel {
        id: 1,
        sender: home(),
        speed: Speed::Slow,
        weights: BTreeMap::new(),
        receiver: None,
        zones: Some(vec![Zone::Home]),
        history: Some(vec![]),
        by_floor: Some(BTreeMap::new()),
        label: None,
        insured: Some(false),
        fee: Some(2.5),
        count: Some(1),
        note: Some("fragile".into()),
    }
}

fn big() -> Parcel {
    Parcel {
        id: 9_007_199_254_740_993,
        sender: far(),
        speed: Speed::NextDay,
        weights: map([("net", 0.1), ("gross", 3.0), ("ø", -0.0)]),
        receiver: Some(home()),
        zones: Some(vec![Zone::Übersee, Zone::None]),
        history: Some(vec![
            map([("a", -1)]),
            BTreeMap::new(),
            map([("b", i64::MAX), ("c", i64::MIN)]),
        ]),
        by_floor: Some(BTreeMap::from([
            (-1, "cellar".into()),
            (0, String::new()),
            (1 << 40, "sky".into()),
        ])),
        label: Some(IntegerOrString::String("№ 7".into())),
        insured: Some(true),
        fee: Some(1e300),
        count: Some(-5),
        note: Some(String::new()),
    }
}

fn at_home() -> Stop {
    Stop {
        place: home(),
        others: Some(BTreeMap::new()),
    }
}

fn journey() -> Journey {
    let others = map([("x", vec![home(), far()]), ("é", vec![])]);
    let stop = Stop {
        place: far(),
        others: Some(others),
    };
    let back = Stop {
        place: home(),
        others: Some(map([("", vec![home()])])),
    };
    Journey {
        start: noon(),
        day: date(1999, 12, 31),
        takes: span(400 * DAYS, 1000),
        seal: (0..=255).collect(),
        letter: Blob::at("s3://post/letter é.txt"),
        papers: Blob::at("s3://post/papers"),
        table: table("s3://post/table", "parquet"),
        route: Route {
            last: at_home(),
            legs: Some(vec![map([("a", stop), ("b", at_home())]), BTreeMap::new()]),
            back: Some(back),
        },
        pauses: Some(vec![span(0, 0), span(-300, 0)]),
    }
}

fn quote() -> Quote {
    Quote {
        price: 12.0,
        until: noon(),
        takes: span(400 * DAYS + 3600, 250_000_000),
        speed: Some(Speed::Fast),
        extras: Some(map([("gift", 1 << 60), ("ü", 0)])),
        seal: Some("zegel ✓".into()),
        day: Some(date(2030, 6, 1)),
    }
}

fn refusal() -> Refusal {
    Refusal {
        reason: "wet".into(),
        code: Some(1),
    }
}

/// Builds requests from typed values.
pub fn requests() -> Result<BTreeMap<&'static str, String>> {
    Ok(BTreeMap::from([
        (
            "in numbers/beyond 2^53",
            asked(
                &tasks::NUMBERS,
                &tasks::NumbersInputs {
                    whole: 9_007_199_254_740_993,
                    real: 0.1,
                    yes: true,
                    text: "Ærøskøbing 東京 🎁".into(),
                },
            )?,
        ),
        (
            "in times/plain",
            asked(
                &tasks::TIMES,
                &tasks::TimesInputs {
                    moment: noon(),
                    day: date(2024, 2, 29),
                    span: span(3600, 250_000_000),
                },
            )?,
        ),
        (
            "in choices/plain",
            asked(
                &tasks::CHOICES,
                &tasks::ChoicesInputs {
                    speed: Speed::NextDay,
                    zones: vec![Zone::Home, Zone::None, Zone::Übersee],
                    size: "large".into(),
                },
            )?,
        ),
        (
            "in containers/full",
            asked(&tasks::CONTAINERS, &containers())?,
        ),
        (
            "in containers/empty",
            asked(
                &tasks::CONTAINERS,
                &tasks::ContainersInputs {
                    names: vec![],
                    totals: vec![],
                    routes: BTreeMap::new(),
                    floors: BTreeMap::new(),
                    deep: BTreeMap::new(),
                    anything: Value::Map(vec![]),
                },
            )?,
        ),
        (
            "in unions/first",
            asked(
                &tasks::UNIONS,
                &tasks::UnionsInputs {
                    label: IntegerOrStringOrAddress::Integer(7),
                    outcome: ParcelOrRefusal::Parcel(big()),
                    note: Some("naïve".into()),
                    speed: Some(Speed::Fast),
                    pairs: Some(vec![map([("a", 1)]), BTreeMap::new()]),
                    many: Some(many()),
                    journey: Some(journey()),
                },
            )?,
        ),
        (
            "in unions/none",
            asked(
                &tasks::UNIONS,
                &tasks::UnionsInputs {
                    label: IntegerOrStringOrAddress::Address(far()),
                    outcome: ParcelOrRefusal::Refusal(refusal()),
                    note: None,
                    speed: None,
                    pairs: None,
                    many: None,
                    journey: None,
                },
            )?,
        ),
        (
            "in records/full",
            asked(
                &tasks::RECORDS,
                &tasks::RecordsInputs {
                    parcel: big(),
                    journey: journey(),
                    quote: quote(),
                },
            )?,
        ),
        ("in records/left out", asked(&tasks::RECORDS, &left_out())?),
        (
            "in stored/plain",
            asked(
                &tasks::STORED,
                &tasks::StoredInputs {
                    letter: Blob::at("s3://post/letter.txt"),
                    sheet: Blob::at("s3://post/sheet.csv"),
                    papers: Blob::at("s3://post/papers/"),
                    table: table("s3://post/table", "parquet"),
                    rates: Dataset::at("s3://post/rates"),
                },
            )?,
        ),
        (
            "in deliver/defaults",
            asked(
                &tasks::DELIVER,
                &tasks::DeliverInputs {
                    parcel: small(),
                    speed: None,
                    wait: None,
                    tags: None,
                },
            )?,
        ),
        (
            "in overnight/all",
            asked(
                &tasks::OVERNIGHT,
                &tasks::OvernightInputs {
                    parcel: big(),
                    wait: Some(span(-1, 0)),
                    tags: Some(vec![]),
                },
            )?,
        ),
    ]))
}

fn containers() -> tasks::ContainersInputs {
    let names = ["a", "", "é", "🎁", "a\0b", "quo\"te\\"];
    let deep = map([
        ("b", vec![vec![1, 2], vec![], vec![-(1 << 62)]]),
        ("c", vec![]),
    ]);
    let inner = Value::Map(vec![("x".into(), "y".into())]);
    tasks::ContainersInputs {
        names: names.map(String::from).to_vec(),
        totals: vec![map([("x", 1), ("y", (1 << 53) + 1)]), BTreeMap::new()],
        routes: map([("home", vec![home(), far()]), ("none", vec![])]),
        floors: BTreeMap::from([
            (0, "ground".into()),
            (-1, "cellar".into()),
            (1 << 33, "high".into()),
        ]),
        deep: map([("a", deep), ("é", BTreeMap::new())]),
        anything: Value::Map(vec![
            ("n".into(), Value::Nil),
            ("i".into(), i64::MAX.into()),
            ("f".into(), 1.0.into()),
            ("l".into(), Value::Array(vec![true.into(), inner])),
            ("b".into(), Value::Binary(vec![0, 255])),
        ]),
    }
}

fn left_out() -> tasks::RecordsInputs {
    tasks::RecordsInputs {
        parcel: Parcel {
            id: 1,
            sender: Address {
                street: "Kerkstraat 1".into(),
                town: "Utrecht".into(),
                country: None,
                lines: None,
            },
            speed: Speed::Slow,
            weights: BTreeMap::new(),
            receiver: None,
            zones: None,
            history: None,
            by_floor: None,
            label: None,
            insured: None,
            fee: None,
            count: None,
            note: None,
        },
        journey: Journey {
            start: Timestamp {
                seconds: 1_577_836_800 - 5 * 3600 - 1800,
                nanos: 0,
            },
            day: date(1, 1, 1),
            takes: span(0, 0),
            seal: vec![],
            letter: Blob::at("https://example.com/letter"),
            papers: Blob::at("gs://post/papers"),
            table: Dataset::at("s3://post/empty"),
            route: Route {
                last: Stop {
                    place: far(),
                    others: None,
                },
                legs: None,
                back: None,
            },
            pauses: None,
        },
        quote: Quote {
            price: -0.5,
            until: Timestamp::default(),
            takes: span(0, 0),
            speed: None,
            extras: None,
            seal: None,
            day: None,
        },
    }
}

/// Reads outputs that flytekit made, and compares them.
pub fn read(cases: &BTreeMap<&str, &serde_json::Value>) -> Result<Vec<&'static str>> {
    compared(
        &tasks::NUMBERS,
        cases["out numbers/plain"],
        &tasks::NumbersOutputs {
            o0: 9_007_199_254_740_993,
            o1: -0.0,
            o2: true,
            o3: "東京".into(),
        },
    )?;
    compared(
        &tasks::UNIONS,
        cases["out unions/first"],
        &tasks::UnionsOutputs {
            o0: IntegerOrStringOrAddress::Integer(7),
            o1: ParcelOrRefusal::Parcel(big()),
            o2: Some("naïve".into()),
            o3: Some(Speed::Fast),
            o4: Some(vec![map([("a", 1)]), BTreeMap::new()]),
            o5: Some(many()),
        },
    )?;
    compared(
        &tasks::UNIONS,
        cases["out unions/none"],
        &tasks::UnionsOutputs {
            o0: IntegerOrStringOrAddress::Address(far()),
            o1: ParcelOrRefusal::Refusal(refusal()),
            o2: None,
            o3: None,
            o4: None,
            o5: None,
        },
    )?;
    compared(
        &tasks::RECORDS,
        cases["out records/full"],
        &tasks::RecordsOutputs {
            o0: big(),
            o1: journey(),
            o2: quote(),
        },
    )?;
    compared(
        &tasks::STORED,
        cases["out stored/plain"],
        &tasks::StoredOutputs {
            o0: Blob::at("s3://post/letter.txt"),
            o1: Blob {
                uri: "s3://post/sheet.csv".into(),
                format: "csv".into(),
            },
            o2: Blob::at("s3://post/papers/"),
            o3: table("s3://post/table", "parquet"),
            o4: Dataset::at("s3://post/rates"),
        },
    )?;
    compared(
        &tasks::SEND,
        cases["out send/none"],
        &tasks::SendOutputs {
            parcel: big(),
            arrives: None,
        },
    )?;
    Ok(vec![
        "out numbers/plain",
        "out unions/first",
        "out unions/none",
        "out records/full",
        "out stored/plain",
        "out send/none",
    ])
}

fn many() -> Vec<IntegerOrString> {
    vec![
        IntegerOrString::Integer(1),
        IntegerOrString::String("1".into()),
        IntegerOrString::Integer((1 << 53) + 1),
    ]
}

fn date(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day }
}

fn table(uri: &str, format: &str) -> Dataset {
    Dataset {
        uri: uri.into(),
        format: format.into(),
    }
}

fn map<V, const N: usize>(entries: [(&str, V); N]) -> BTreeMap<String, V> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}
