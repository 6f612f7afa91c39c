//! The codecs of unions, and of what may be `None`.

use std::marker::PhantomData;

use rmpv::Value;

use super::codec::{of_type, scalar, scalar_literal};
use super::data::read_literal;
use super::{Boxed, Codec, Error, Nothing, Result, Style, boxed};
use crate::flyteidl::core::literal_type::Type;
use crate::flyteidl::core::{
    Literal, LiteralType, SimpleType, TypeStructure, Union, UnionType, scalar,
};

const NONE: &str = "none";

/// A union: an enum that names the encoder and the codec of each variant.
pub trait Unioned: Sized {
    /// Hands on the variant that it is.
    fn choose(&self, to: &mut Chosen) -> Result<()>;

    /// Tries the variants.
    fn offer(from: &mut Offered<'_, Self>);
}

/// What a variant of a union becomes.
pub struct Chosen {
    style: Option<Style>,
    literal: Option<Literal>,
    data: Option<Value>,
}

impl Chosen {
    /// Converts a variant.
    pub fn variant<C: Codec>(&mut self, tag: &str, codec: &C, value: &C::Value) -> Result<()> {
        match self.style {
            Some(style) => self.data = Some(codec.pack(value, style)?),
            None => {
                let held = codec.to_literal(value)?;
                self.literal = Some(union_literal(tag, codec.kind(), held));
            }
        }
        Ok(())
    }
}

/// What is offered to the variants of a union.
pub struct Offered<'a, U> {
    from: Source<'a>,
    is_widened: bool,
    found: Option<U>,
    variants: Vec<LiteralType>,
}

enum Source<'a> {
    Nothing,
    Literal(&'a Literal),
    Data(&'a Value),
}

impl<U> Offered<'_, U> {
    /// Tries a variant.
    pub fn variant<C: Codec>(&mut self, tag: &str, codec: &C, wrap: impl FnOnce(C::Value) -> U) {
        let kind = codec.kind();
        self.variants.push(tagged(tag, kind.clone()));
        if self.found.is_some() {
            return;
        }
        let value = match self.from {
            Source::Nothing => None,
            Source::Literal(literal) => read(literal, tag, &kind, codec),
            // As Python does: the first variant that fits, for nothing in the data names it.
            Source::Data(data) => {
                let is_float = matches!(kind.r#type, Some(Type::Simple(held)) if held == SimpleType::Float as i32);
                let is_later = data.is_i64() && is_float != self.is_widened;
                if is_later {
                    None
                } else {
                    codec.unpack(data).ok()
                }
            }
        };
        self.found = value.map(wrap);
    }
}

fn offer<U: Unioned>(from: Source<'_>, is_widened: bool) -> Offered<'_, U> {
    let mut offered = Offered {
        from,
        is_widened,
        found: None,
        variants: Vec::new(),
    };
    U::offer(&mut offered);
    offered
}

/// Reads a literal that names a variant, or that fits it.
fn read<C: Codec>(literal: &Literal, tag: &str, kind: &LiteralType, codec: &C) -> Option<C::Value> {
    let Some(scalar::Value::Union(held)) = scalar(literal) else {
        return codec.from_literal(literal).ok();
    };
    let stored = held.r#type.as_ref()?;
    let found = stored
        .structure
        .as_ref()
        .map_or("", |structure| &structure.tag);
    if found != tag || bare(stored) != bare(kind) || !is_titled(stored, codec.title()) {
        return None;
    }
    read_literal(codec, held.value.as_deref()?).ok()
}

fn is_titled(stored: &LiteralType, title: &str) -> bool {
    let metadata = stored.metadata.as_ref();
    let named = metadata.and_then(|metadata| metadata.fields.get("title"));
    match named.and_then(|value| value.kind.as_ref()) {
        Some(prost_types::value::Kind::StringValue(named)) => title.is_empty() || named == title,
        _ => true,
    }
}

/// Takes away what tells nothing of the kind of a literal: schemas, annotations and tags.
fn bare(kind: &LiteralType) -> LiteralType {
    let held = kind.r#type.clone().map(|held| match held {
        Type::CollectionType(item) => Type::CollectionType(Box::new(bare(&item))),
        Type::MapValueType(value) => Type::MapValueType(Box::new(bare(&value))),
        Type::UnionType(union) => Type::UnionType(UnionType {
            variants: union.variants.iter().map(bare).collect(),
        }),
        held => held,
    });
    LiteralType {
        r#type: held,
        ..LiteralType::default()
    }
}

fn tagged(tag: &str, kind: LiteralType) -> LiteralType {
    LiteralType {
        structure: Some(TypeStructure {
            tag: tag.to_owned(),
            ..TypeStructure::default()
        }),
        ..kind
    }
}

fn union_literal(tag: &str, kind: LiteralType, value: Literal) -> Literal {
    scalar_literal(scalar::Value::Union(Box::new(Union {
        value: Some(Box::new(value)),
        r#type: Some(tagged(tag, kind)),
    })))
}

/// The codec of a union.
pub struct OneOf<U>(PhantomData<U>);

/// A union.
pub fn one_of<U: Unioned>() -> OneOf<U> {
    OneOf(PhantomData)
}

impl<U: Unioned> Codec for OneOf<U> {
    type Value = U;

    fn kind(&self) -> LiteralType {
        let variants = offer::<U>(Source::Nothing, false).variants;
        of_type(Type::UnionType(UnionType { variants }))
    }

    fn to_literal(&self, value: &U) -> Result<Literal> {
        let mut chosen = Chosen {
            style: None,
            literal: None,
            data: None,
        };
        value.choose(&mut chosen)?;
        chosen
            .literal
            .ok_or_else(|| Error("a union chose nothing".to_owned()))
    }

    fn from_literal(&self, literal: &Literal) -> Result<U> {
        let found = offer(Source::Literal(literal), false).found;
        found.ok_or_else(|| Error::expected("a variant of the union", literal))
    }

    fn pack(&self, value: &U, style: Style) -> Result<Value> {
        let mut chosen = Chosen {
            style: Some(style),
            literal: None,
            data: None,
        };
        value.choose(&mut chosen)?;
        chosen
            .data
            .ok_or_else(|| Error("a union chose nothing".to_owned()))
    }

    fn unpack(&self, data: &Value) -> Result<U> {
        let narrow = offer(Source::Data(data), false).found;
        let found = narrow.or_else(|| offer(Source::Data(data), true).found);
        found.ok_or_else(|| Error::expected("a variant of the union", data))
    }
}

/// The codec of a value that may be `None`; in literals a union that has the variants of it.
pub struct Optional<C> {
    tag: Option<String>,
    codec: C,
}

/// A value or `None`; the tag is the name of the value's encoder.
pub fn optional<C: Codec>(tag: &str, codec: C) -> Optional<C> {
    Optional {
        tag: Some(tag.to_owned()),
        codec,
    }
}

/// A union of which `None` is a value.
pub fn optional_one_of<U: Unioned>() -> Optional<OneOf<U>> {
    Optional {
        tag: None,
        codec: one_of(),
    }
}

/// A union that lies elsewhere, since its type contains itself.
pub fn boxed_one_of<U: Unioned>() -> Boxed<OneOf<U>> {
    boxed(one_of())
}

/// A union of which `None` is a value, and that lies elsewhere.
pub fn optional_boxed<U: Unioned>() -> Optional<Boxed<OneOf<U>>> {
    Optional {
        tag: None,
        codec: boxed_one_of(),
    }
}

impl<C: Codec> Codec for Optional<C> {
    type Value = Option<C::Value>;

    fn kind(&self) -> LiteralType {
        let kind = self.codec.kind();
        let mut variants = match (&self.tag, kind.r#type) {
            (None, Some(Type::UnionType(union))) => union.variants,
            (tag, held) => vec![tagged(
                tag.as_deref().unwrap_or_default(),
                LiteralType {
                    r#type: held,
                    ..kind
                },
            )],
        };
        variants.push(tagged(NONE, Nothing.kind()));
        of_type(Type::UnionType(UnionType { variants }))
    }

    fn to_literal(&self, value: &Self::Value) -> Result<Literal> {
        let Some(value) = value else {
            return Ok(union_literal(
                NONE,
                Nothing.kind(),
                Nothing.to_literal(&())?,
            ));
        };
        let held = self.codec.to_literal(value)?;
        Ok(match &self.tag {
            Some(tag) => union_literal(tag, self.codec.kind(), held),
            None => held,
        })
    }

    fn from_literal(&self, literal: &Literal) -> Result<Self::Value> {
        if read(literal, NONE, &Nothing.kind(), &Nothing).is_some() {
            return Ok(None);
        }
        let Some(tag) = &self.tag else {
            return self.codec.from_literal(literal).map(Some);
        };
        let found = read(literal, tag, &self.codec.kind(), &self.codec);
        found
            .map(Some)
            .ok_or_else(|| Error::expected("an optional value", literal))
    }

    fn pack(&self, value: &Self::Value, style: Style) -> Result<Value> {
        match value {
            Some(value) => self.codec.pack(value, style),
            None => Ok(Value::Nil),
        }
    }

    fn unpack(&self, data: &Value) -> Result<Self::Value> {
        match data {
            Value::Nil => Ok(None),
            _ => self.codec.unpack(data).map(Some),
        }
    }
}
