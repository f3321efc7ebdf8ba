//! The walk over an input with its shape in hand.

use serde_json::{Map, Value};

use super::InputError;
use super::error::WrongType;
use super::model::{Model, Range, Reference, Shape, Text};
use super::violation::{Constraint, Quoted, Violation};

/// Checks a whole input. Types come first: AWS cannot look at constraints
/// before it has read the request.
pub(super) fn input(model: &Model, operation: &str, input: &Value) -> Result<(), InputError> {
    let Some(found) = model.operations.get(operation) else {
        return Err(InputError::UnknownOperation(operation.to_owned()));
    };
    let Some(shape) = &found.input else {
        return Ok(());
    };
    let mut walk = Walk {
        model,
        violations: Vec::new(),
    };
    walk.value(shape, input, "")
        .map_err(InputError::WrongType)?;
    if walk.violations.is_empty() {
        Ok(())
    } else {
        Err(InputError::Violations(walk.violations))
    }
}

struct Walk<'a> {
    model: &'a Model,
    violations: Vec<Violation>,
}

impl<'a> Walk<'a> {
    fn shape(&self, reference: &Reference) -> Option<&'a Shape> {
        self.model.shapes.get(&reference.shape)
    }

    fn value(&mut self, reference: &Reference, value: &Value, path: &str) -> Result<(), WrongType> {
        match self.shape(reference) {
            Some(Shape::Structure { required, members }) => {
                let given = object(value)?;
                for (name, member) in members {
                    let path = child(path, name);
                    match present(given.get(name)) {
                        Some(value) => self.value(member, value, &path)?,
                        None if required.contains(name) => self.missing(path),
                        None => {}
                    }
                }
            }
            Some(Shape::List { member, size }) => {
                let items = list(value)?;
                self.size(path, value, items.len(), *size);
                self.items(member, items, value, path)?;
            }
            Some(Shape::Map {
                key,
                value: member,
                size,
            }) => {
                let given = object(value)?;
                self.size(path, value, given.len(), *size);
                self.entries(key, member, given, value, path)?;
            }
            Some(
                Shape::String(_)
                | Shape::Integer(_)
                | Shape::Double(_)
                | Shape::Boolean
                | Shape::Timestamp,
            )
            | None => {
                for constraint in self.broken(reference, value)? {
                    let value = self.quoted(&[reference], value);
                    self.push(path, value, constraint);
                }
            }
        }
        Ok(())
    }

    /// Structures in a list are walked one by one; of scalars, AWS says once
    /// for the list what its members must satisfy.
    fn items(
        &mut self,
        member: &Reference,
        items: &[Value],
        whole: &Value,
        path: &str,
    ) -> Result<(), WrongType> {
        let mut broken = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}.{}.member", index + 1);
            if item.is_null() {
                self.missing(path);
            } else if self.is_scalar(member) {
                extend(&mut broken, self.broken(member, item)?);
            } else {
                self.value(member, item, &path)?;
            }
        }
        if !broken.is_empty() {
            let value = self.quoted(&[member], whole);
            self.push(path, value, Constraint::Members(broken));
        }
        Ok(())
    }

    fn entries(
        &mut self,
        key: &Reference,
        member: &Reference,
        given: &Map<String, Value>,
        whole: &Value,
        path: &str,
    ) -> Result<(), WrongType> {
        let (mut broken_keys, mut broken_values) = (Vec::new(), Vec::new());
        for (name, value) in given {
            extend(
                &mut broken_keys,
                self.broken(key, &Value::from(name.as_str()))?,
            );
            if value.is_null() {
                extend(&mut broken_values, vec![Constraint::NotNull]);
            } else if self.is_scalar(member) {
                extend(&mut broken_values, self.broken(member, value)?);
            } else {
                self.value(member, value, &format!("{path}.{name}.member"))?;
            }
        }
        let value = self.quoted(&[key, member], whole);
        if !broken_keys.is_empty() {
            self.push(path, value.clone(), Constraint::Keys(broken_keys));
        }
        if !broken_values.is_empty() {
            self.push(path, value, Constraint::Values(broken_values));
        }
        Ok(())
    }

    /// The constraints that a scalar breaks.
    fn broken(&self, reference: &Reference, value: &Value) -> Result<Vec<Constraint>, WrongType> {
        match self.shape(reference) {
            Some(Shape::String(text)) => {
                let Value::String(value) = value else {
                    return Err(conversion(value, "String"));
                };
                Ok(text.broken_by(value))
            }
            Some(Shape::Integer(range)) => {
                let number = value
                    .as_i64()
                    .filter(|number| i32::try_from(*number).is_ok())
                    .ok_or_else(|| conversion(value, "Integer"))?;
                Ok(range.broken_by(number, Constraint::MinValue, Constraint::MaxValue))
            }
            Some(Shape::Double(range)) => {
                let number = value.as_f64().ok_or_else(|| conversion(value, "Double"))?;
                let bound = |at: i64| at as f64;
                let below = range.min.filter(|min| number < bound(*min));
                let above = range.max.filter(|max| number > bound(*max));
                Ok(below
                    .map(Constraint::MinValue)
                    .into_iter()
                    .chain(above.map(Constraint::MaxValue))
                    .collect())
            }
            Some(Shape::Boolean) if !value.is_boolean() => Err(conversion(value, "Boolean")),
            Some(Shape::Timestamp) if !value.is_number() => Err(conversion(value, "Timestamp")),
            Some(
                Shape::Boolean
                | Shape::Timestamp
                | Shape::Structure { .. }
                | Shape::List { .. }
                | Shape::Map { .. },
            )
            | None => Ok(Vec::new()),
        }
    }

    fn size(&mut self, path: &str, value: &Value, size: usize, range: Range) {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        for constraint in range.broken_by(size, Constraint::MinLength, Constraint::MaxLength) {
            self.push(path, Quoted::Shown(value.to_string()), constraint);
        }
    }

    fn is_scalar(&self, reference: &Reference) -> bool {
        match self.shape(reference) {
            Some(Shape::Structure { .. } | Shape::List { .. } | Shape::Map { .. }) => false,
            Some(
                Shape::String(_)
                | Shape::Integer(_)
                | Shape::Double(_)
                | Shape::Boolean
                | Shape::Timestamp,
            )
            | None => true,
        }
    }

    /// A value as a message may show it: not at all where a shape in it is
    /// sensitive.
    fn quoted(&self, references: &[&Reference], value: &Value) -> Quoted {
        let sensitive = references.iter().any(|reference| {
            matches!(self.shape(reference), Some(Shape::String(text)) if text.sensitive)
        });
        match value {
            _ if sensitive => Quoted::Sensitive,
            Value::String(text) => Quoted::Shown(text.clone()),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => Quoted::Shown(value.to_string()),
        }
    }

    fn missing(&mut self, path: String) {
        self.push(&path, Quoted::Null, Constraint::NotNull);
    }

    fn push(&mut self, path: &str, value: Quoted, constraint: Constraint) {
        self.violations.push(Violation {
            path: path.to_owned(),
            value,
            constraint,
        });
    }
}

impl Text {
    fn broken_by(&self, value: &str) -> Vec<Constraint> {
        let length = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
        let mut broken =
            self.length
                .broken_by(length, Constraint::MinLength, Constraint::MaxLength);
        // What is too long is not matched: a pattern's cost grows with it.
        let bounded = self.length.max.is_none_or(|max| length <= max);
        if let Some(pattern) = self.pattern.as_ref().filter(|_| bounded)
            && !pattern.matches(value)
        {
            broken.push(Constraint::Pattern(pattern.text.clone()));
        }
        if !self.allowed.is_empty() && !self.allowed.iter().any(|allowed| allowed == value) {
            broken.push(Constraint::Enum(self.allowed.clone()));
        }
        broken
    }
}

impl Range {
    fn broken_by(
        self,
        number: i64,
        below: fn(i64) -> Constraint,
        above: fn(i64) -> Constraint,
    ) -> Vec<Constraint> {
        let below = self.min.filter(|min| number < *min).map(below);
        let above = self.max.filter(|max| number > *max).map(above);
        below.into_iter().chain(above).collect()
    }
}

fn extend(all: &mut Vec<Constraint>, broken: Vec<Constraint>) {
    for constraint in broken {
        if !all.contains(&constraint) {
            all.push(constraint);
        }
    }
}

/// JSON's null stands for a member that is not there.
fn present(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_null())
}

/// AWS writes members with a small first letter in its messages.
fn child(path: &str, name: &str) -> String {
    let mut letters = name.chars();
    let name: String = letters
        .next()
        .map(|first| first.to_ascii_lowercase())
        .into_iter()
        .chain(letters)
        .collect();
    if path.is_empty() {
        name
    } else {
        format!("{path}.{name}")
    }
}

fn object(value: &Value) -> Result<&Map<String, Value>, WrongType> {
    match value {
        Value::Object(members) => Ok(members),
        Value::Array(_) => Err(WrongType::List),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(WrongType::Scalar)
        }
    }
}

fn list(value: &Value) -> Result<&[Value], WrongType> {
    match value {
        Value::Array(items) => Ok(items),
        Value::Object(_) => Err(WrongType::Object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(WrongType::Scalar)
        }
    }
}

/// What a value of one type is called where another is wanted.
pub(super) fn conversion(found: &Value, wanted: &'static str) -> WrongType {
    let found = match found {
        Value::Array(_) => return WrongType::List,
        Value::Object(_) => return WrongType::Object,
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(number) if number.is_f64() => "DECIMAL_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
    };
    WrongType::Conversion { found, wanted }
}
