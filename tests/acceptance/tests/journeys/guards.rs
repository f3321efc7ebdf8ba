//! Guard rails, tried around the window.

use acceptance::Stage;
use engine::change::view::AttemptState;
use engine::settings::ProfileSettings;
use model::change::Change;
use model::failure::FailureCode;
use model::place::{Cell, ServiceRef};

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");

#[tokio::test]
async fn a_read_only_profile_cannot_write_whatever_is_asked() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let before = stage.plan(&service, Change::Pause).await.expect("a plan");
    let read_only = ProfileSettings {
        read_only: true,
        ..ProfileSettings::default()
    };
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), read_only)))
        .await;
    stage.refused(&before).await;
    assert_eq!(stage.control().calls_of("PauseService"), 0);
}

#[tokio::test]
async fn a_service_of_another_account_is_refused() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let through_the_wrong_profile = ServiceRef {
        cell: Cell::new("acme-prod", "eu-west-1"),
        arn: service.arn,
    };
    let refused = stage
        .plan(&through_the_wrong_profile, Change::Pause)
        .await
        .expect_err("refused");
    assert_eq!(refused.code, FailureCode::Refused);
}

#[tokio::test]
async fn a_service_that_changed_meanwhile_is_planned_again() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let plan = stage.plan(&service, Change::Pause).await.expect("a plan");
    stage
        .control()
        .touch(service.arn.as_str())
        .expect("touched");
    let stale = stage.engine.apply(&plan.id, None).await.expect_err("stale");
    assert_eq!(stale.code, FailureCode::PlanStale);
    assert_eq!(stage.control().calls_of("PauseService"), 0);
    let attempt = stage
        .apply(&service, Change::Pause)
        .await
        .expect("a fresh plan works");
    assert!(matches!(
        stage.ended(&attempt).await.state,
        AttemptState::Ended { .. }
    ));
}

#[tokio::test]
async fn a_plan_is_applied_once() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let plan = stage.plan(&service, Change::Deploy).await.expect("a plan");
    let (first, second) = tokio::join!(
        stage.engine.apply(&plan.id, None),
        stage.engine.apply(&plan.id, None)
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    stage.pass(15).await;
    assert_eq!(stage.control().calls_of("StartDeployment"), 1);
}

#[tokio::test]
async fn a_discarded_plan_is_gone() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let plan = stage.plan(&service, Change::Pause).await.expect("a plan");
    stage.engine.discard(&plan.id);
    assert_eq!(
        stage
            .engine
            .apply(&plan.id, None)
            .await
            .expect_err("gone")
            .code,
        FailureCode::PlanStale
    );
}

#[tokio::test]
async fn a_profile_made_read_only_in_the_seconds_of_undoing_stops_the_call() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("held back");
    let read_only = ProfileSettings {
        read_only: true,
        ..ProfileSettings::default()
    };
    stage
        .set(|settings| drop(settings.profiles.insert("acme-dev".into(), read_only)))
        .await;
    assert!(matches!(
        stage.ended(&attempt).await.state,
        AttemptState::Failed { .. }
    ));
    assert_eq!(stage.control().calls_of("StartDeployment"), 0);
}
