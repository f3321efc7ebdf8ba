//! The API model, in the form that botocore publishes it.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::pattern::Pattern;

/// An API: its operations, and the shapes that they refer to by name.
#[derive(Debug, Deserialize)]
pub(super) struct Model {
    pub(super) operations: HashMap<String, Operation>,
    pub(super) shapes: HashMap<String, Shape>,
}

/// An operation; what it answers is of no concern here.
#[derive(Debug, Deserialize)]
pub(super) struct Operation {
    pub(super) input: Option<Reference>,
}

/// The name of a shape.
#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    pub(super) shape: String,
}

/// A shape with the constraints that its kind can have. Members are sorted by
/// name, so that reports of what is wrong come in the same order every time.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Shape {
    Structure {
        #[serde(default)]
        required: Vec<String>,
        members: BTreeMap<String, Reference>,
    },
    List {
        member: Reference,
        #[serde(flatten)]
        size: Range,
    },
    Map {
        key: Reference,
        value: Reference,
        #[serde(flatten)]
        size: Range,
    },
    String(Text),
    Integer(Range),
    Double(Range),
    Boolean,
    Timestamp,
}

/// The constraints of a string.
#[derive(Debug, Deserialize)]
pub(super) struct Text {
    #[serde(flatten)]
    pub(super) length: Range,
    pub(super) pattern: Option<Pattern>,
    #[serde(rename = "enum", default)]
    pub(super) allowed: Vec<String>,
    /// Whether its value must not be repeated in an error.
    #[serde(default)]
    pub(super) sensitive: bool,
}

/// Bounds of a number, a length or a size, both inclusive.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
pub(super) struct Range {
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
}
