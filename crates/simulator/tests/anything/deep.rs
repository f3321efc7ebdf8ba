//! Inputs that are nested as deeply, or are as long, as a body can be: what reads them must not use up the stack, nor the
//! memory. Tests run on threads with a stack of the size that the simulator's have.

use std::time::Duration;

use bytes::Bytes;
use hyper::Request;
use serde_json::{Value as Json, json};
use simulator::api;
use simulator::wire::Protocol;

use crate::{ask, encode, furnished};

const MANY: usize = 100_000;

#[test]
fn what_is_nested_deeply_is_refused() {
    let (direct, _) = furnished();
    let deep = |protocol, signing_name: &str, operation: &str, body: Vec<u8>| {
        let apis = api::all();
        let api = apis
            .iter()
            .find(|api| api.signing_name() == signing_name)
            .expect("the API");
        let answer = direct.answer(ask::framed(
            &direct,
            api.as_ref(),
            operation,
            protocol,
            body,
        ));
        assert_eq!(answer.status(), 400, "{operation} in {protocol:?}");
    };
    let form = "Action=GetCallerIdentity&Version=2011-06-15&";
    for body in [
        format!("{form}{}b=1", "a.".repeat(MANY)),
        format!("{form}{}=1", "a.member.1".repeat(MANY)),
        // Lists of a thousand, of which each has one item.
        (0..50_000).fold(form.to_owned(), |form, n| {
            form + &format!("&a{n}.member.1000=1")
        }),
    ] {
        deep(
            Protocol::Query,
            "sts",
            "GetCallerIdentity",
            body.into_bytes(),
        );
    }
    for opening in ["[", "{\"a\":"] {
        let body = opening.repeat(MANY).into_bytes();
        deep(Protocol::Json10, "apprunner", "ListServices", body.clone());
        deep(Protocol::Json11, "logs", "DescribeLogGroups", body);
    }
    for byte in [0x81, 0x9f, 0xbf, 0xc6] {
        deep(
            Protocol::RpcCbor,
            "monitoring",
            "GetMetricData",
            vec![byte; MANY],
        );
    }
    let chain = |of: &str, between: &str| [of, between].concat().repeat(MANY / 10) + of;
    for expression in [
        chain("1", "+"),
        chain("1", "*"),
        "-".repeat(MANY) + "1",
        "(".repeat(MANY),
        "ABS(".repeat(MANY),
    ] {
        let now = direct.control().now().secs();
        let query = json!({ "Id": "e1", "Expression": expression });
        let input =
            json!({ "MetricDataQueries": [query], "StartTime": now - 3600, "EndTime": now });
        let cloudwatch = api::all()
            .into_iter()
            .find(|api| api.signing_name() == "monitoring");
        let cloudwatch = cloudwatch.expect("CloudWatch");
        let body = encode::body(
            Protocol::Json10,
            cloudwatch.as_ref(),
            "GetMetricData",
            &input,
        );
        deep(Protocol::Json10, "monitoring", "GetMetricData", body);
    }
    let one = "$.a = 1";
    let patterns = [
        chain(one, " && "),
        chain(one, " || "),
        "(".repeat(MANY),
        format!("({one}").repeat(MANY),
    ];
    for inner in patterns
        .map(|inner| format!("{{ {inner} }}"))
        .into_iter()
        .chain([
            format!("%{}%", "(".repeat(MANY)),
            format!("%{}%", "a{1000}".repeat(100)),
            "a ".repeat(MANY),
        ])
    {
        let input = json!({ "logGroupName": "/aws/apprunner/anything", "filterPattern": inner });
        deep(
            Protocol::Json11,
            "logs",
            "FilterLogEvents",
            input.to_string().into_bytes(),
        );
    }
}

#[test]
fn time_can_be_moved_as_far_as_it_goes() {
    let (direct, _) = furnished();
    for seconds in [1e9, 1e12, 1e15, 1e18, 1.8e19, 1e300] {
        let body = json!({ "seconds": seconds }).to_string();
        let request = Request::post("/_simulator/step").body(Bytes::from(body));
        let answer = direct.answer(request.expect("a request"));
        assert!(answer.status().as_u16() < 500, "{seconds}");
    }
    direct.control().step(Duration::MAX);
    let state = Request::get("/_simulator/state").body(Bytes::new());
    let state = direct.answer(state.expect("a request"));
    let state: Json = serde_json::from_slice(state.body()).expect("JSON");
    assert!(state["places"].is_array());
}
