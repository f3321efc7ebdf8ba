//! AWS JSON 1.0 and 1.1.

use bytes::Bytes;
use serde::{Serialize, Serializer};
use serde_json::{Map, Number};

use super::{ApiError, Protocol, Rendered, Value};

pub(super) fn answer(protocol: Protocol, answer: &Value) -> Rendered {
    Rendered {
        status: 200,
        headers: vec![("content-type", content_type(protocol).to_owned())],
        body: written(answer),
    }
}

/// AWS writes an error's words as `message` where the front end made it and as `Message` where the
/// service did; clients read either, and so both are sent. 1.0 names the shape with its namespace,
/// 1.1 without.
pub(super) fn error(protocol: Protocol, namespace: &str, error: &ApiError) -> Rendered {
    let kind = match protocol {
        Protocol::Json10 => format!("{namespace}#{}", error.code),
        Protocol::Json11 | Protocol::Query | Protocol::RpcCbor | Protocol::RestJson => {
            error.code.clone()
        }
    };
    let mut body = Map::new();
    body.insert("__type".to_owned(), kind.into());
    body.insert("message".to_owned(), error.message.clone().into());
    body.insert("Message".to_owned(), error.message.clone().into());
    for (name, value) in &error.fields {
        body.insert((*name).to_owned(), to_json(value));
    }
    Rendered {
        status: error.status,
        headers: vec![
            ("content-type", content_type(protocol).to_owned()),
            ("x-amzn-errortype", error.code.clone()),
        ],
        body: Bytes::from(serde_json::Value::Object(body).to_string()),
    }
}

const fn content_type(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Json11 => "application/x-amz-json-1.1",
        Protocol::Json10 | Protocol::Query | Protocol::RpcCbor | Protocol::RestJson => {
            "application/x-amz-json-1.0"
        }
    }
}

/// An answer's text, written as it is walked: a page of a list is much to copy first.
pub(super) fn written(answer: &Value) -> Bytes {
    Bytes::from(serde_json::to_vec(&Written(answer)).expect("a Vec takes every byte"))
}

struct Written<'a>(&'a Value);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => to.serialize_unit(),
            Value::Bool(flag) => to.serialize_bool(*flag),
            Value::Int(number) => to.serialize_i64(*number),
            Value::Float(number) => float(*number).serialize(to),
            Value::Text(text) => to.serialize_str(text),
            Value::Time(moment) => float(moment.as_secs_f64()).serialize(to),
            Value::List(items) => to.collect_seq(items.iter().map(Written)),
            Value::Object(members) => {
                let present = members.iter().filter(|(_, value)| *value != Value::Null);
                to.collect_map(present.map(|(name, value)| (name, Written(value))))
            }
        }
    }
}

pub(super) fn to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Int(number) => (*number).into(),
        Value::Float(number) => float(*number),
        Value::Text(text) => text.clone().into(),
        Value::Time(moment) => float(moment.as_secs_f64()),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::Object(members) => serde_json::Value::Object(
            members
                .iter()
                .filter(|(_, value)| *value != Value::Null)
                .map(|(name, value)| (name.clone(), to_json(value)))
                .collect(),
        ),
    }
}

/// JSON has no word for what is not finite; the JSON protocols write it as text.
fn float(number: f64) -> serde_json::Value {
    match Number::from_f64(number) {
        Some(number) => serde_json::Value::Number(number),
        None if number.is_nan() => "NaN".into(),
        None if number > 0.0 => "Infinity".into(),
        None => "-Infinity".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;

    #[test]
    fn timestamps_are_seconds_with_a_fraction() {
        let rendered = answer(
            Protocol::Json10,
            &Value::object([("At", Moment::from_millis(1_500).into())]),
        );
        assert_eq!(rendered.body, Bytes::from_static(b"{\"At\":1.5}"));
    }

    #[test]
    fn an_error_names_its_shape_twice() {
        let rendered = error(
            Protocol::Json10,
            "com.amazonaws.apprunner",
            &ApiError::client("InvalidRequestException", "No."),
        );
        let body: serde_json::Value = serde_json::from_slice(&rendered.body).expect("JSON");
        assert_eq!(
            body["__type"],
            "com.amazonaws.apprunner#InvalidRequestException"
        );
        assert_eq!(body["Message"], "No.");
        assert!(
            rendered
                .headers
                .contains(&("x-amzn-errortype", "InvalidRequestException".to_owned()))
        );
    }
}
