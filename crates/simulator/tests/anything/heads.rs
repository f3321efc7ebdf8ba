//! Requests that name no operation, or name it in a way of their own: heads, forms and controls.

use bytes::Bytes;
use hyper::Request;
use proptest::prelude::*;

use crate::inputs::{self, word};
use crate::{furnished, is_honest};

const PATHS: &[&str] = &[
    "/",
    "",
    "/service/GraniteServiceVersion20100801/operation/GetMetricData",
    "/service//operation/",
    "/token",
    "/client/register",
    "/assignment/roles",
    "/federation",
    "/federation/credentials",
    "/authorize",
    "/device",
    "/_simulator/state",
    "/_simulator/services/anything/touch",
    "/_simulator/",
    "*",
];
const HEADERS: &[&str] = &[
    "authorization",
    "content-type",
    "smithy-protocol",
    "x-amz-date",
    "x-amz-target",
    "x-amz-security-token",
    "x-amz-sso_bearer_token",
    "x-amz-content-sha256",
    "host",
    "date",
    "origin",
    "content-length",
];
const CONTROLS: &[&str] = &[
    "state",
    "step",
    "faults",
    "chaos",
    "quotas",
    "dns",
    "calls",
    "sign-in",
    "roles",
    "expire",
    "devices/ABCD-EFGH",
    "connections/anything/handshake",
    "services/anything/fail-next-deployment",
    "services/anything/operation",
    "services/anything/touch",
    "services/anything/validate-domain",
    "services/nobody/touch",
];

#[test]
fn any_head_is_answered() {
    let (direct, vocabulary) = furnished();
    let value = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        word(&vocabulary).prop_map(String::into_bytes),
        Just(b"application/x-www-form-urlencoded".to_vec()),
        Just(b"application/x-amz-json-1.1".to_vec()),
        Just(b"rpc-v2-cbor".to_vec()),
        Just(b"AppRunner.ListServices".to_vec()),
        Just(b"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261103/eu-west-1/apprunner/aws4_request".to_vec()),
        Just(b"AWS4-HMAC-SHA256 Credential=/////, SignedHeaders=;;;, Signature=".to_vec()),
    ];
    let headers = prop::collection::vec((0..HEADERS.len(), value), 0..8);
    let query = prop_oneof![Just(String::new()), "[?a-z_=&%0-9+.]{0,60}"];
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    };
    let line = (0..4_usize, prop::sample::select(PATHS), query);
    proptest!(config, |((method, path, query) in line, headers in headers, body in inputs::form(&vocabulary))| {
        let method = ["POST", "GET", "PUT", "DELETE"][method];
        let mut request = Request::builder().method(method).uri(format!("{path}{query}"));
        for (name, value) in headers {
            request = request.header(HEADERS[name], value);
        }
        // What is no request in HTTP is refused before it is answered.
        if let Ok(request) = request.body(Bytes::from(body)) {
            let answer = direct.answer(request);
            prop_assert!(is_honest(&answer), "{method} {path}{query}: {answer:?}");
        }
    });
}

#[test]
fn any_control_is_answered() {
    let (direct, vocabulary) = furnished();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_000)
    };
    let line = (0..3_usize, prop::sample::select(CONTROLS));
    proptest!(config, |((method, path) in line, input in inputs::structure(&vocabulary))| {
        let request = Request::builder().method(["POST", "GET", "DELETE"][method]).uri(format!("/_simulator/{path}"));
        let answer = direct.answer(request.body(Bytes::from(input.to_string())).expect("a request"));
        prop_assert!(answer.status().as_u16() < 500, "{path} {input}: {answer:?}");
    });
}
