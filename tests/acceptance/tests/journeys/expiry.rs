//! Credentials that end in the middle of something.

use std::time::Duration;

use acceptance::{SANDBOX, Stage, profile};
use engine::change::view::AttemptState;
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::failure::FailureCode;
use model::operation::Verdict;
use model::profile::ProfileState;
use model::redacted::Redacted;
use model::signin::SignInHow;
use simulator::state::SignInMode;

const SERIAL: &str = "arn:aws:iam::730335204118:mfa/ana";

fn code(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}

/// A profile of a role that is assumed with a code, for a quarter of an hour.
fn config(endpoint: &str) -> String {
    profile("base", SANDBOX, endpoint)
        + &format!(
            "[profile ops]\nregion = eu-west-1\nendpoint_url = {endpoint}\nrole_arn = arn:aws:iam::730335204118:role/mfa-operator\nsource_profile = base\nmfa_serial = {SERIAL}\nduration_seconds = 900\n"
        )
}

#[tokio::test]
async fn a_deployment_is_followed_to_its_verdict_though_the_session_ends_in_the_middle() {
    let mut stage = Stage::with("demo", config).await;
    stage
        .engine
        .answer_mfa(&"ops".into(), code("123456"))
        .await
        .expect("taken");
    let service = stage
        .row(("ops", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    // The session has a little left when the deployment starts, and none while it runs.
    stage.clock.step(Duration::from_secs(855));
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("held back");
    let ended = stage
        .until("the fleet lacks credentials", |event| match event {
            Event::Cell { view, .. } => match &view.state {
                CellState::Failed { failure } => Some(failure.code),
                CellState::Ready | CellState::Loading => None,
            },
            _ => None,
        })
        .await;
    assert_eq!(ended, FailureCode::NeedsMfa);
    let story = stage.pass(180).await;
    let given_up = story.iter().any(|event| {
        matches!(event, Event::Attempt { attempt } if !matches!(attempt.state, AttemptState::Following | AttemptState::Applying))
    });
    assert!(!given_up, "it is waited for, not given up");
    let waiting = stage.engine.in_flight();
    assert!(
        waiting
            .iter()
            .any(|known| known.id == attempt.id && matches!(known.state, AttemptState::Following)),
        "{waiting:?}"
    );
    let list = stage.engine.reload_profiles().await;
    assert!(!list.profiles.is_empty());
    stage
        .engine
        .answer_mfa(&"ops".into(), code("654321"))
        .await
        .expect("taken");
    let attempt = stage.ended(&attempt).await;
    assert_eq!(
        attempt.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    assert_eq!(stage.control().calls_of("StartDeployment"), 1);
}

#[tokio::test]
async fn an_sso_session_that_ends_is_asked_for_and_what_waited_goes_on() {
    let mut stage = Stage::with("demo", |endpoint| {
        format!(
            "[profile sso]\nregion = eu-west-1\nendpoint_url = {endpoint}\nsso_session = acme\nsso_account_id = 730335204118\nsso_role_name = PowerUserAccess\n\
             [sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n"
        )
    })
    .await;
    stage.control().set_sign_in_mode(SignInMode::Approve);
    sign_in(&mut stage).await;
    let service = stage
        .row(("sso", "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("held back");
    stage
        .until("it is followed", |event| match event {
            Event::Attempt { attempt } if matches!(attempt.state, AttemptState::Following) => {
                Some(())
            }
            _ => None,
        })
        .await;
    // Everything ends at once: the role's session, the token, and what would renew it.
    stage.control().expire_sessions();
    stage.control().end_sign_ins();
    let state = stage
        .until("the profile lacks credentials", |event| match event {
            Event::Cell { view, .. } => match &view.state {
                CellState::Failed { failure } => Some(failure.code),
                CellState::Ready | CellState::Loading => None,
            },
            _ => None,
        })
        .await;
    assert!(
        matches!(
            state,
            FailureCode::NeedsSignIn | FailureCode::CredentialsExpired
        ),
        "{state:?}"
    );
    sign_in(&mut stage).await;
    let attempt = stage.ended(&attempt).await;
    assert_eq!(
        attempt.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    let list = stage.engine.identify("sso".into()).await;
    assert!(matches!(list.profiles[0].state, ProfileState::Ready { .. }));
}

async fn sign_in(stage: &mut Stage) {
    stage
        .engine
        .profile_sign_in(&"sso".into(), Some(SignInHow::Device))
        .await
        .expect("begun");
    stage
        .until("it is signed in to", |event| match event {
            Event::SignIn { view } if view.state.has_ended() => Some(()),
            _ => None,
        })
        .await;
}
