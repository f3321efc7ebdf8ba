//! Protocol framing: what a request asks for, and answers and errors in the protocol it came in.
//!
//! An API sees a request's input as JSON whatever the protocol (timestamps as seconds) and answers
//! a [`Value`], which keeps timestamps apart because each protocol writes them differently.

mod cbor;
mod error;
mod event_stream;
mod json;
mod query;
mod request;
mod rest;
mod value;

pub use error::ApiError;
pub use event_stream::Live;
pub(crate) use event_stream::{event, exception};
pub use request::{Protocol, Route, decoded, input, pairs, route};
pub use rest::Binding;
pub use value::Value;

use bytes::Bytes;

use crate::api::Api;

/// An answer in its protocol, before HTTP.
#[derive(Debug)]
pub struct Rendered {
    /// The HTTP status.
    pub status: u16,
    /// The content type and whatever else the protocol wants.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Bytes,
}

/// Renders what an operation answered.
#[must_use]
pub fn render(
    protocol: Protocol,
    api: &dyn Api,
    operation: &str,
    request_id: &str,
    answer: &Value,
) -> Rendered {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => json::answer(protocol, answer),
        Protocol::RpcCbor => cbor::answer(answer),
        Protocol::Query => query::answer(api, operation, request_id, answer),
        Protocol::RestJson => rest::answer(answer),
    }
}

/// Renders an error; `api` is absent where the request never found one.
#[must_use]
pub fn render_error(
    protocol: Protocol,
    api: Option<&dyn Api>,
    request_id: &str,
    error: &ApiError,
) -> Rendered {
    let namespace = api.map_or("com.amazon.coral.service", Api::error_namespace);
    match protocol {
        Protocol::Json10 | Protocol::Json11 => json::error(protocol, namespace, error),
        Protocol::RpcCbor => cbor::error(namespace, error),
        Protocol::Query => query::error(api, request_id, error),
        Protocol::RestJson => rest::error(namespace, error),
    }
}
