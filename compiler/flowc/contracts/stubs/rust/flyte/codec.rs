//! What converts values.

use std::fmt;

use rmpv::Value;

use crate::flyteidl::core::literal_type::Type;
use crate::flyteidl::core::{Literal, LiteralType, Scalar, SimpleType, literal, scalar};

/// A value that Flyte cannot hold, or that is not what a contract says.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(pub String);

impl Error {
    pub(super) fn expected(what: &str, found: &dyn fmt::Debug) -> Self {
        Self(format!("{what} is expected, not {found:?}"))
    }

    /// Says where in a value the fault is.
    pub(super) fn within(self, place: &dyn fmt::Display) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

pub type Result<T> = std::result::Result<T, Error>;

/// Which Python library reads the fields of a record; they differ in durations, bytes and keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Dataclass,
    Pydantic,
}

/// Converts values of a type: to literals, and to the data that records are packed in.
pub trait Codec {
    type Value;

    /// What a union says of its value; it has no schemas of records.
    fn kind(&self) -> LiteralType;

    fn to_literal(&self, value: &Self::Value) -> Result<Literal>;

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value>;

    fn pack(&self, value: &Self::Value, style: Style) -> Result<Value>;

    fn unpack(&self, data: &Value) -> Result<Self::Value>;

    /// The name of a record's class, else nothing.
    fn title(&self) -> &str {
        ""
    }
}

pub(super) fn of_type(held: Type) -> LiteralType {
    LiteralType {
        r#type: Some(held),
        ..LiteralType::default()
    }
}

pub(super) fn simple(held: SimpleType) -> LiteralType {
    of_type(Type::Simple(held.into()))
}

pub(super) fn literal(held: literal::Value) -> Literal {
    Literal {
        value: Some(held),
        ..Literal::default()
    }
}

pub(super) fn scalar_literal(held: scalar::Value) -> Literal {
    literal(literal::Value::Scalar(Box::new(Scalar {
        value: Some(held),
    })))
}

pub(super) fn scalar(literal: &Literal) -> Option<&scalar::Value> {
    match literal.value.as_ref() {
        Some(literal::Value::Scalar(held)) => held.value.as_ref(),
        _ => None,
    }
}
