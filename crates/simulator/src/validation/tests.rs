//! App Runner's model, tried with good inputs and bad.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::error::WrongType;
use super::violation::{Constraint, Quoted};
use super::*;
use crate::api::Api as _;
use crate::apprunner::AppRunner;

const ARN: &str = "arn:aws:apprunner:eu-west-1:111122223333:service/web/\
                   0123456789abcdef0123456789abcdef";

fn message(operation: &str, input: &Value) -> String {
    validate(operation, input)
        .expect_err("an input that is wrong")
        .to_string()
}

fn service() -> Value {
    json!({
        "ServiceName": "checkout",
        "SourceConfiguration": {
            "ImageRepository": {
                "ImageIdentifier":
                    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/checkout:v1.2",
                "ImageRepositoryType": "ECR",
                "ImageConfiguration": {
                    "Port": "8080",
                    "RuntimeEnvironmentVariables": { "LOG_LEVEL": "info", "EMPTY": "" }
                }
            },
            "AutoDeploymentsEnabled": false
        },
        "InstanceConfiguration": { "Cpu": "1 vCPU", "Memory": "2048" },
        "HealthCheckConfiguration": { "Protocol": "HTTP", "Path": "/up", "Interval": 10 },
        "Tags": [{ "Key": "team", "Value": "shop" }]
    })
}

/// The service with one member replaced, found by its JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut input = service();
    *input.pointer_mut(pointer).expect("a member of the service") = value;
    input
}

#[test]
fn a_whole_service_is_good() {
    assert_eq!(validate("CreateService", &service()), Ok(()));
}

#[test]
fn the_api_offers_what_the_model_has_and_nothing_else() {
    let mut names: Vec<&str> = APP_RUNNER
        .model()
        .operations
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    assert_eq!(names.len(), 37);
    assert_eq!(AppRunner.operations(), names);
    assert_eq!(
        validate("DescribeOperation", &json!({})),
        Err(InputError::UnknownOperation("DescribeOperation".to_owned()))
    );
}

#[test]
fn every_shape_that_is_referred_to_is_there() {
    for api in [&APP_RUNNER, &CLOUDWATCH, &ECR, &IAM, &OIDC, &PORTAL, &STS] {
        nothing_is_missing(api.model());
    }
}

fn nothing_is_missing(model: &Model) {
    for input in model.operations.values().filter_map(|o| o.input.as_ref()) {
        assert!(model.shapes.contains_key(&input.shape), "{}", input.shape);
    }
    for shape in model.shapes.values() {
        let references: Vec<&model::Reference> = match shape {
            model::Shape::Structure { members, .. } => members.values().collect(),
            model::Shape::List { member, .. } => vec![member],
            model::Shape::Map { key, value, .. } => vec![key, value],
            model::Shape::String(_)
            | model::Shape::Integer(_)
            | model::Shape::Double(_)
            | model::Shape::Boolean
            | model::Shape::Timestamp => Vec::new(),
        };
        for reference in references {
            assert!(
                model.shapes.contains_key(&reference.shape),
                "{}",
                reference.shape
            );
        }
    }
}

#[test]
fn one_violation_reads_as_aws_writes_it() {
    assert_eq!(
        message("CreateService", &with("/ServiceName", json!("web"))),
        "2 validation errors detected: Value 'web' at 'serviceName' failed to satisfy constraint: \
         Member must have length greater than or equal to 4; Value 'web' at 'serviceName' failed \
         to satisfy constraint: Member must satisfy regular expression pattern: \
         [A-Za-z0-9][A-Za-z0-9-_]{3,39}"
    );
    assert_eq!(
        message("PauseService", &json!({})),
        "1 validation error detected: Value null at 'serviceArn' failed to satisfy constraint: \
         Member must not be null"
    );
    assert_eq!(
        message("ListServices", &json!({ "MaxResults": 21 })),
        "1 validation error detected: Value '21' at 'maxResults' failed to satisfy constraint: \
         Member must have value less than or equal to 20"
    );
}

#[test]
fn nested_members_lists_and_maps_are_checked_at_their_place() {
    let image = "/SourceConfiguration/ImageRepository";
    for (pointer, value, path) in [
        (
            format!("{image}/ImageIdentifier"),
            json!("docker.io/library/nginx"),
            "sourceConfiguration.imageRepository.imageIdentifier",
        ),
        (
            format!("{image}/ImageRepositoryType"),
            json!("DOCKER_HUB"),
            "sourceConfiguration.imageRepository.imageRepositoryType",
        ),
        (
            "/InstanceConfiguration/Cpu".to_owned(),
            json!("3 vCPU"),
            "instanceConfiguration.cpu",
        ),
        (
            "/HealthCheckConfiguration/Interval".to_owned(),
            json!(0),
            "healthCheckConfiguration.interval",
        ),
        (
            "/Tags/0/Key".to_owned(),
            json!("aws:team"),
            "tags.1.member.key",
        ),
        ("/Tags/0".to_owned(), json!(null), "tags.1.member"),
    ] {
        let error = validate("CreateService", &with(&pointer, value)).expect_err(&pointer);
        let InputError::Violations(violations) = error else {
            panic!("{pointer}: {error}");
        };
        let paths: Vec<&str> = violations.iter().map(|v| v.path.as_str()).collect();
        assert_eq!(paths, [path], "{pointer}");
    }
    assert_eq!(
        message(
            "UntagResource",
            &json!({ "ResourceArn": ARN, "TagKeys": ["ok", "aws:no"] })
        ),
        "1 validation error detected: Value '[\"ok\",\"aws:no\"]' at 'tagKeys' failed to satisfy \
         constraint: Member must satisfy constraint: [Member must satisfy regular expression \
         pattern: ^(?!aws:).+]"
    );
}

#[test]
fn an_environment_is_never_repeated() {
    let pointer = "/SourceConfiguration/ImageRepository/ImageConfiguration/\
                   RuntimeEnvironmentVariables";
    let input = with(pointer, json!({ "": "hush", "OTHER": "x".repeat(51_201) }));
    let Err(InputError::Violations(violations)) = validate("CreateService", &input) else {
        panic!("the environment is wrong twice");
    };
    let constraints: Vec<&Constraint> = violations.iter().map(|v| &v.constraint).collect();
    assert_eq!(
        constraints,
        [
            &Constraint::Keys(vec![Constraint::MinLength(1)]),
            &Constraint::Values(vec![Constraint::MaxLength(51_200)]),
        ]
    );
    assert!(violations.iter().all(|v| v.value == Quoted::Sensitive));
    assert!(!message("CreateService", &input).contains("hush"));
}

#[test]
fn all_violations_are_reported_together() {
    let error = message(
        "CreateAutoScalingConfiguration",
        &json!({ "MaxConcurrency": 0, "MaxSize": 0, "MinSize": 26 }),
    );
    assert!(
        error.starts_with("4 validation errors detected: "),
        "{error}"
    );
    for path in [
        "autoScalingConfigurationName",
        "maxConcurrency",
        "maxSize",
        "minSize",
    ] {
        assert!(error.contains(&format!("at '{path}'")), "{path}: {error}");
    }
}

#[test]
fn a_wrong_type_wins_over_every_violation() {
    let conversion = |found, wanted| WrongType::Conversion { found, wanted };
    for (pointer, value, wrong) in [
        ("", json!([]), WrongType::List),
        ("", json!("text"), WrongType::Scalar),
        (
            "/ServiceName",
            json!(12),
            conversion("NUMBER_VALUE", "String"),
        ),
        ("/ServiceName", json!({}), WrongType::Object),
        ("/SourceConfiguration", json!("text"), WrongType::Scalar),
        ("/Tags", json!({}), WrongType::Object),
        ("/Tags/0", json!(["key"]), WrongType::List),
        (
            "/HealthCheckConfiguration/Interval",
            json!("10"),
            conversion("STRING_VALUE", "Integer"),
        ),
        (
            "/HealthCheckConfiguration/Interval",
            json!(1.5),
            conversion("DECIMAL_VALUE", "Integer"),
        ),
        (
            "/HealthCheckConfiguration/Interval",
            json!(i64::from(i32::MAX) + 1),
            conversion("NUMBER_VALUE", "Integer"),
        ),
        (
            "/SourceConfiguration/AutoDeploymentsEnabled",
            json!("false"),
            conversion("STRING_VALUE", "Boolean"),
        ),
    ] {
        let mut input = with(pointer, value);
        if let Some(members) = input.as_object_mut() {
            members.insert("InstanceConfiguration".to_owned(), json!({ "Cpu": "x" }));
        }
        assert_eq!(
            validate("CreateService", &input),
            Err(InputError::WrongType(wrong)),
            "{pointer}"
        );
    }
}

#[test]
fn members_that_are_unknown_or_null_are_passed_over() {
    let mut input = service();
    let members = input.as_object_mut().expect("an object");
    members.insert("Unheard".to_owned(), json!([{ "of": null }]));
    members.insert("EncryptionConfiguration".to_owned(), json!(null));
    assert_eq!(validate("CreateService", &input), Ok(()));
}

#[test]
fn each_kind_of_fault_has_its_code() {
    let code = |input: &Value| {
        crate::wire::ApiError::from(validate("PauseService", input).expect_err("wrong")).code
    };
    assert_eq!(code(&json!([])), "InvalidRequestException");
    assert_eq!(code(&json!({})), "InvalidRequestException");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The places of a service at which any value can be put.
fn places() -> Vec<String> {
    fn walk(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        if let Some(members) = value.as_object() {
            for (name, value) in members {
                walk(value, &format!("{at}/{name}"), all);
            }
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            walk(item, &format!("{at}/{index}"), all);
        }
    }
    let mut all = Vec::new();
    walk(&service(), "", &mut all);
    all
}

proptest! {
    #[test]
    fn no_input_panics_anywhere(place in prop::sample::select(places()), value in any_json()) {
        let input = with(&place, value);
        for operation in APP_RUNNER.model().operations.keys() {
            if let Err(error) = validate(operation, &input) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_name_is_good_exactly_when_the_documented_rule_holds(name in "[a-zA-Z0-9_ -]{0,45}") {
        let length = name.chars().count();
        let starts = name.starts_with(|c: char| c.is_ascii_alphanumeric());
        let rest = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let good = (4..=40).contains(&length) && starts && rest;
        let checked = validate("CreateService", &with("/ServiceName", json!(name)));
        prop_assert_eq!(checked.is_ok(), good);
    }
}
