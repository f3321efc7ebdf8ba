//! Lost answers to changes: unknown, then found, and never made twice.

use acceptance::Stage;
use engine::change::view::{AttemptState, StepState};
use engine::event::Event;
use model::change::Change;
use model::failure::FailureCode;
use model::operation::Verdict;
use simulator::faults::{Fault, FaultKind};

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");

#[tokio::test]
async fn a_deployment_whose_answer_was_lost_is_found_and_followed() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    stage.control().add_fault(
        Fault::new(FaultKind::Cut)
            .on("StartDeployment")
            .after_effect(),
    );
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("applied");
    let id = attempt.id.clone();
    stage
        .until("it is said that the answer was lost", |event| match event {
            Event::Attempt { attempt } if attempt.id == id => {
                matches!(attempt.steps[0].state, StepState::Unknown { .. }).then_some(())
            }
            _ => None,
        })
        .await;
    let ended = stage.ended(&attempt).await;
    assert_eq!(
        ended.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    assert_eq!(
        stage.control().calls_of("StartDeployment"),
        1,
        "a lost answer is no reason to call again"
    );
}

#[tokio::test]
async fn a_lost_change_that_left_no_trace_is_unknown_and_not_failed() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Cut).on("PauseService"));
    let attempt = stage.apply(&service, Change::Pause).await.expect("applied");
    let ended = stage.ended(&attempt).await;
    assert!(
        matches!(ended.state, AttemptState::Unknown { .. }),
        "{ended:?}"
    );
    assert_eq!(stage.control().calls_of("PauseService"), 1);
}

#[tokio::test]
async fn a_throttled_change_is_made_again() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Throttle).on("PauseService").times(2));
    let attempt = stage.apply(&service, Change::Pause).await.expect("applied");
    assert_eq!(
        stage.ended(&attempt).await.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
}

#[tokio::test]
async fn a_denied_change_names_the_permission() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Denied).on("PauseService"));
    let attempt = stage.apply(&service, Change::Pause).await.expect("applied");
    let AttemptState::Failed { failure } = stage.ended(&attempt).await.state else {
        panic!("denied")
    };
    assert_eq!(
        (failure.code, failure.action.as_deref()),
        (FailureCode::AccessDenied, Some("apprunner:PauseService"))
    );
}

#[tokio::test]
async fn an_operation_that_was_there_before_is_never_taken_for_ours() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    // A pause and its end, seconds before: the same kind, just there, and not this attempt's.
    let pause = stage.apply(&service, Change::Pause).await.expect("applied");
    stage.ended(&pause).await;
    let resume = stage
        .apply(&service, Change::Resume)
        .await
        .expect("applied");
    stage.ended(&resume).await;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Cut).on("PauseService"));
    let lost = stage.apply(&service, Change::Pause).await.expect("applied");
    let ended = stage.ended(&lost).await;
    assert!(
        matches!(ended.state, AttemptState::Unknown { .. }),
        "{ended:?}"
    );
}
