//! Guard rails per profile, tried around the window: another account than last time, regions,
//! confirmations.

use acceptance::{PRODUCTION, SANDBOX, Stage, profile};
use engine::change::view::{AttemptState, Presentation};
use engine::settings::ProfileSettings;
use model::change::Change;
use model::failure::FailureCode;
use model::place::ServiceRef;
use model::profile::{Confirmation, Profile};

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");

async fn known(stage: &Stage, name: &str) -> Profile {
    let list = stage.engine.identify(name.into()).await;
    let found = list
        .profiles
        .into_iter()
        .find(|known| known.name.as_str() == name);
    found.expect("it is listed")
}

/// A stage whose profile `acme` was one account in an earlier run, and is another in this one.
async fn changed_account() -> (Stage, ServiceRef) {
    let stage = Stage::with("demo", |endpoint| profile("acme", PRODUCTION, endpoint)).await;
    assert_eq!(known(&stage, "acme").await.account_before, None);
    let mut stage = stage.again().await;
    std::fs::write(
        stage.path("config"),
        profile("acme", SANDBOX, &stage.endpoint()),
    )
    .expect("written");
    stage.engine.reload_profiles().await;
    let service = stage
        .row(("acme", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    (stage, service)
}

#[tokio::test]
async fn another_account_than_last_time_is_called_out_and_cannot_be_changed() {
    let (mut stage, service) = changed_account().await;
    let acme = known(&stage, "acme").await;
    assert_eq!(
        acme.account.as_ref().map(|account| account.as_str()),
        Some("730335204118")
    );
    assert_eq!(
        acme.account_before.as_ref().map(|account| account.as_str()),
        Some("482100937716")
    );
    let refused = stage
        .plan(&service, Change::Pause)
        .await
        .expect_err("refused");
    assert_eq!(refused.code, FailureCode::AccountChanged);
    assert!(
        refused.message.contains("482100937716") && refused.message.contains("730335204118"),
        "{refused:?}"
    );
    let list = stage
        .engine
        .accept_account(&"acme".into())
        .await
        .expect("accepted");
    assert_eq!(list.profiles[0].account_before, None);
    let attempt = stage
        .apply(&service, Change::Pause)
        .await
        .expect("possible from here on");
    assert!(matches!(
        stage.ended(&attempt).await.state,
        AttemptState::Ended { .. }
    ));
    // Accepted is accepted, in the next run too.
    let stage = stage.again().await;
    assert_eq!(known(&stage, "acme").await.account_before, None);
    let again = stage
        .engine
        .accept_account(&"acme".into())
        .await
        .expect_err("nothing to accept");
    assert_eq!(again.code, FailureCode::InvalidState);
}

#[tokio::test]
async fn a_change_of_account_between_plan_and_apply_stops_the_change() {
    let mut stage = Stage::with("demo", |endpoint| profile("acme", SANDBOX, endpoint)).await;
    let service = stage
        .row(("acme", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    let plan = stage.plan(&service, Change::Pause).await.expect("a plan");
    std::fs::write(
        stage.path("config"),
        profile("acme", PRODUCTION, &stage.endpoint()),
    )
    .expect("written");
    stage.engine.reload_profiles().await;
    let refused = stage
        .engine
        .apply(&plan.id, None)
        .await
        .expect_err("refused");
    assert_eq!(refused.code, FailureCode::AccountChanged);
    assert_eq!(stage.control().calls_of("PauseService"), 0);
}

#[tokio::test]
async fn changes_are_made_in_the_allowed_regions_only() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let before = stage.plan(&service, Change::Pause).await.expect("a plan");
    let allow = |regions: &[&str]| ProfileSettings {
        allowed_regions: regions.iter().map(|region| (*region).into()).collect(),
        ..ProfileSettings::default()
    };
    let elsewhere = allow(&["us-east-1"]);
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), elsewhere)))
        .await;
    let refused = stage.refused(&before).await;
    assert!(refused.message.contains("eu-west-1"), "{refused:?}");
    assert_eq!(stage.control().calls_of("PauseService"), 0);
    let here = allow(&["us-east-1", "eu-west-1"]);
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), here)))
        .await;
    assert!(stage.engine.apply(&before.id, None).await.is_ok());
}

#[tokio::test]
async fn a_profile_that_asks_for_the_name_gets_no_change_without_it() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let before = stage.plan(&service, Change::Deploy).await.expect("a plan");
    assert_eq!(before.presentation, Presentation::Strip);
    let confirm = |confirmation| ProfileSettings {
        confirmation,
        ..ProfileSettings::default()
    };
    let typed = confirm(Confirmation::TypedName);
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), typed)))
        .await;
    let early = stage
        .engine
        .apply(&before.id, None)
        .await
        .expect_err("a plan from before asks, too");
    assert_eq!(early.code, FailureCode::Refused);
    let plan = stage.plan(&service, Change::Deploy).await.expect("a plan");
    assert_eq!(
        (plan.presentation, plan.typed_name.as_deref()),
        (Presentation::Review, Some("checkout-api-dev"))
    );
    let wrong = stage
        .engine
        .apply(&plan.id, Some("checkout-api"))
        .await
        .expect_err("refused");
    assert_eq!(wrong.code, FailureCode::Refused);
    stage.pass(10).await;
    assert_eq!(stage.control().calls_of("StartDeployment"), 0);
    let applied = stage
        .engine
        .apply(&plan.id, Some("checkout-api-dev"))
        .await
        .expect("applied");
    assert!(matches!(
        stage.ended(&applied).await.state,
        AttemptState::Ended { .. }
    ));
}

#[tokio::test]
async fn a_profile_that_asks_for_a_review_has_every_change_reviewed() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let review = ProfileSettings {
        confirmation: Confirmation::Review,
        ..ProfileSettings::default()
    };
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), review)))
        .await;
    let plan = stage.plan(&service, Change::Deploy).await.expect("a plan");
    assert_eq!(
        (plan.presentation, plan.typed_name),
        (Presentation::Review, None)
    );
}

#[tokio::test]
async fn what_is_used_lately_is_told_with_the_profile() {
    let mut stage = Stage::new("demo").await;
    stage.opened(&[DEV]).await;
    stage.opened(&[("acme-prod", "eu-west-1")]).await;
    stage.opened(&[DEV]).await;
    let stage = stage.again().await;
    let list = stage.engine.reload_profiles().await;
    let uses = |name: &str| {
        let found = list
            .profiles
            .iter()
            .find(|known| known.name.as_str() == name);
        found.expect("listed").uses
    };
    assert!(uses("acme-dev") > uses("acme-prod") && uses("acme-prod") > 0);
}
