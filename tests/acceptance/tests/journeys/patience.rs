//! Profiles without credentials, left alone: nobody is asked again by itself.

use std::collections::BTreeMap;

use acceptance::{PRODUCTION, Stage, expired, profile};
use engine::fleet::view::CellState;
use model::failure::FailureCode;
use model::need::Need;
use model::redacted::Redacted;
use simulator::faults::{Fault, FaultKind};

const SERIAL: &str = "arn:aws:iam::482100937716:mfa/ana";
const MFA_ROLE: &str = "arn:aws:iam::730335204118:role/mfa-operator";

/// One profile of each way to have no credentials.
fn config(endpoint: &str) -> String {
    let place = format!("region = eu-west-1\nendpoint_url = {endpoint}\n");
    expired("old", endpoint)
        + &profile("base", PRODUCTION, endpoint)
        + &format!(
            "[profile behind]\n{place}role_arn = arn:aws:iam::730335204118:role/Operator\nsource_profile = old\n\
             [profile code]\n{place}role_arn = {MFA_ROLE}\nsource_profile = base\nmfa_serial = {SERIAL}\n\
             [profile center]\n{place}sso_session = acme\nsso_account_id = 482100937716\nsso_role_name = DeveloperAccess\n\
             [sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n\
             [profile foreign]\n{place}role_arn = arn:aws:iam::482100937716:role/external\nsource_profile = base\n\
             [profile login]\n{place}login_session = arn:aws:iam::111122223333:user/ana\n"
        )
}

/// How often each operation was called so far, answered or refused.
fn calls(stage: &Stage) -> BTreeMap<String, u64> {
    let counts = stage.control().calls();
    let mut calls = BTreeMap::new();
    for count in counts {
        *calls.entry(count.operation.clone()).or_default() += count.count;
    }
    calls
}

/// A stage where the profile `code` has been given its code.
async fn with_session() -> Stage {
    let stage = Stage::with("demo", config).await;
    let code = Redacted::new("123456".to_owned());
    stage
        .engine
        .answer_mfa(&"code".into(), code)
        .await
        .expect("taken");
    stage
}

#[tokio::test]
async fn a_fleet_without_credentials_makes_a_few_calls_and_then_none() {
    let names = ["old", "behind", "code", "center", "foreign", "login"];
    let mut stage = Stage::with("demo", config).await;
    let cells: Vec<(&str, &str)> = names
        .into_iter()
        .flat_map(|name| [(name, "eu-west-1"), (name, "us-east-1")])
        .collect();
    let views = stage.opened(&cells).await;
    assert!(
        views
            .iter()
            .all(|view| matches!(view.state, CellState::Failed { .. })),
        "{views:?}"
    );
    stage.pass(30).await;
    let first = calls(&stage);
    let of = |operation: &str| first.get(operation).copied().unwrap_or_default();
    // Of the roles, one may not be assumed: it is tried to say who it is, and for each of its cells.
    assert!(of("AssumeRole") <= 4, "{first:?}");
    for never in [
        "RegisterClient",
        "CreateToken",
        "GetRoleCredentials",
        "GetSessionToken",
    ] {
        assert_eq!(of(never), 0, "{never}: {first:?}");
    }
    stage.pass(300).await;
    assert_eq!(calls(&stage), first, "minutes later");
}

/// AWS says of every call that the session has ended, whatever is done about it.
#[tokio::test]
async fn two_profiles_that_aws_takes_for_ended_do_not_keep_each_other_asking() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("one", PRODUCTION, endpoint) + &profile("other", PRODUCTION, endpoint)
    })
    .await;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::ExpiredToken).times(u32::MAX));
    let regions = ["eu-west-1", "us-east-1", "eu-central-1"];
    let cells: Vec<(&str, &str)> = regions
        .into_iter()
        .flat_map(|region| [("one", region), ("other", region)])
        .collect();
    for view in stage.opened(&cells).await {
        let CellState::Failed { failure } = &view.state else {
            panic!("{view:?}")
        };
        assert_eq!(failure.code, FailureCode::CredentialsExpired);
    }
    stage.pass(30).await;
    let first = calls(&stage);
    // Each is asked with the credentials that there are, and once more with fresh ones.
    assert!((2..=4).contains(&first["GetCallerIdentity"]), "{first:?}");
    assert!((6..=12).contains(&first["ListServices"]), "{first:?}");
    stage.pass(300).await;
    assert_eq!(calls(&stage), first);
}

#[tokio::test]
async fn a_session_that_ends_under_a_fleet_costs_a_few_calls_and_then_none() {
    let mut stage = with_session().await;
    let cells = [("code", "eu-west-1"), ("code", "us-east-1")];
    stage.opened(&cells).await;
    stage.control().expire_sessions();
    stage.pass(60).await;
    let first = calls(&stage);
    assert_eq!(first["AssumeRole"], 1, "a code is good once: {first:?}");
    stage.pass(300).await;
    assert_eq!(calls(&stage), first);
}

#[tokio::test]
async fn a_service_whose_session_has_ended_says_what_is_needed_at_once() {
    let mut stage = with_session().await;
    let service = stage
        .row(("code", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    stage.control().expire_sessions();
    // AWS alone knows that it has ended: the first answer is a refusal, and is not what is told.
    let refused = stage
        .engine
        .service(&service)
        .await
        .expect_err("it has ended");
    assert_eq!(refused.code, FailureCode::NeedsMfa, "{refused:?}");
    let need = Need::Mfa {
        profile: "code".into(),
        serial: SERIAL.into(),
    };
    assert_eq!(refused.need, Some(need));
}

#[tokio::test]
async fn credentials_that_come_of_themselves_are_had_afresh_before_anything_is_said() {
    let mut stage = Stage::with("demo", |endpoint| {
        profile("base", PRODUCTION, endpoint)
            + &format!(
                "[profile ops]\nregion = eu-west-1\nendpoint_url = {endpoint}\n\
                 role_arn = arn:aws:iam::730335204118:role/Operator\nsource_profile = base\n"
            )
    })
    .await;
    let service = stage
        .row(("ops", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    // Until every service of the fleet is described: the fault is for the one that is asked for here.
    stage.pass(10).await;
    let ended = Fault::new(FaultKind::ExpiredToken)
        .on("DescribeService")
        .times(1);
    stage.control().add_fault(ended);
    let view = stage
        .engine
        .service(&service)
        .await
        .expect("read after all");
    assert_eq!(view.summary.name, "checkout-api-dev");
    assert_eq!(stage.control().calls_of("AssumeRole"), 2);
}
