//! Whatever is asked, it is answered: no panic, and no failure of the simulator's own. The fuzz target in `fuzz/` asks
//! the same with bytes of its own choosing.

mod ask;
mod deep;
mod encode;
mod heads;
mod inputs;
mod socket;
mod vocabulary;

use std::cell::Cell;
use std::time::Duration;

use bytes::Bytes;
use hyper::Response;
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Value as Json, json};
use simulator::api::{self, Api};
use simulator::wire::Protocol;
use simulator::{ClockMode, Direct, Options};

use crate::vocabulary::Vocabulary;

const PROTOCOLS: [Protocol; 5] = [
    Protocol::Json10,
    Protocol::Json11,
    Protocol::Query,
    Protocol::RpcCbor,
    Protocol::RestJson,
];

/// A simulator where the caller has one of everything, and the words to ask for it.
fn furnished() -> (Direct, Vocabulary) {
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario("demo")
    };
    let direct = Direct::start(&options).expect("the demo");
    let app_runner = api::all()
        .into_iter()
        .find(|api| api.signing_name() == "apprunner");
    let app_runner = app_runner.expect("App Runner");
    let mut vocabulary = Vocabulary::of_models();
    let image = json!({
        "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
        "ImageRepositoryType": "ECR_PUBLIC",
    });
    let private = json!({ "IngressConfiguration": { "IsPubliclyAccessible": false } });
    for (operation, input) in [
        (
            "CreateService",
            json!({
                "ServiceName": "anything",
                "SourceConfiguration": { "ImageRepository": image },
                "NetworkConfiguration": private,
            }),
        ),
        (
            "CreateAutoScalingConfiguration",
            json!({ "AutoScalingConfigurationName": "anything" }),
        ),
        (
            "CreateObservabilityConfiguration",
            json!({ "ObservabilityConfigurationName": "anything" }),
        ),
        (
            "CreateConnection",
            json!({ "ConnectionName": "anything", "ProviderType": "GITHUB" }),
        ),
        (
            "CreateVpcConnector",
            json!({ "VpcConnectorName": "anything", "Subnets": ["subnet-01234567"] }),
        ),
    ] {
        let body = encode::body(Protocol::Json10, app_runner.as_ref(), operation, &input);
        let request = ask::framed(
            &direct,
            app_runner.as_ref(),
            operation,
            Protocol::Json10,
            body,
        );
        let answer = direct.answer(request);
        assert_eq!(answer.status(), 200, "{operation}");
        let told: Json = serde_json::from_slice(answer.body()).expect("JSON");
        vocabulary.learn(&input);
        vocabulary.learn(&told);
    }
    let arns =
        ["ServiceArn", "AutoScalingConfigurationArn"].map(|name| vocabulary.fitting[name].clone());
    vocabulary
        .fitting
        .insert("ResourceArn".to_owned(), arns.concat());
    direct.control().step(Duration::from_secs(600));
    (direct, vocabulary)
}

/// What is not offered says so with a status of its own.
fn is_honest(answer: &Response<Bytes>) -> bool {
    answer.status().as_u16() < 500 || answer.status() == 501
}

fn in_words(answer: &Response<Bytes>) -> bool {
    let told: Json = serde_json::from_slice(answer.body()).unwrap_or_default();
    let code = told["__type"].as_str().unwrap_or_default();
    let message = told["message"].as_str().unwrap_or_default();
    !code.is_empty() && !message.is_empty()
}

#[test]
fn any_input_of_any_operation_is_answered_in_every_protocol() {
    let (direct, vocabulary) = furnished();
    let apis = api::all();
    let asked: Vec<(&dyn Api, &str)> = apis
        .iter()
        .flat_map(|api| {
            api.operations()
                .iter()
                .map(move |operation| (api.as_ref(), *operation))
        })
        .collect();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    };
    let which = Union::new(asked.iter().enumerate().map(|(which, (_, operation))| {
        let known = vocabulary.of_operation(operation);
        (Just(which), inputs::structure(&known)).boxed()
    }));
    let how = (0..PROTOCOLS.len(), 0_u64..30);
    let good = Cell::new(0);
    proptest!(config, |((which, input) in which, (protocol, pause) in how)| {
        let ((api, operation), protocol) = (asked[which], PROTOCOLS[protocol]);
        direct.control().step(Duration::from_secs(pause));
        let body = encode::body(protocol, api, operation, &input);
        let answer = direct.answer(ask::framed(&direct, api, operation, protocol, body));
        prop_assert!(is_honest(&answer), "{operation} in {protocol:?}: {answer:?}");
        if answer.status() == 200 {
            good.set(good.get() + 1);
        } else if matches!(protocol, Protocol::Json10 | Protocol::Json11) {
            prop_assert!(in_words(&answer), "{operation}: {answer:?}");
        }
    });
    // Otherwise nothing would have been tried but the reading of inputs.
    assert!(good.get() > 100, "{} were good", good.get());
}

#[test]
fn any_bytes_as_an_input_are_answered_in_every_protocol() {
    let (direct, _) = furnished();
    let apis = api::all();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    };
    let which = (
        0..apis.len(),
        any::<prop::sample::Index>(),
        0..PROTOCOLS.len(),
    );
    let body = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        // What looks like the beginning of something.
        "[\\[{\":,0-9a-z&=.%\\\\u]{0,80}".prop_map(String::into_bytes),
    ];
    proptest!(config, |((api, operation, protocol) in which, body in body)| {
        let (api, protocol) = (apis[api].as_ref(), PROTOCOLS[protocol]);
        let operation = operation.get(api.operations());
        let answer = direct.answer(ask::framed(&direct, api, operation, protocol, body));
        prop_assert!(is_honest(&answer), "{operation} in {protocol:?}: {answer:?}");
    });
}
