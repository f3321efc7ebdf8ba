//! What a request asks for.

use hyper::http::request::Parts;
use serde_json::{Map, Value as Json};

use super::{ApiError, cbor};
use crate::api::Api;

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
}

/// What a request asks for.
#[derive(Debug)]
pub struct Request {
    /// The operation's name.
    pub operation: String,
    /// Where the API is in the list.
    pub api: usize,
    /// The operation's input.
    pub input: Json,
}

impl Protocol {
    /// The protocol that a request's head speaks; what speaks none is answered in JSON.
    #[must_use]
    pub fn of(head: &Parts) -> Self {
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

/// Reads what a request asks for.
///
/// # Errors
/// `UnknownOperationException` (`InvalidAction` in the query protocol) where no API offers it,
/// `SerializationException` where the body is not what the protocol says.
pub fn read(
    protocol: Protocol,
    head: &Parts,
    body: &[u8],
    apis: &[Box<dyn Api>],
) -> Result<Request, ApiError> {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => {
            let target = head.headers.get("x-amz-target").and_then(|value| value.to_str().ok());
            let (prefix, operation) =
                target.and_then(|target| target.rsplit_once('.')).ok_or_else(unknown_operation)?;
            named(apis, prefix, operation, || json_input(body))
        }
        Protocol::RpcCbor => {
            let mut path = head.uri.path().trim_start_matches('/').split('/');
            match (path.next(), path.next(), path.next(), path.next(), path.next()) {
                (Some("service"), Some(prefix), Some("operation"), Some(operation), None) => {
                    named(apis, prefix, operation, || cbor::read(body))
                }
                _ => Err(unknown_operation()),
            }
        }
        Protocol::Query => query(body, apis),
    }
}

fn named(
    apis: &[Box<dyn Api>],
    prefix: &str,
    operation: &str,
    input: impl FnOnce() -> Result<Json, ApiError>,
) -> Result<Request, ApiError> {
    let api = apis
        .iter()
        .position(|api| api.target_prefix() == prefix && api.operations().contains(&operation))
        .ok_or_else(unknown_operation)?;
    Ok(Request { operation: operation.to_owned(), api, input: input()? })
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
        Ok(_) => Err(ApiError::client("SerializationException", "Start of structure expected.")),
        Err(error) => Err(ApiError::client("SerializationException", error.to_string())),
    }
}

/// A form's parameters become the members of the input; `Name.member.1` and the like are not folded
/// into lists, for no operation offered in this protocol takes one.
fn query(body: &[u8], apis: &[Box<dyn Api>]) -> Result<Request, ApiError> {
    let mut input: Map<String, Json> =
        pairs(body).into_iter().map(|(name, value)| (name, value.into())).collect();
    let action = input.remove("Action");
    let version = input.remove("Version");
    let action = action.as_ref().and_then(Json::as_str).unwrap_or_default();
    let version = version.as_ref().and_then(Json::as_str).unwrap_or_default();
    let api = apis
        .iter()
        .position(|api| {
            api.query_version() == Some(version) && api.operations().contains(&action)
        })
        .ok_or_else(|| {
            ApiError::client(
                "InvalidAction",
                format!("Could not find operation {action} for version {version}"),
            )
        })?;
    Ok(Request { operation: action.to_owned(), api, input: Json::Object(input) })
}

fn pairs(form: &[u8]) -> Vec<(String, String)> {
    form.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let mut half = || decoded(halves.next().unwrap_or_default());
            (half(), half())
        })
        .collect()
}

fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let escaped = text.get(at + 1..at + 3).and_then(|digits| hex::decode(digits).ok());
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
