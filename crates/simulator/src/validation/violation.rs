//! One broken constraint, in AWS's words.

use std::fmt;

/// A constraint that a value does not satisfy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// Where in the input, such as `sourceConfiguration.imageRepository`.
    pub(crate) path: String,
    /// The value as it is quoted.
    pub(crate) value: Quoted,
    /// What must hold.
    pub(crate) constraint: Constraint,
}

/// How a value appears in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Quoted {
    /// It is missing.
    Null,
    /// It must not be repeated.
    Sensitive,
    /// It is repeated, in quotes.
    Shown(String),
}

/// What the model asks of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Constraint {
    /// It is there.
    NotNull,
    /// It has at least so many characters or members.
    MinLength(i64),
    /// It has at most so many characters or members.
    MaxLength(i64),
    /// It is at least so much.
    MinValue(i64),
    /// It is at most so much.
    MaxValue(i64),
    /// It matches a regular expression.
    Pattern(String),
    /// It is one of these.
    Enum(Vec<String>),
    /// Every member of a list satisfies these.
    Members(Vec<Self>),
    /// Every key of a map satisfies these.
    Keys(Vec<Self>),
    /// Every value of a map satisfies these.
    Values(Vec<Self>),
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Quoted::Null => f.write_str("Value null at ")?,
            Quoted::Sensitive => f.write_str("Value at ")?,
            Quoted::Shown(value) => write!(f, "Value '{value}' at ")?,
        }
        write!(
            f,
            "'{}' failed to satisfy constraint: {}",
            self.path, self.constraint
        )
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNull => f.write_str("Member must not be null"),
            Self::MinLength(n) => {
                write!(f, "Member must have length greater than or equal to {n}")
            }
            Self::MaxLength(n) => write!(f, "Member must have length less than or equal to {n}"),
            Self::MinValue(n) => {
                write!(f, "Member must have value greater than or equal to {n}")
            }
            Self::MaxValue(n) => write!(f, "Member must have value less than or equal to {n}"),
            Self::Pattern(pattern) => {
                write!(
                    f,
                    "Member must satisfy regular expression pattern: {pattern}"
                )
            }
            Self::Enum(values) => {
                write!(
                    f,
                    "Member must satisfy enum value set: [{}]",
                    values.join(", ")
                )
            }
            Self::Members(all) => write!(f, "Member must satisfy constraint: [{}]", joined(all)),
            Self::Keys(all) => write!(f, "Map keys must satisfy constraint: [{}]", joined(all)),
            Self::Values(all) => write!(f, "Map value must satisfy constraint: [{}]", joined(all)),
        }
    }
}

fn joined(constraints: &[Constraint]) -> String {
    let texts: Vec<String> = constraints.iter().map(ToString::to_string).collect();
    texts.join(", ")
}
