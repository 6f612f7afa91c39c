//! How the fields of records, of inputs and of outputs are converted.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use rmpv::Value;

use super::codec::simple;
use super::containers::entries;
use super::data::{packed_literal, read_literal, unpacked_literal};
use super::{Codec, Error, Result, Style};
use crate::flyteidl::core::{Literal, LiteralMap, LiteralType, SimpleType};

/// A record, the inputs or the outputs.
pub trait Fielded: Sized {
    /// The name of the class in Python.
    const TITLE: &'static str = "";
    /// Which library reads it.
    const STYLE: Style = Style::Dataclass;

    fn write(&self, to: &mut Writer) -> Result<()>;

    fn read(from: &Reader<'_>) -> Result<Self>;
}

/// Takes the fields of a value.
pub struct Writer {
    style: Option<Style>,
    literals: BTreeMap<String, Literal>,
    data: Vec<(Value, Value)>,
}

impl Writer {
    /// Takes a field that is always there.
    pub fn field<C: Codec>(&mut self, name: &str, codec: &C, value: &C::Value) -> Result<()> {
        self.convert(name, codec, value)
            .map_err(|error| error.within(&name))
    }

    /// Takes a field that may be left out; then its default is taken.
    pub fn defaulted<C: Codec>(
        &mut self,
        name: &str,
        codec: &C,
        value: &Option<C::Value>,
    ) -> Result<()> {
        match value {
            Some(value) => self.field(name, codec, value),
            None => Ok(()),
        }
    }

    fn convert<C: Codec>(&mut self, name: &str, codec: &C, value: &C::Value) -> Result<()> {
        match self.style {
            Some(style) => {
                let held = codec.pack(value, style)?;
                self.data.push((Value::from(name), held));
            }
            None => {
                let held = codec.to_literal(value)?;
                self.literals.insert(name.to_owned(), held);
            }
        }
        Ok(())
    }
}

/// Gives the fields of a value.
pub enum Reader<'a> {
    Literals(&'a BTreeMap<String, Literal>),
    Data(&'a [(Value, Value)]),
}

impl Reader<'_> {
    /// Gives a field that is always there.
    pub fn field<C: Codec>(&self, name: &str, codec: &C) -> Result<C::Value> {
        let found = self.defaulted(name, codec)?;
        found.ok_or_else(|| Error(format!("{name}: it is missing")))
    }

    /// Gives a field that may be left out, which means `None`.
    pub fn nullable<V, C>(&self, name: &str, codec: &C) -> Result<Option<V>>
    where
        C: Codec<Value = Option<V>>,
    {
        self.defaulted(name, codec).map(Option::flatten)
    }

    /// Gives a field that may be left out.
    pub fn defaulted<C: Codec>(&self, name: &str, codec: &C) -> Result<Option<C::Value>> {
        let found = match self {
            Self::Literals(held) => held.get(name).map(|held| read_literal(codec, held)),
            Self::Data(held) => {
                let found = held.iter().find(|(key, _)| key.as_str() == Some(name));
                found.map(|(_, held)| codec.unpack(held))
            }
        };
        found.transpose().map_err(|error| error.within(&name))
    }
}

pub(super) fn to_literals(value: &impl Fielded) -> Result<LiteralMap> {
    let mut writer = Writer {
        style: None,
        literals: BTreeMap::new(),
        data: Vec::new(),
    };
    value.write(&mut writer)?;
    Ok(LiteralMap {
        literals: writer.literals,
    })
}

pub(super) fn from_literals<T: Fielded>(literals: &LiteralMap) -> Result<T> {
    T::read(&Reader::Literals(&literals.literals))
}

/// The codec of a record.
pub struct Record<T>(PhantomData<T>);

/// A record: a dataclass or a model of pydantic.
pub fn record<T: Fielded>() -> Record<T> {
    Record(PhantomData)
}

impl<T: Fielded> Codec for Record<T> {
    type Value = T;

    fn kind(&self) -> LiteralType {
        simple(SimpleType::Struct)
    }

    fn to_literal(&self, value: &T) -> Result<Literal> {
        packed_literal(&self.pack(value, T::STYLE)?)
    }

    fn from_literal(&self, literal: &Literal) -> Result<T> {
        self.unpack(&unpacked_literal(literal)?)
    }

    fn pack(&self, value: &T, style: Style) -> Result<Value> {
        let mut writer = Writer {
            style: Some(style),
            literals: BTreeMap::new(),
            data: Vec::new(),
        };
        value.write(&mut writer)?;
        Ok(Value::Map(writer.data))
    }

    fn unpack(&self, data: &Value) -> Result<T> {
        T::read(&Reader::Data(entries(data)?))
    }

    fn title(&self) -> &str {
        T::TITLE
    }
}
