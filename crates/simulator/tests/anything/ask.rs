//! A request for an operation, in whichever protocol, signed by a key whose secret the simulator does not know: any
//! signature that is well formed does.

use bytes::Bytes;
use hyper::Request;
use simulator::Direct;
use simulator::api::Api;
use simulator::wire::Protocol;

const KEY: &str = "AKIAIOSFODNN7EXAMPLE";

/// A body in a request for an operation.
pub(crate) fn framed(
    direct: &Direct,
    api: &dyn Api,
    operation: &str,
    protocol: Protocol,
    body: Vec<u8>,
) -> Request<Bytes> {
    let prefix = api.target_prefix();
    let binding = api
        .bindings()
        .iter()
        .find(|binding| binding.operation == operation);
    let (method, path) = match protocol {
        Protocol::RestJson => binding.map_or(("POST", "/".to_owned()), |at| {
            (at.method, at.path.to_owned())
        }),
        Protocol::RpcCbor => ("POST", format!("/service/{prefix}/operation/{operation}")),
        Protocol::Json10 | Protocol::Json11 | Protocol::Query => ("POST", "/".to_owned()),
    };
    let kind = match protocol {
        Protocol::Json10 => "application/x-amz-json-1.0",
        Protocol::Json11 => "application/x-amz-json-1.1",
        Protocol::Query => "application/x-www-form-urlencoded",
        Protocol::RpcCbor => "application/cbor",
        Protocol::RestJson => "application/json",
    };
    let now = direct.control().now().to_date_time();
    let day = format!(
        "{:04}{:02}{:02}",
        now.year(),
        u8::from(now.month()),
        now.day()
    );
    let time = format!(
        "{day}T{:02}{:02}{:02}Z",
        now.hour(),
        now.minute(),
        now.second()
    );
    let scope = format!("{KEY}/{day}/eu-west-1/{}/aws4_request", api.signing_name());
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:4566")
        .header("content-type", kind)
        .header("x-amz-date", time)
        .header("x-amz-target", format!("{prefix}.{operation}"))
        .header(
            "authorization",
            format!(
                "AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date, Signature={}",
                "0".repeat(64)
            ),
        );
    if protocol == Protocol::RpcCbor {
        request = request.header("smithy-protocol", "rpc-v2-cbor");
    }
    request
        .body(Bytes::from(body))
        .expect("names of operations make a request")
}
