//! Turns typed values into Flyte's literals and back, as flytekit does.

mod codec;
mod containers;
mod data;
mod entities;
mod fields;
mod moments;
mod scalars;
mod stored;
mod unions;

pub use codec::{Codec, Error, Result, Style};
pub use containers::{Boxed, List, Map, PackedMap, boxed, list, map, packed_map};
pub use data::{Data, Struct};
pub use entities::{Entity, Target};
pub use fields::{Fielded, Reader, Record, Writer, record};
pub use moments::Date;
pub use scalars::{Boolean, Bytes, Day, Duration, Float, Integer, Moment, Text};
pub use stored::{
    Blob, Choice, Columns, Dataset, Enumerated, Legacy, Nothing, Stored, Table, choice, choices,
    dataset, enumeration, file, folder, legacy, pickle, with_column,
};
pub use unions::{
    Chosen, Offered, OneOf, Optional, Unioned, boxed_one_of, one_of, optional, optional_boxed,
    optional_one_of,
};
