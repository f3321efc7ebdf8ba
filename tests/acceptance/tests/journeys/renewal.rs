//! Sessions of IAM Identity Center over time: renewed, shared with other tools, ended.

use std::time::Duration;

use acceptance::Stage;
use acceptance::identity_center::{ACME, becomes, code_of, signed_in, stage, token_file, tokens};
use engine::change::view::AttemptState;
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::failure::FailureCode;
use model::operation::Verdict;
use simulator::faults::{Fault, FaultKind};

const CELL: (&str, &str) = ("acme-prod", "eu-west-1");
const BOTH: [(&str, &str); 2] = [CELL, ("acme-read", "eu-west-1")];

/// Minutes of stepped time that nobody watches.
fn skip(stage: &Stage, minutes: u64) {
    stage.clock.step(Duration::from_secs(minutes * 60));
}

#[tokio::test]
async fn a_token_is_renewed_once_for_all_who_use_it() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    stage.opened(&BOTH).await;
    let first = tokens(&stage, ACME);
    stage.control().reset_calls();
    // Past the end of the roles' credentials, which last as long as the token.
    skip(&stage, 61);
    for cell in stage.opened(&BOTH).await {
        assert_eq!(cell.state, CellState::Ready, "{cell:?}");
    }
    assert_eq!(stage.control().calls_of("CreateToken"), 1);
    let asked = stage.control().calls_of("GetRoleCredentials");
    assert!(asked >= 2, "for each profile: {asked}");
    let second = tokens(&stage, ACME);
    assert_ne!(first["accessToken"], second["accessToken"]);
    assert_ne!(
        first["refreshToken"], second["refreshToken"],
        "each is good once"
    );
}

#[tokio::test]
async fn a_network_that_is_down_ends_no_session() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    stage.opened(&[CELL]).await;
    stage
        .control()
        .add_fault(Fault::new(FaultKind::Cut).on("CreateToken").times(u32::MAX));
    skip(&stage, 61);
    let cells = stage.opened(&[CELL]).await;
    assert_eq!(code_of(&cells[0]), Some(FailureCode::Network), "{cells:?}");
    stage.control().clear_faults();
    becomes(&mut stage, "acme-prod", None).await;
    assert_eq!(
        stage.control().calls_of("RegisterClient"),
        1,
        "nobody signed in again"
    );
}

#[tokio::test]
async fn a_token_file_that_is_being_rewritten_is_read_when_it_is_whole() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    let mut stage = stage.again().await;
    let path = token_file(&stage, ACME);
    let whole = std::fs::read(&path).expect("a token file");
    std::fs::write(&path, &whole[..20]).expect("half of it, as another tool writes");
    let writer = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(120)).await;
        std::fs::write(path, whole).expect("the rest");
    });
    let cells = stage.opened(&[CELL]).await;
    assert_eq!(cells[0].state, CellState::Ready, "{cells:?}");
    writer.await.expect("it wrote");
}

#[tokio::test]
async fn what_another_tool_signs_in_to_is_picked_up() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    let mut stage = stage.again().await;
    let path = token_file(&stage, ACME);
    let token = tokens(&stage, ACME);
    std::fs::remove_file(&path).expect("nobody is signed in");
    let cells = stage.opened(&[CELL]).await;
    assert_eq!(code_of(&cells[0]), Some(FailureCode::NeedsSignIn));
    let text = |field: &str| token[field].as_str().expect("a text").to_owned();
    // As version 2 of the AWS CLI writes it, times in the older spelling.
    let written = format!(
        "{{\"startUrl\": \"{}\", \"region\": \"{}\", \"accessToken\": \"{}\", \
         \"expiresAt\": \"{}\", \"clientId\": \"{}\", \"clientSecret\": \"{}\", \
         \"registrationExpiresAt\": \"{}\", \"refreshToken\": \"{}\"}}",
        text("startUrl"),
        text("region"),
        text("accessToken"),
        text("expiresAt").replace('Z', "UTC"),
        text("clientId"),
        text("clientSecret"),
        text("registrationExpiresAt").replace('Z', "+00:00"),
        text("refreshToken"),
    );
    std::fs::write(&path, written).expect("written");
    becomes(&mut stage, "acme-prod", None).await;
}

#[tokio::test]
async fn a_session_that_aws_ends_needs_a_person_and_nobody_is_bothered_meanwhile() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    stage.opened(&[CELL]).await;
    stage.control().end_sign_ins();
    stage.control().expire_sessions();
    becomes(&mut stage, "acme-prod", Some(FailureCode::NeedsSignIn)).await;
    stage.control().reset_calls();
    stage.pass(120).await;
    for call in ["GetRoleCredentials", "CreateToken", "RegisterClient"] {
        assert_eq!(stage.control().calls_of(call), 0, "{call}");
    }
    signed_in(&mut stage, ACME).await;
    becomes(&mut stage, "acme-prod", None).await;
}

#[tokio::test]
async fn a_deployment_is_followed_to_its_end_over_a_session_that_ends() {
    let mut stage = stage().await;
    signed_in(&mut stage, ACME).await;
    let row = stage.row(CELL, "checkout-api").await;
    let attempt = stage.apply(&row.service, Change::Deploy).await;
    let attempt = attempt.expect("begun");
    stage
        .until("it is followed", |event| match event {
            Event::Attempt { attempt: told } if told.id == attempt.id => {
                matches!(told.state, AttemptState::Following).then_some(())
            }
            _ => None,
        })
        .await;
    stage.control().end_sign_ins();
    stage.control().expire_sessions();
    becomes(&mut stage, "acme-prod", Some(FailureCode::NeedsSignIn)).await;
    let story = stage.pass(60).await;
    let given_up = story.iter().any(|event| match event {
        Event::Attempt { attempt: told } if told.id == attempt.id => {
            !matches!(told.state, AttemptState::Following)
        }
        _ => false,
    });
    assert!(
        !given_up,
        "the deployment goes on, and so does who follows it"
    );
    signed_in(&mut stage, ACME).await;
    let ended = stage.ended(&attempt).await;
    let verdict = Some(Verdict::Succeeded);
    assert_eq!(ended.state, AttemptState::Ended { verdict });
}
