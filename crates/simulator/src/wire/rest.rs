//! REST with JSON bodies: the operation is the method and the path, and members of its input may
//! stand in the query string and in headers.

use bytes::Bytes;
use hyper::http::request::Parts;
use serde_json::{Map, Value as Json};

use super::json::{to_json, written};
use super::request::{Route, pairs};
use super::{ApiError, Rendered, Value};
use crate::api::Api;

/// Where an operation is, and which members of its input are outside the body.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The HTTP method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The operation.
    pub operation: &'static str,
    /// Parameters of the query string, each with its member. Their values stay text.
    pub query: &'static [(&'static str, &'static str)],
    /// Headers, each with its member.
    pub headers: &'static [(&'static str, &'static str)],
}

/// Whether a path is one of the bindings'.
pub(super) fn knows(head: &Parts, bindings: impl Iterator<Item = &'static Binding>) -> bool {
    let path = head.uri.path();
    bindings.into_iter().any(|binding| binding.path == path)
}

pub(super) fn route(head: &Parts, apis: &[Box<dyn Api>]) -> Option<Route> {
    apis.iter().enumerate().find_map(|(index, api)| {
        let binding = found(head, api.bindings())?;
        Some(Route {
            operation: binding.operation.to_owned(),
            api: index,
        })
    })
}

fn found<'a>(head: &Parts, bindings: &'a [Binding]) -> Option<&'a Binding> {
    bindings
        .iter()
        .find(|binding| binding.path == head.uri.path() && binding.method == head.method.as_str())
}

/// The input: the body's members, and those that are bound to something else.
pub(super) fn input(head: &Parts, body: Json, bindings: &[Binding]) -> Result<Json, ApiError> {
    let mut members = match body {
        Json::Object(members) => members,
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => {
            Map::new()
        }
    };
    let Some(binding) = found(head, bindings) else {
        return Ok(Json::Object(members));
    };
    let parameters = pairs(head.uri.query().unwrap_or_default().as_bytes());
    for (parameter, member) in binding.query {
        let value = parameters.iter().find(|(name, _)| name == parameter);
        if let Some((_, value)) = value {
            members.insert((*member).to_owned(), value.as_str().into());
        }
    }
    for (header, member) in binding.headers {
        if let Some(value) = head.headers.get(*header) {
            let value = value.to_str().map_err(|_| {
                ApiError::client("InvalidRequestException", "A header is not readable.")
            })?;
            members.insert((*member).to_owned(), value.into());
        }
    }
    Ok(Json::Object(members))
}

pub(super) fn answer(answer: &Value) -> Rendered {
    Rendered {
        status: 200,
        headers: vec![("content-type", "application/json".to_owned())],
        body: written(answer),
    }
}

/// An error whose shape has members of its own carries these and nothing else.
pub(super) fn error(namespace: &str, error: &ApiError) -> Rendered {
    let mut body = Map::new();
    if error.fields.is_empty() {
        body.insert("message".to_owned(), error.message.as_str().into());
        let kind = format!("{namespace}#{}", error.code);
        body.insert("__type".to_owned(), kind.into());
    }
    for (name, value) in &error.fields {
        body.insert((*name).to_owned(), to_json(value));
    }
    Rendered {
        status: error.status,
        headers: vec![
            ("content-type", "application/json".to_owned()),
            ("x-amzn-errortype", error.code.clone()),
        ],
        body: Bytes::from(Json::Object(body).to_string()),
    }
}
