//! App Runner, asked for odd things.

use serde_json::{Value as Json, json};

use super::{AppRunner, OPERATIONS};
use crate::api::{Api as _, Call};
use crate::auth::{KeyTable, Principal};
use crate::clock::Clock;
use crate::options::ClockMode;
use crate::scenarios::{self, PRODUCTION};
use crate::state::{Draw, World};
use crate::validation::{self, InputError};

const REGION: &str = "eu-west-1";

#[test]
fn every_operation_is_in_the_model() {
    assert_eq!(OPERATIONS.len(), 37);
    for operation in OPERATIONS {
        let outcome = validation::validate(operation, &json!({}));
        let unknown = matches!(outcome, Err(InputError::UnknownOperation(_)));
        assert!(!unknown, "{operation}");
    }
}

/// Members that inputs have, with values that are good, odd or wrong.
fn member(draw: &mut Draw, arns: &[String]) -> (&'static str, Json) {
    const NAMES: [&str; 24] = [
        "ServiceArn",
        "ServiceArn",
        "ServiceName",
        "SourceConfiguration",
        "InstanceConfiguration",
        "NetworkConfiguration",
        "HealthCheckConfiguration",
        "AutoScalingConfigurationArn",
        "AutoScalingConfigurationName",
        "ResourceArn",
        "DomainName",
        "NextToken",
        "MaxResults",
        "Tags",
        "ConnectionName",
        "ConnectionArn",
        "ProviderType",
        "ObservabilityConfigurationName",
        "ObservabilityConfigurationArn",
        "VpcConnectorName",
        "VpcConnectorArn",
        "Subnets",
        "VpcIngressConnectionArn",
        "IngressVpcConfiguration",
    ];
    let name = draw.pick(&NAMES).copied().unwrap_or_default();
    (name, value(draw, arns, 0))
}

fn value(draw: &mut Draw, arns: &[String], depth: u32) -> Json {
    const TEXTS: [&str; 10] = [
        "",
        "name-1",
        "é*…",
        "*.example.com",
        "DefaultConfiguration",
        "ECR",
        "GITHUB",
        "subnet-01234567",
        "arn:aws:apprunner:eu-west-1:482100937716:autoscalingconfiguration/web-standard",
        "arn:aws:apprunner:eu-west-1:482100937716:service/x",
    ];
    match draw.below(if depth > 2 { 5 } else { 7 }) {
        0 => json!(null),
        1 => json!(draw.below(2) == 0),
        2 => json!(i64::from_ne_bytes(draw.next().to_ne_bytes())),
        3 => json!(draw.pick(&TEXTS)),
        4 => json!(draw.pick(arns)),
        5 => (0..draw.below(3))
            .map(|_| value(draw, arns, depth + 1))
            .collect(),
        _ => source(draw, arns, depth),
    }
}

fn source(draw: &mut Draw, arns: &[String], depth: u32) -> Json {
    const MEMBERS: [&str; 7] = [
        "ImageRepository",
        "CodeRepository",
        "ImageIdentifier",
        "Cpu",
        "EgressConfiguration",
        "Key",
        "CodeConfiguration",
    ];
    let mut object = json!({});
    for _ in 0..draw.below(4) {
        if let Some(name) = draw.pick(&MEMBERS).copied() {
            object[name] = value(draw, arns, depth + 1);
        }
    }
    object
}

#[test]
fn no_input_panics_or_is_the_services_fault() {
    let clock = std::sync::Arc::new(Clock::start(ClockMode::Stepped, 1.0));
    let demo = scenarios::named("demo").expect("the demo");
    let mut world = World::new(7, demo.fill(7, &clock));
    let place = world.place(PRODUCTION, REGION);
    let mut arns: Vec<String> = place
        .services(clock.now())
        .map(|one| one.arn.clone())
        .collect();
    arns.extend(place.scaling.iter().map(|one| one.arn.clone()));
    arns.extend(place.connections.iter().map(|one| one.arn.clone()));
    arns.extend(place.connectors.iter().map(|one| one.arn.clone()));
    let mut draw = Draw::of(7, &["odd inputs"]);
    let (mut good, mut refused) = (0, 0);
    for round in 0..300_u64 {
        clock.step(std::time::Duration::from_secs(round % 40));
        for operation in OPERATIONS {
            let call = Call {
                account: PRODUCTION,
                region: REGION,
                caller: &Principal::user("482100937716", "developer"),
                keys: &KeyTable::default(),
                behaviour: crate::scenarios::Behaviour::default(),
                host: "127.0.0.1",
                now: clock.now(),
                clock: &clock,
                request_id: "request",
            };
            let input: Json = (0..draw.below(4))
                .map(|_| member(&mut draw, &arns))
                .map(|(name, value)| (name.to_owned(), value))
                .collect::<serde_json::Map<_, _>>()
                .into();
            match AppRunner.handle(&call, &mut world, operation, &input) {
                Ok(_) => good += 1,
                Err(error) => {
                    refused += 1;
                    assert!(error.status < 500, "{operation} {input}: {error}");
                    assert!((1..=600).contains(&error.message.chars().count()));
                }
            }
        }
    }
    // Otherwise it would have tried too little of either.
    assert!(
        good > 300 && refused > 300,
        "{good} good, {refused} refused"
    );
}
