//! The codecs of lists and mappings.

use std::collections::BTreeMap;

use rmpv::Value;

use super::codec::{literal, of_type, simple};
use super::data::{packed_literal, read_literal, unpacked_literal};
use super::{Codec, Error, Result, Style};
use crate::flyteidl::core::literal_type::Type;
use crate::flyteidl::core::{
    Literal, LiteralCollection, LiteralMap, LiteralType, SimpleType, literal,
};

/// A list.
pub struct List<C>(C);

/// A list.
pub fn list<C: Codec>(item: C) -> List<C> {
    List(item)
}

fn each<'a, A: 'a, B>(
    values: impl IntoIterator<Item = &'a A>,
    convert: impl Fn(&A) -> Result<B>,
) -> Result<Vec<B>> {
    let values = values.into_iter().enumerate();
    values
        .map(|(position, value)| {
            convert(value).map_err(|error| error.within(&format_args!("item {position}")))
        })
        .collect()
}

impl<C: Codec> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn kind(&self) -> LiteralType {
        of_type(Type::CollectionType(Box::new(self.0.kind())))
    }

    fn to_literal(&self, values: &Self::Value) -> Result<Literal> {
        let literals = each(values, |value| self.0.to_literal(value))?;
        let collection = LiteralCollection { literals };
        Ok(literal(literal::Value::Collection(collection)))
    }

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value> {
        match literal.value.as_ref() {
            Some(literal::Value::Collection(held)) => {
                each(&held.literals, |held| read_literal(&self.0, held))
            }
            _ => Err(Error::expected("a list", literal)),
        }
    }

    fn pack(&self, values: &Self::Value, style: Style) -> Result<Value> {
        Ok(Value::Array(each(values, |value| {
            self.0.pack(value, style)
        })?))
    }

    fn unpack(&self, data: &Value) -> Result<Self::Value> {
        let items = data
            .as_array()
            .ok_or_else(|| Error::expected("a list", data))?;
        each(items, |item| self.0.unpack(item))
    }
}

/// Python's `dict` from `str`.
pub struct Map<C>(C);

/// Python's `dict` from `str`.
pub fn map<C: Codec>(value: C) -> Map<C> {
    Map(value)
}

impl<C: Codec> Codec for Map<C> {
    type Value = BTreeMap<String, C::Value>;

    fn kind(&self) -> LiteralType {
        of_type(Type::MapValueType(Box::new(self.0.kind())))
    }

    fn to_literal(&self, values: &Self::Value) -> Result<Literal> {
        let mut literals = BTreeMap::new();
        for (key, value) in values {
            let held = self
                .0
                .to_literal(value)
                .map_err(|error| error.within(key))?;
            literals.insert(key.clone(), held);
        }
        Ok(literal(literal::Value::Map(LiteralMap { literals })))
    }

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value> {
        let Some(literal::Value::Map(held)) = literal.value.as_ref() else {
            return Err(Error::expected("a mapping", literal));
        };
        let mut values = BTreeMap::new();
        for (key, held) in &held.literals {
            let value = read_literal(&self.0, held).map_err(|error| error.within(key))?;
            values.insert(key.clone(), value);
        }
        Ok(values)
    }

    fn pack(&self, values: &Self::Value, style: Style) -> Result<Value> {
        let mut entries = Vec::new();
        for (key, value) in values {
            let held = self
                .0
                .pack(value, style)
                .map_err(|error| error.within(key))?;
            entries.push((Value::from(key.as_str()), held));
        }
        Ok(Value::Map(entries))
    }

    fn unpack(&self, data: &Value) -> Result<Self::Value> {
        let mut values = BTreeMap::new();
        for (key, held) in entries(data)? {
            let key = key
                .as_str()
                .ok_or_else(|| Error::expected("a key of text", key))?;
            let value = self.0.unpack(held).map_err(|error| error.within(&key))?;
            values.insert(key.to_owned(), value);
        }
        Ok(values)
    }
}

/// Python's `dict` that travels as data.
pub struct PackedMap<K, C> {
    key: K,
    value: C,
}

/// Python's `dict` that travels as data.
pub fn packed_map<K: Codec, C: Codec>(key: K, value: C) -> PackedMap<K, C> {
    PackedMap { key, value }
}

impl<K: Codec<Value: Ord>, C: Codec> PackedMap<K, C> {
    fn pack_key(&self, key: &K::Value, style: Style) -> Result<Value> {
        let packed = self.key.pack(key, style)?;
        Ok(match style {
            Style::Pydantic if !packed.is_str() => Value::from(packed.to_string()),
            _ => packed,
        })
    }

    /// Reads a key, also one that pydantic made text.
    fn unpack_key(&self, data: &Value) -> Result<K::Value> {
        if let Ok(key) = self.key.unpack(data) {
            return Ok(key);
        }
        let text = data.as_str().unwrap_or_default().to_lowercase();
        let meant = match text.as_str() {
            "true" => Some(Value::from(true)),
            "false" => Some(Value::from(false)),
            _ => text.parse::<i64>().ok().map(Value::from),
        };
        self.key.unpack(meant.as_ref().unwrap_or(data))
    }
}

impl<K: Codec<Value: Ord>, C: Codec> Codec for PackedMap<K, C> {
    type Value = BTreeMap<K::Value, C::Value>;

    fn kind(&self) -> LiteralType {
        simple(SimpleType::Struct)
    }

    fn to_literal(&self, values: &Self::Value) -> Result<Literal> {
        packed_literal(&self.pack(values, Style::Dataclass)?)
    }

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value> {
        self.unpack(&unpacked_literal(literal)?)
    }

    fn pack(&self, values: &Self::Value, style: Style) -> Result<Value> {
        let mut entries = Vec::new();
        for (key, value) in values {
            let key = self.pack_key(key, style)?;
            let held = self
                .value
                .pack(value, style)
                .map_err(|error| error.within(&key))?;
            entries.push((key, held));
        }
        Ok(Value::Map(entries))
    }

    fn unpack(&self, data: &Value) -> Result<Self::Value> {
        let mut values = BTreeMap::new();
        for (key, held) in entries(data)? {
            let value = self.value.unpack(held).map_err(|error| error.within(key))?;
            values.insert(self.unpack_key(key)?, value);
        }
        Ok(values)
    }
}

pub(super) fn entries(data: &Value) -> Result<&Vec<(Value, Value)>> {
    data.as_map()
        .ok_or_else(|| Error::expected("a mapping", data))
}

/// A value that lies elsewhere, since its type contains itself.
pub struct Boxed<C>(C);

/// A value that lies elsewhere, since its type contains itself.
pub fn boxed<C: Codec>(codec: C) -> Boxed<C> {
    Boxed(codec)
}

impl<C: Codec> Codec for Boxed<C> {
    type Value = Box<C::Value>;

    fn kind(&self) -> LiteralType {
        self.0.kind()
    }

    fn to_literal(&self, value: &Self::Value) -> Result<Literal> {
        self.0.to_literal(value)
    }

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value> {
        self.0.from_literal(literal).map(Box::new)
    }

    fn pack(&self, value: &Self::Value, style: Style) -> Result<Value> {
        self.0.pack(value, style)
    }

    fn unpack(&self, data: &Value) -> Result<Self::Value> {
        self.0.unpack(data).map(Box::new)
    }

    fn title(&self) -> &str {
        self.0.title()
    }
}
