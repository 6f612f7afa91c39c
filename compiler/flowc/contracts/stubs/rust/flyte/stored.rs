//! The codecs of enums, listed values, `None`, and of what lies in the object store.

use std::fmt;
use std::marker::PhantomData;

use rmpv::Value;

use super::codec::{of_type, scalar, scalar_literal, simple};
use super::containers::entries;
use super::{Codec, Error, Result, Style, Text};
use crate::flyteidl::core::blob_type::BlobDimensionality;
use crate::flyteidl::core::literal_type::Type;
use crate::flyteidl::core::schema_type::SchemaColumn;
use crate::flyteidl::core::schema_type::schema_column::SchemaColumnType;
use crate::flyteidl::core::structured_dataset_type::DatasetColumn;
use crate::flyteidl::core::{
    self, BlobMetadata, BlobType, EnumType, Literal, LiteralType, Schema, SchemaType, SimpleType,
    StructuredDataset, StructuredDatasetMetadata, StructuredDatasetType, Void, scalar,
};

/// A file or a folder in the object store. An empty format means the one that is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blob {
    pub uri: String,
    pub format: String,
}

impl Blob {
    /// What lies at an address, in the declared format.
    pub fn at(uri: &str) -> Self {
        Self {
            uri: uri.to_owned(),
            ..Self::default()
        }
    }
}

/// A table in the object store. An empty format means the one that is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    pub uri: String,
    pub format: String,
}

impl Dataset {
    /// What lies at an address, in the declared format.
    pub fn at(uri: &str) -> Self {
        Self {
            uri: uri.to_owned(),
            ..Self::default()
        }
    }
}

/// The codec of files and folders.
pub struct Stored(BlobType);

/// A file of a format.
pub fn file(format: &str) -> Stored {
    Stored(blob_type(format, BlobDimensionality::Single))
}

/// A folder of a format.
pub fn folder(format: &str) -> Stored {
    Stored(blob_type(format, BlobDimensionality::Multipart))
}

/// A value that only Python reads, to be handed on.
pub fn pickle() -> Stored {
    file("PythonPickle")
}

fn blob_type(format: &str, dimensionality: BlobDimensionality) -> BlobType {
    BlobType {
        format: format.to_owned(),
        dimensionality: dimensionality.into(),
    }
}

impl Codec for Stored {
    type Value = Blob;

    fn kind(&self) -> LiteralType {
        of_type(Type::Blob(self.0.clone()))
    }

    fn to_literal(&self, value: &Blob) -> Result<Literal> {
        let r#type = Some(BlobType {
            format: or(&value.format, &self.0.format),
            ..self.0.clone()
        });
        Ok(scalar_literal(scalar::Value::Blob(core::Blob {
            metadata: Some(BlobMetadata { r#type }),
            uri: value.uri.clone(),
        })))
    }

    fn from_literal(&self, literal: &Literal) -> Result<Blob> {
        let wrong = || Error::expected("a blob", literal);
        let Some(scalar::Value::Blob(held)) = scalar(literal) else {
            return Err(wrong());
        };
        let metadata = held.metadata.clone().unwrap_or_default();
        let found = metadata.r#type.unwrap_or_default();
        if found.dimensionality != self.0.dimensionality {
            return Err(wrong());
        }
        Ok(Blob {
            uri: held.uri.clone(),
            format: found.format,
        })
    }

    fn pack(&self, value: &Blob, _: Style) -> Result<Value> {
        Ok(mapping(&[("path", &value.uri)]))
    }

    fn unpack(&self, data: &Value) -> Result<Blob> {
        Ok(Blob {
            uri: needed(data, "path")?,
            format: self.0.format.clone(),
        })
    }
}

/// A codec of tables, which may have declared columns.
pub trait Columns {
    /// Declares a further column.
    fn add(&mut self, name: &str, kind: LiteralType);
}

/// Gives a table with a further column.
pub fn with_column<T: Columns>(mut table: T, name: &str, codec: &impl Codec) -> T {
    table.add(name, codec.kind());
    table
}

/// The codec of datasets.
pub struct Table(StructuredDatasetType);

/// A dataset of a format.
pub fn dataset(format: &str) -> Table {
    Table(StructuredDatasetType {
        format: format.to_owned(),
        ..StructuredDatasetType::default()
    })
}

impl Columns for Table {
    fn add(&mut self, name: &str, kind: LiteralType) {
        self.0.columns.push(DatasetColumn {
            name: name.to_owned(),
            literal_type: Some(kind),
        });
    }
}

impl Codec for Table {
    type Value = Dataset;

    fn kind(&self) -> LiteralType {
        of_type(Type::StructuredDatasetType(self.0.clone()))
    }

    fn to_literal(&self, value: &Dataset) -> Result<Literal> {
        let structured_dataset_type = Some(StructuredDatasetType {
            format: or(&value.format, &self.0.format),
            ..self.0.clone()
        });
        let held = StructuredDataset {
            uri: value.uri.clone(),
            metadata: Some(StructuredDatasetMetadata {
                structured_dataset_type,
            }),
        };
        Ok(scalar_literal(scalar::Value::StructuredDataset(held)))
    }

    fn from_literal(&self, literal: &Literal) -> Result<Dataset> {
        let Some(scalar::Value::StructuredDataset(held)) = scalar(literal) else {
            return Err(Error::expected("a dataset", literal));
        };
        let metadata = held.metadata.clone().unwrap_or_default();
        let found = metadata.structured_dataset_type.unwrap_or_default();
        Ok(Dataset {
            uri: held.uri.clone(),
            format: found.format,
        })
    }

    fn pack(&self, value: &Dataset, _: Style) -> Result<Value> {
        let format = or(&value.format, &self.0.format);
        Ok(mapping(&[("uri", &value.uri), ("file_format", &format)]))
    }

    fn unpack(&self, data: &Value) -> Result<Dataset> {
        Ok(Dataset {
            uri: needed(data, "uri")?,
            format: text(data, "file_format").unwrap_or_default(),
        })
    }
}

/// The codec of datasets that travel as Flyte's older schema.
pub struct Legacy(SchemaType);

/// A dataset that travels as Flyte's older schema.
pub fn legacy() -> Legacy {
    Legacy(SchemaType::default())
}

impl Columns for Legacy {
    fn add(&mut self, name: &str, kind: LiteralType) {
        self.0.columns.push(SchemaColumn {
            name: name.to_owned(),
            r#type: column_type(&kind).into(),
        });
    }
}

fn column_type(kind: &LiteralType) -> SchemaColumnType {
    let Some(Type::Simple(held)) = kind.r#type else {
        return SchemaColumnType::Integer;
    };
    match SimpleType::try_from(held) {
        Ok(SimpleType::Float) => SchemaColumnType::Float,
        Ok(SimpleType::String) => SchemaColumnType::String,
        Ok(SimpleType::Boolean) => SchemaColumnType::Boolean,
        Ok(SimpleType::Datetime) => SchemaColumnType::Datetime,
        Ok(SimpleType::Duration) => SchemaColumnType::Duration,
        _ => SchemaColumnType::Integer,
    }
}

impl Codec for Legacy {
    type Value = Dataset;

    fn kind(&self) -> LiteralType {
        of_type(Type::Schema(self.0.clone()))
    }

    fn to_literal(&self, value: &Dataset) -> Result<Literal> {
        Ok(scalar_literal(scalar::Value::Schema(Schema {
            uri: value.uri.clone(),
            r#type: Some(self.0.clone()),
        })))
    }

    fn from_literal(&self, literal: &Literal) -> Result<Dataset> {
        match scalar(literal) {
            Some(scalar::Value::Schema(held)) => Ok(Dataset::at(&held.uri)),
            _ => Err(Error::expected("a schema", literal)),
        }
    }

    fn pack(&self, value: &Dataset, _: Style) -> Result<Value> {
        Ok(mapping(&[("remote_path", &value.uri)]))
    }

    fn unpack(&self, data: &Value) -> Result<Dataset> {
        needed(data, "remote_path").map(|uri| Dataset::at(&uri))
    }
}

/// An enum of text.
pub trait Enumerated: Copy + 'static {
    /// All values.
    const VALUES: &'static [Self];

    /// The text that Flyte has for it.
    fn text(self) -> &'static str;
}

/// The codec of an enum.
pub struct Enumeration<E>(PhantomData<E>);

/// An enum.
pub fn enumeration<E: Enumerated>() -> Enumeration<E> {
    Enumeration(PhantomData)
}

impl<E: Enumerated> Enumeration<E> {
    fn find(&self, text: &str) -> Result<E> {
        let found = E::VALUES.iter().find(|value| value.text() == text);
        found
            .copied()
            .ok_or_else(|| Error::expected("a value of an enum", &text))
    }
}

impl<E: Enumerated> Codec for Enumeration<E> {
    type Value = E;

    fn kind(&self) -> LiteralType {
        let values = E::VALUES.iter().map(|value| value.text().to_owned());
        of_type(Type::EnumType(EnumType {
            values: values.collect(),
        }))
    }

    fn to_literal(&self, value: &E) -> Result<Literal> {
        Text.to_literal(&value.text().to_owned())
    }

    fn from_literal(&self, literal: &Literal) -> Result<E> {
        self.find(&Text.from_literal(literal)?)
    }

    fn pack(&self, value: &E, _: Style) -> Result<Value> {
        Ok(Value::from(value.text()))
    }

    fn unpack(&self, data: &Value) -> Result<E> {
        self.find(&Text.unpack(data)?)
    }
}

/// The codec of listed values.
pub struct Choice<C: Codec> {
    codec: C,
    values: Vec<C::Value>,
}

/// One of listed values.
pub fn choice<C: Codec>(codec: C, values: Vec<C::Value>) -> Choice<C> {
    Choice { codec, values }
}

/// One of listed texts.
pub fn choices(values: &[&str]) -> Choice<Text> {
    choice(
        Text,
        values.iter().map(|value| (*value).to_owned()).collect(),
    )
}

impl<C: Codec<Value: PartialEq + fmt::Debug>> Choice<C> {
    fn check(&self, value: &C::Value) -> Result<()> {
        if self.values.contains(value) {
            return Ok(());
        }
        Err(Error::expected(&format!("one of {:?}", self.values), value))
    }
}

impl<C: Codec<Value: PartialEq + fmt::Debug>> Codec for Choice<C> {
    type Value = C::Value;

    fn kind(&self) -> LiteralType {
        self.codec.kind()
    }

    fn to_literal(&self, value: &C::Value) -> Result<Literal> {
        self.check(value)?;
        self.codec.to_literal(value)
    }

    fn from_literal(&self, literal: &Literal) -> Result<C::Value> {
        let value = self.codec.from_literal(literal)?;
        self.check(&value)?;
        Ok(value)
    }

    fn pack(&self, value: &C::Value, style: Style) -> Result<Value> {
        self.check(value)?;
        self.codec.pack(value, style)
    }

    fn unpack(&self, data: &Value) -> Result<C::Value> {
        let value = self.codec.unpack(data)?;
        self.check(&value)?;
        Ok(value)
    }
}

/// Python's `None`.
pub struct Nothing;

impl Codec for Nothing {
    type Value = ();

    fn kind(&self) -> LiteralType {
        simple(SimpleType::None)
    }

    fn to_literal(&self, (): &()) -> Result<Literal> {
        Ok(scalar_literal(scalar::Value::NoneType(Void {})))
    }

    fn from_literal(&self, literal: &Literal) -> Result<()> {
        match scalar(literal) {
            Some(scalar::Value::NoneType(_)) => Ok(()),
            _ => Err(Error::expected("None", literal)),
        }
    }

    fn pack(&self, (): &(), _: Style) -> Result<Value> {
        Ok(Value::Nil)
    }

    fn unpack(&self, data: &Value) -> Result<()> {
        match data {
            Value::Nil => Ok(()),
            _ => Err(Error::expected("None", data)),
        }
    }
}

fn or(value: &str, otherwise: &str) -> String {
    (if value.is_empty() { otherwise } else { value }).to_owned()
}

fn mapping(pairs: &[(&str, &str)]) -> Value {
    let pairs = pairs.iter();
    Value::Map(
        pairs
            .map(|(key, value)| (Value::from(*key), Value::from(*value)))
            .collect(),
    )
}

fn text(data: &Value, key: &str) -> Option<String> {
    let mut held = entries(data).ok()?.iter();
    let (_, value) = held.find(|(name, _)| name.as_str() == Some(key))?;
    value.as_str().map(str::to_owned)
}

fn needed(data: &Value, key: &str) -> Result<String> {
    text(data, key).ok_or_else(|| Error::expected(&format!("a mapping with {key:?}"), data))
}
