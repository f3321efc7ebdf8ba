//! What a request asks for.

use hyper::http::request::Parts;
use serde_json::{Map, Value as Json};

use super::{ApiError, cbor, query, rest};
use crate::api::Api;

/// No operation of any API has a longer name.
const LONGEST_OPERATION: usize = 64;

/// A wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// AWS JSON 1.0.
    Json10,
    /// AWS JSON 1.1.
    Json11,
    /// The query protocol.
    Query,
    /// Smithy RPC v2 CBOR.
    RpcCbor,
    /// REST with JSON bodies.
    RestJson,
}

/// Where a request goes.
#[derive(Debug)]
pub struct Route {
    /// The operation's name.
    pub operation: String,
    /// Where the API is in the list.
    pub api: usize,
}

impl Protocol {
    /// The protocol that a request's head speaks; what speaks none is answered in JSON.
    #[must_use]
    pub fn of(head: &Parts, apis: &[Box<dyn Api>]) -> Self {
        let bindings = apis.iter().flat_map(|api| api.bindings());
        if rest::knows(head, bindings) {
            return Self::RestJson;
        }
        let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        if header("smithy-protocol") == Some("rpc-v2-cbor") {
            return Self::RpcCbor;
        }
        match header("content-type").unwrap_or_default() {
            kind if kind.starts_with("application/x-amz-json-1.1") => Self::Json11,
            kind if kind.starts_with("application/x-www-form-urlencoded") => Self::Query,
            _ => Self::Json10,
        }
    }
}

/// Finds out which operation of which API a request is for.
///
/// # Errors
/// `UnknownOperationException` (`InvalidAction` in the query protocol) where no API has it;
/// `NotImplementedException` where one may have it and the simulator does not offer it.
pub fn route(
    protocol: Protocol,
    head: &Parts,
    body: &[u8],
    apis: &[Box<dyn Api>],
) -> Result<Route, ApiError> {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => {
            let target = head
                .headers
                .get("x-amz-target")
                .and_then(|value| value.to_str().ok());
            let (prefix, operation) = target
                .and_then(|target| target.rsplit_once('.'))
                .ok_or_else(unknown_operation)?;
            named(apis, prefix, operation)
        }
        Protocol::RpcCbor => {
            let mut path = head.uri.path().trim_start_matches('/').split('/');
            match (
                path.next(),
                path.next(),
                path.next(),
                path.next(),
                path.next(),
            ) {
                (Some("service"), Some(prefix), Some("operation"), Some(operation), None) => {
                    named(apis, prefix, operation)
                }
                _ => Err(unknown_operation()),
            }
        }
        Protocol::Query => action(body, apis),
        Protocol::RestJson => rest::route(head, apis).ok_or_else(unknown_operation),
    }
}

/// Reads an operation's input.
///
/// # Errors
/// `SerializationException` where the body is not what the protocol says.
pub fn input(
    protocol: Protocol,
    head: &Parts,
    body: &[u8],
    bindings: &[rest::Binding],
) -> Result<Json, ApiError> {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => json_input(body),
        Protocol::RpcCbor => cbor::read(body),
        Protocol::Query => query::input(pairs(body)),
        Protocol::RestJson => rest::input(head, json_input(body)?, bindings),
    }
}

fn named(apis: &[Box<dyn Api>], prefix: &str, operation: &str) -> Result<Route, ApiError> {
    let index = apis
        .iter()
        .position(|api| api.target_prefix() == prefix)
        .ok_or_else(unknown_operation)?;
    let api = apis.get(index).ok_or_else(unknown_operation)?;
    if api.operations().contains(&operation) {
        Ok(Route {
            operation: operation.to_owned(),
            api: index,
        })
    } else if api.is_whole() || !is_operation(operation) {
        Err(unknown_operation())
    } else {
        Err(not_offered(operation))
    }
}

/// Whether a text has the form of an operation's name.
fn is_operation(text: &str) -> bool {
    text.len() <= LONGEST_OPERATION
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What an API may have and the simulator has not: that is no fault of the client's.
fn not_offered(operation: &str) -> ApiError {
    ApiError::with_status(
        501,
        "NotImplementedException",
        format!("The simulator does not offer the operation {operation}."),
    )
}

fn unknown_operation() -> ApiError {
    ApiError::client(
        "UnknownOperationException",
        "The requested operation is not recognized by this service.",
    )
}

fn json_input(body: &[u8]) -> Result<Json, ApiError> {
    if body.is_empty() {
        return Ok(Json::Object(Map::new()));
    }
    match serde_json::from_slice(body) {
        Ok(input @ Json::Object(_)) => Ok(input),
        Ok(_) => Err(ApiError::client(
            "SerializationException",
            "Start of structure expected.",
        )),
        Err(error) => Err(ApiError::client(
            "SerializationException",
            error.to_string(),
        )),
    }
}

/// The route that a form's `Action` and `Version` name.
fn action(body: &[u8], apis: &[Box<dyn Api>]) -> Result<Route, ApiError> {
    let pairs = pairs(body);
    let parameter = |wanted| {
        pairs
            .iter()
            .find(|(name, _)| name == wanted)
            .map_or("", |(_, value)| value.as_str())
    };
    let (action, version) = (parameter("Action"), parameter("Version"));
    let api = apis
        .iter()
        .position(|api| api.query_version() == Some(version) && api.operations().contains(&action))
        .ok_or_else(|| {
            ApiError::client(
                "InvalidAction",
                format!("Could not find operation {action} for version {version}"),
            )
        })?;
    Ok(Route {
        operation: action.to_owned(),
        api,
    })
}

/// The names and values of a form, or of a query string.
#[must_use]
pub fn pairs(form: &[u8]) -> Vec<(String, String)> {
    form.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let mut half = || decoded(halves.next().unwrap_or_default());
            (half(), half())
        })
        .collect()
}

/// Text without its percent signs; what is no UTF-8 is replaced.
#[must_use]
pub fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let escaped = text
            .get(at + 1..at + 3)
            .and_then(|digits| hex::decode(digits).ok());
        match (byte, escaped) {
            (b'%', Some(value)) => {
                bytes.extend(value);
                at += 2;
            }
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(*other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        assert_eq!(
            pairs(b"Action=Get&Name=a%20b+c%2Fd&Empty="),
            [
                ("Action".to_owned(), "Get".to_owned()),
                ("Name".to_owned(), "a b c/d".to_owned()),
                ("Empty".to_owned(), String::new()),
            ]
        );
    }
}
