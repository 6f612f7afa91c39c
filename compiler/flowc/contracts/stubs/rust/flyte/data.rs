//! Data of any kind.

use prost_types::value::Kind;
use rmpv::Value;

use super::codec::{scalar, scalar_literal, simple};
use super::{Codec, Error, Result, Style};
use crate::flyteidl::core::{Binary, Literal, LiteralType, SimpleType, scalar};

/// Data that travels as msgpack.
pub struct Data;
/// Data that travels as protobuf's `Struct`, which has no integers.
pub struct Struct;

const LARGEST: i64 = 1 << 53;

impl Codec for Data {
    type Value = Value;

    fn kind(&self) -> LiteralType {
        simple(SimpleType::Struct)
    }

    fn to_literal(&self, value: &Value) -> Result<Literal> {
        packed_literal(value)
    }

    fn from_literal(&self, literal: &Literal) -> Result<Value> {
        unpacked_literal(literal)
    }

    fn pack(&self, value: &Value, _: Style) -> Result<Value> {
        Ok(value.clone())
    }

    fn unpack(&self, data: &Value) -> Result<Value> {
        Ok(data.clone())
    }
}

impl Codec for Struct {
    type Value = Value;

    fn kind(&self) -> LiteralType {
        simple(SimpleType::Struct)
    }

    fn to_literal(&self, value: &Value) -> Result<Literal> {
        match kind(value)? {
            Kind::StructValue(held) => Ok(scalar_literal(scalar::Value::Generic(held))),
            _ => Err(Error::expected("a mapping", value)),
        }
    }

    fn from_literal(&self, literal: &Literal) -> Result<Value> {
        unpacked_literal(literal)
    }

    fn pack(&self, value: &Value, _: Style) -> Result<Value> {
        Ok(value.clone())
    }

    fn unpack(&self, data: &Value) -> Result<Value> {
        Ok(data.clone())
    }
}

/// Reads a literal; what Flyte took out of a record is packed, whatever its type is.
pub(super) fn read_literal<C: Codec>(codec: &C, literal: &Literal) -> Result<C::Value> {
    match scalar(literal) {
        Some(scalar::Value::Binary(_) | scalar::Value::Generic(_)) => {
            codec.unpack(&unpacked_literal(literal)?)
        }
        _ => codec.from_literal(literal),
    }
}

pub(super) fn packed_literal(data: &Value) -> Result<Literal> {
    let mut value = Vec::new();
    rmpv::encode::write_value(&mut value, data)
        .map_err(|error| Error(format!("data cannot be written: {error}")))?;
    let tag = "msgpack".to_owned();
    Ok(scalar_literal(scalar::Value::Binary(Binary { value, tag })))
}

pub(super) fn unpacked_literal(literal: &Literal) -> Result<Value> {
    match scalar(literal) {
        Some(scalar::Value::Binary(held)) if held.tag == "msgpack" => {
            rmpv::decode::read_value(&mut held.value.as_slice())
                .map_err(|error| Error(format!("data cannot be read: {error}")))
        }
        Some(scalar::Value::Generic(held)) => Ok(of_struct(held)),
        _ => Err(Error::expected("data", literal)),
    }
}

fn of_struct(held: &prost_types::Struct) -> Value {
    let fields = held.fields.iter();
    Value::Map(
        fields
            .map(|(key, value)| (Value::from(key.as_str()), of_value(value)))
            .collect(),
    )
}

/// A `Struct` has only doubles; those that are whole are integers as well.
fn of_value(value: &prost_types::Value) -> Value {
    match value.kind.as_ref() {
        None | Some(Kind::NullValue(_)) => Value::Nil,
        Some(Kind::BoolValue(held)) => Value::from(*held),
        Some(Kind::StringValue(held)) => Value::from(held.as_str()),
        Some(Kind::ListValue(held)) => Value::Array(held.values.iter().map(of_value).collect()),
        Some(Kind::StructValue(held)) => of_struct(held),
        Some(Kind::NumberValue(held)) => {
            if held.trunc() == *held && held.abs() <= LARGEST as f64 {
                Value::from(*held as i64)
            } else {
                Value::from(*held)
            }
        }
    }
}

fn kind(data: &Value) -> Result<Kind> {
    let wrong = || Error(format!("a Struct cannot hold {data}"));
    Ok(match data {
        Value::Nil => Kind::NullValue(0),
        Value::Boolean(held) => Kind::BoolValue(*held),
        Value::F32(_) | Value::F64(_) => Kind::NumberValue(data.as_f64().ok_or_else(wrong)?),
        Value::Integer(held) => {
            let held = held
                .as_i64()
                .filter(|held| held.unsigned_abs() <= LARGEST as u64);
            Kind::NumberValue(held.ok_or_else(wrong)? as f64)
        }
        Value::String(held) => Kind::StringValue(held.as_str().ok_or_else(wrong)?.to_owned()),
        Value::Array(items) => {
            let values = items.iter().map(value).collect::<Result<_>>()?;
            Kind::ListValue(prost_types::ListValue { values })
        }
        Value::Map(entries) => {
            let field = |(key, held): &(Value, Value)| {
                let key = key
                    .as_str()
                    .ok_or_else(|| Error::expected("a key of text", key))?;
                Ok((key.to_owned(), value(held)?))
            };
            let fields = entries.iter().map(field).collect::<Result<_>>()?;
            Kind::StructValue(prost_types::Struct { fields })
        }
        Value::Binary(_) | Value::Ext(..) => return Err(wrong()),
    })
}

fn value(data: &Value) -> Result<prost_types::Value> {
    Ok(prost_types::Value {
        kind: Some(kind(data)?),
    })
}
