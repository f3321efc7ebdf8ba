//! The query protocol: a form as the request, XML as the answer.

use std::fmt::Write as _;

use bytes::Bytes;
use serde_json::{Map, Value as Json};
use time::format_description::well_known::Rfc3339;

use super::{ApiError, Rendered, Value};
use crate::api::Api;

/// More items than any list may have, so that an index of a billion costs nothing.
const LONGEST_LIST: usize = 1_000;
/// More items than all lists may have that only a later one says are there.
const MOST_GAPS: usize = 10_000;
/// More than the parts of any name, so that a name of dots cannot use up the stack.
const DEEPEST: usize = 64;

/// The input that a form tells: `Name.member.1` is the first item of a list, `Name.Part` a member
/// of a structure. Values stay text.
pub(super) fn input(pairs: Vec<(String, String)>) -> Result<Json, ApiError> {
    let mut input = Json::Object(Map::new());
    let mut gaps = MOST_GAPS;
    for (name, value) in pairs {
        if name == "Action" || name == "Version" {
            continue;
        }
        if name.split('.').nth(DEEPEST).is_some() {
            return Err(malformed("a name is nested too deeply"));
        }
        let mut place = &mut input;
        let mut parts = name.split('.').peekable();
        while let Some(part) = parts.next() {
            place = if part == "member" && parts.peek().is_some() {
                let index = parts.next().and_then(|index| index.parse().ok());
                item(place, index, &mut gaps).ok_or_else(|| malformed(&name))?
            } else {
                member(place, part).ok_or_else(|| malformed(&name))?
            };
        }
        *place = value.into();
    }
    Ok(input)
}

fn member<'a>(of: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    if of.is_null() {
        *of = Json::Object(Map::new());
    }
    Some(of.as_object_mut()?.entry(name).or_insert(Json::Null))
}

/// The item of a list, counted from 1. Those before it that are not there yet come out of `gaps`.
fn item<'a>(of: &'a mut Json, index: Option<usize>, gaps: &mut usize) -> Option<&'a mut Json> {
    if of.is_null() {
        *of = Json::Array(Vec::new());
    }
    let index = index.filter(|index| (1..=LONGEST_LIST).contains(index))?;
    let items = of.as_array_mut()?;
    if items.len() < index {
        *gaps = gaps.checked_sub(index - 1 - items.len())?;
        items.resize(index, Json::Null);
    }
    items.get_mut(index - 1)
}

fn malformed(name: &str) -> ApiError {
    ApiError::client(
        "MalformedInput",
        format!("Unexpected list element termination, or a structure that is none: {name}"),
    )
}

pub(super) fn answer(api: &dyn Api, operation: &str, request_id: &str, answer: &Value) -> Rendered {
    let mut xml = String::new();
    let namespace = namespace(Some(api));
    let _ = write!(
        xml,
        "<{operation}Response xmlns=\"{namespace}\"><{operation}Result>"
    );
    write_value(&mut xml, answer);
    let _ = write!(
        xml,
        "</{operation}Result><ResponseMetadata><RequestId>{request_id}</RequestId>\
         </ResponseMetadata></{operation}Response>"
    );
    rendered(200, xml)
}

pub(super) fn error(api: Option<&dyn Api>, request_id: &str, error: &ApiError) -> Rendered {
    let side = if error.is_server_fault() {
        "Receiver"
    } else {
        "Sender"
    };
    let mut xml = String::new();
    let _ = write!(
        xml,
        "<ErrorResponse xmlns=\"{}\"><Error><Type>{side}</Type><Code>{}</Code><Message>",
        namespace(api),
        error.code
    );
    escape(&mut xml, &error.message);
    let _ = write!(
        xml,
        "</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    );
    rendered(error.status, xml)
}

fn namespace(api: Option<&dyn Api>) -> String {
    match api.and_then(|api| Some((api.signing_name(), api.query_version()?))) {
        // CloudWatch's namespace keeps the name the service had when it was made.
        Some(("monitoring", version)) => format!("http://monitoring.amazonaws.com/doc/{version}/"),
        Some((name, version)) => format!("https://{name}.amazonaws.com/doc/{version}/"),
        None => "http://webservices.amazon.com/AWSFault/2005-15-09".to_owned(),
    }
}

fn rendered(status: u16, xml: String) -> Rendered {
    Rendered {
        status,
        headers: vec![("content-type", "text/xml".to_owned())],
        body: Bytes::from(xml),
    }
}

fn write_value(xml: &mut String, value: &Value) {
    match value {
        Value::Null => {}
        Value::Bool(flag) => {
            let _ = write!(xml, "{flag}");
        }
        Value::Int(number) => {
            let _ = write!(xml, "{number}");
        }
        Value::Float(number) => {
            let _ = write!(xml, "{number}");
        }
        Value::Text(text) => escape(xml, text),
        Value::Time(moment) => {
            xml.push_str(&moment.to_date_time().format(&Rfc3339).unwrap_or_default());
        }
        Value::List(items) => {
            for item in items {
                xml.push_str("<member>");
                write_value(xml, item);
                xml.push_str("</member>");
            }
        }
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(_, value)| *value != Value::Null) {
                let _ = write!(xml, "<{name}>");
                write_value(xml, value);
                let _ = write!(xml, "</{name}>");
            }
        }
    }
}

fn escape(xml: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            other => xml.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(pairs: &[(&str, &str)]) -> Result<Json, ApiError> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        input(pairs.iter().map(owned).collect())
    }

    #[test]
    fn lists_and_structures_are_folded() {
        let input = read(&[
            ("Action", "Simulate"),
            ("Names.member.2", "b"),
            ("Names.member.1", "a"),
            ("Tags.member.1.Key", "team"),
            ("Limit", "3"),
        ]);
        let told = json!({
            "Names": ["a", "b"], "Tags": [{ "Key": "team" }], "Limit": "3",
        });
        assert_eq!(input, Ok(told));
    }

    #[test]
    fn what_contradicts_itself_is_malformed() {
        for pairs in [
            [("A", "1"), ("A.member.1", "2")],
            [("A.member.1", "1"), ("A.b", "2")],
            [("A.member.0", "1"), ("B", "2")],
            [("A.member.x", "1"), ("B", "2")],
            [("A.member.99999999", "1"), ("B", "2")],
        ] {
            let error = read(&pairs).expect_err("no input");
            assert_eq!(error.code, "MalformedInput", "{pairs:?}");
        }
    }
}
