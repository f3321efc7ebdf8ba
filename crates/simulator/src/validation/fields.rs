//! Members of an input, read by type, for the APIs whose model is not embedded.
//!
//! A member that is missing or null reads as `None`; one of another type is a
//! `SerializationException`: their front end fails while reading it.

use serde_json::Value as Json;

use super::conversion;
use super::error::WrongType;
use crate::wire::ApiError;

type Read<T> = Result<Option<T>, ApiError>;

fn unreadable(wrong: WrongType) -> ApiError {
    ApiError::client("SerializationException", wrong.to_string())
}

/// A string.
pub(crate) fn text<'a>(input: &'a Json, name: &str) -> Read<&'a str> {
    read(input, name, "String", Json::as_str)
}

/// A whole number.
pub(crate) fn integer(input: &Json, name: &str) -> Read<i64> {
    read(input, name, "Long", Json::as_i64)
}

/// A number, as timestamps come.
pub(crate) fn number(input: &Json, name: &str) -> Read<f64> {
    read(input, name, "Timestamp", Json::as_f64)
}

/// A boolean.
pub(crate) fn flag(input: &Json, name: &str) -> Read<bool> {
    read(input, name, "Boolean", Json::as_bool)
}

/// A structure.
pub(crate) fn structure<'a>(input: &'a Json, name: &str) -> Read<&'a Json> {
    match input.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(value @ Json::Object(_)) => Ok(Some(value)),
        Some(Json::Array(_)) => Err(unreadable(WrongType::List)),
        Some(Json::Bool(_) | Json::Number(_) | Json::String(_)) => {
            Err(unreadable(WrongType::Scalar))
        }
    }
}

/// A list; empty where it is missing.
pub(crate) fn list<'a>(input: &'a Json, name: &str) -> Result<&'a [Json], ApiError> {
    match input.get(name) {
        None | Some(Json::Null) => Ok(&[]),
        Some(Json::Array(items)) => Ok(items),
        Some(Json::Object(_)) => Err(unreadable(WrongType::Object)),
        Some(Json::Bool(_) | Json::Number(_) | Json::String(_)) => {
            Err(unreadable(WrongType::Scalar))
        }
    }
}

/// A list of strings; empty where it is missing.
pub(crate) fn texts<'a>(input: &'a Json, name: &str) -> Result<Vec<&'a str>, ApiError> {
    list(input, name)?
        .iter()
        .map(|item| {
            item.as_str()
                .ok_or_else(|| unreadable(conversion(item, "String")))
        })
        .collect()
}

fn read<'a, T>(
    input: &'a Json,
    name: &str,
    wanted: &'static str,
    take: impl FnOnce(&'a Json) -> Option<T>,
) -> Read<T> {
    match input.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(value) => match take(value) {
            Some(taken) => Ok(Some(taken)),
            None => Err(unreadable(conversion(value, wanted))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn missing_and_null_are_none_and_other_types_are_refused() {
        let input = json!({ "none": null, "text": "a", "number": 1.5, "list": ["a", 1] });
        assert_eq!(text(&input, "gone"), Ok(None));
        assert_eq!(text(&input, "none"), Ok(None));
        assert_eq!(text(&input, "text"), Ok(Some("a")));
        assert_eq!(number(&input, "number"), Ok(Some(1.5)));
        for error in [
            text(&input, "number").map(|_| ()),
            integer(&input, "number").map(|_| ()),
            flag(&input, "text").map(|_| ()),
            structure(&input, "list").map(|_| ()),
            list(&input, "text").map(|_| ()),
            texts(&input, "list").map(|_| ()),
        ] {
            assert_eq!(error.expect_err("wrong").code, "SerializationException");
        }
    }
}
