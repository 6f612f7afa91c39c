//! The codecs of single values.

use rmpv::Value;

use super::codec::{scalar, scalar_literal, simple};
use super::moments::{self, Date};
use super::{Codec, Error, Result, Style};
use crate::flyteidl::core::{Literal, LiteralType, Primitive, SimpleType, primitive, scalar};

/// Python's `int`, within 64 bits.
pub struct Integer;
/// Python's `float`.
pub struct Float;
/// Python's `str`.
pub struct Text;
/// Python's `bool`.
pub struct Boolean;
/// Python's `datetime`, with microseconds; one without a time zone is one of UTC.
pub struct Moment;
/// Python's `date`, which travels as its midnight.
pub struct Day;
/// Python's `timedelta`, with microseconds.
pub struct Duration;
/// Python's `bytes`, which only records hold.
pub struct Bytes;

fn primitive(value: primitive::Value) -> Literal {
    scalar_literal(scalar::Value::Primitive(Primitive { value: Some(value) }))
}

fn held(literal: &Literal) -> Option<&primitive::Value> {
    match scalar(literal) {
        Some(scalar::Value::Primitive(held)) => held.value.as_ref(),
        _ => None,
    }
}

/// Declares the codec of what a primitive holds.
macro_rules! codec {
    ($codec:ident, $value:ty, $what:literal, $simple:ident, $holds:ident,
     $to:expr, $from:expr, $pack:expr, $unpack:expr) => {
        impl Codec for $codec {
            type Value = $value;

            fn kind(&self) -> LiteralType {
                simple(SimpleType::$simple)
            }

            fn to_literal(&self, value: &$value) -> Result<Literal> {
                let convert: fn(&$value) -> Result<_> = $to;
                Ok(primitive(primitive::Value::$holds(convert(value)?)))
            }

            fn from_literal(&self, literal: &Literal) -> Result<$value> {
                match held(literal) {
                    Some(primitive::Value::$holds(held)) => $from(held),
                    _ => Err(Error::expected($what, literal)),
                }
            }

            fn pack(&self, value: &$value, style: Style) -> Result<Value> {
                let convert: fn(&$value, Style) -> Result<Value> = $pack;
                convert(value, style)
            }

            fn unpack(&self, data: &Value) -> Result<$value> {
                let convert: fn(&Value) -> Option<$value> = $unpack;
                convert(data).ok_or_else(|| Error::expected($what, data))
            }
        }
    };
}

codec!(
    Integer,
    i64,
    "an integer",
    Integer,
    Integer,
    |value| Ok(*value),
    |held: &i64| Ok(*held),
    |value, _| Ok(Value::from(*value)),
    Value::as_i64
);
codec!(
    Float,
    f64,
    "a float",
    Float,
    FloatValue,
    |value| Ok(*value),
    |held: &f64| Ok(*held),
    |value, _| Ok(Value::from(*value)),
    Value::as_f64
);
codec!(
    Text,
    String,
    "a string",
    String,
    StringValue,
    |value| Ok(value.clone()),
    |held: &String| Ok(held.clone()),
    |value, _| Ok(Value::from(value.as_str())),
    |data| data.as_str().map(str::to_owned)
);
codec!(
    Boolean,
    bool,
    "a boolean",
    Boolean,
    Boolean,
    |value| Ok(*value),
    |held: &bool| Ok(*held),
    |value, _| Ok(Value::from(*value)),
    Value::as_bool
);
codec!(
    Moment,
    prost_types::Timestamp,
    "a datetime",
    Datetime,
    Datetime,
    |value| Ok(*value),
    |held: &prost_types::Timestamp| Ok(*held),
    moments::pack_moment,
    moments::unpack_moment
);
codec!(
    Day,
    Date,
    "a date",
    Datetime,
    Datetime,
    |value| Ok(value.midnight()),
    |held: &prost_types::Timestamp| Ok(Date::of(held)),
    |value, _| Ok(Value::from(value.to_string())),
    |data| data.as_str().and_then(|text| text.parse().ok())
);
codec!(
    Duration,
    prost_types::Duration,
    "a duration",
    Duration,
    Duration,
    |value| Ok(*value),
    |held: &prost_types::Duration| Ok(*held),
    moments::pack_duration,
    moments::unpack_duration
);

impl Codec for Bytes {
    type Value = Vec<u8>;

    fn kind(&self) -> LiteralType {
        simple(SimpleType::Binary)
    }

    fn to_literal(&self, _: &Vec<u8>) -> Result<Literal> {
        Err(Error("bytes are no literal".to_owned()))
    }

    fn from_literal(&self, _: &Literal) -> Result<Vec<u8>> {
        Err(Error("bytes are no literal".to_owned()))
    }

    fn pack(&self, value: &Vec<u8>, style: Style) -> Result<Value> {
        if style == Style::Dataclass {
            return Ok(Value::from(value.as_slice()));
        }
        let text = std::str::from_utf8(value);
        text.map(Value::from)
            .map_err(|_| Error("pydantic takes only bytes that are text in UTF-8".to_owned()))
    }

    fn unpack(&self, data: &Value) -> Result<Vec<u8>> {
        let found = data.as_slice().map(<[u8]>::to_vec);
        found.ok_or_else(|| Error::expected("bytes", data))
    }
}
