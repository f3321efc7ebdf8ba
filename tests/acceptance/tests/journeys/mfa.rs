//! Codes of devices: asked for by name, answered, held for their life, never asked for in vain.

use acceptance::{PRODUCTION, Stage, profile};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::failure::FailureCode;
use model::need::Need;
use model::profile::ProfileState;
use model::redacted::Redacted;

const SERIAL: &str = "arn:aws:iam::482100937716:mfa/ana";
const ROLE: &str = "arn:aws:iam::730335204118:role/mfa-operator";

fn role(name: &str, source: &str, endpoint: &str) -> String {
    format!(
        "[profile {name}]\nregion = eu-west-1\nendpoint_url = {endpoint}\nrole_arn = {ROLE}\nsource_profile = {source}\nmfa_serial = {SERIAL}\n\n"
    )
}

fn config(endpoint: &str) -> String {
    profile("base", PRODUCTION, endpoint)
        + &role("ops", "base", endpoint)
        + &role("twin", "base", endpoint)
}

fn code(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}

async fn state(stage: &Stage, name: &str) -> ProfileState {
    let list = stage.engine.identify(name.into()).await;
    let found = list
        .profiles
        .into_iter()
        .find(|known| known.name.as_str() == name);
    found.expect("it is listed").state
}

fn needs_a_code(state: &ProfileState, profile: &str) -> bool {
    let need = Need::Mfa {
        profile: profile.into(),
        serial: SERIAL.into(),
    };
    matches!(state, ProfileState::Needs { need: found, failure } if *found == need && failure.code == FailureCode::NeedsMfa)
}

#[tokio::test]
async fn a_code_is_asked_for_answered_and_shared() {
    let mut stage = Stage::with("demo", config).await;
    let views = stage
        .opened(&[("ops", "eu-west-1"), ("twin", "eu-west-1")])
        .await;
    assert!(views.iter().all(|view| matches!(&view.state, CellState::Failed { failure } if failure.code == FailureCode::NeedsMfa)), "{views:?}");
    assert!(needs_a_code(&state(&stage, "ops").await, "ops"));
    assert!(needs_a_code(&state(&stage, "twin").await, "twin"));
    assert_eq!(
        stage.control().calls_of("AssumeRole"),
        0,
        "nothing is called without a code"
    );
    stage
        .engine
        .answer_mfa(&"ops".into(), code(" 123456\n"))
        .await
        .expect("taken");
    // Whatever waited goes on by itself: in both profiles, for they ask for the same.
    for _ in 0..2 {
        stage
            .until("a cell is read", |event| match event {
                Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
                _ => None,
            })
            .await;
    }
    stage
        .opened(&[
            ("ops", "eu-west-1"),
            ("ops", "us-east-1"),
            ("twin", "eu-central-1"),
        ])
        .await;
    assert_eq!(
        stage.control().calls_of("AssumeRole"),
        1,
        "one code, one session"
    );
}

#[tokio::test]
async fn a_wrong_code_is_told_in_the_words_of_aws_and_can_be_given_again() {
    let stage = Stage::with("demo", config).await;
    assert!(needs_a_code(&state(&stage, "ops").await, "ops"));
    let wrong = stage
        .engine
        .answer_mfa(&"ops".into(), code("000000"))
        .await
        .expect_err("wrong");
    assert_eq!(wrong.code, FailureCode::AccessDenied);
    assert_eq!(wrong.action.as_deref(), Some("sts:AssumeRole"));
    assert!(
        wrong.message.contains("MultiFactorAuthentication failed"),
        "{wrong:?}"
    );
    assert!(!format!("{wrong:?}").contains("000000"));
    assert!(
        needs_a_code(&state(&stage, "ops").await, "ops"),
        "it is still needed"
    );
    stage
        .engine
        .answer_mfa(&"ops".into(), code("123456"))
        .await
        .expect("taken");
    assert!(matches!(
        state(&stage, "ops").await,
        ProfileState::Ready { .. }
    ));
}

#[tokio::test]
async fn a_session_is_used_for_its_life_and_a_poll_never_asks() {
    let mut stage = Stage::with("demo", config).await;
    stage.opened(&[("ops", "eu-west-1")]).await;
    stage
        .engine
        .answer_mfa(&"ops".into(), code("123456"))
        .await
        .expect("taken");
    stage.pass(60).await;
    stage.clock.step(std::time::Duration::from_secs(3000));
    let list = stage.engine.reload_profiles().await;
    assert!(!list.profiles.is_empty());
    assert!(
        matches!(state(&stage, "ops").await, ProfileState::Ready { .. }),
        "files read again cost no code"
    );
    stage.clock.step(std::time::Duration::from_secs(600));
    let failure = stage
        .until("the session has ended", |event| match event {
            Event::Cell { view, .. } => match &view.state {
                CellState::Failed { failure } => Some(failure.clone()),
                CellState::Ready | CellState::Loading => None,
            },
            _ => None,
        })
        .await;
    assert_eq!(failure.code, FailureCode::NeedsMfa);
    let before = stage.control().calls_of("ListServices");
    stage.pass(120).await;
    assert_eq!(
        stage.control().calls_of("ListServices"),
        before,
        "nothing is called meanwhile"
    );
    assert_eq!(stage.control().calls_of("AssumeRole"), 1);
}

#[tokio::test]
async fn keys_that_may_do_nothing_without_a_code_have_a_session_of_their_own() {
    const MFA_USER: usize = 3;
    let mut stage = Stage::with("demo", |endpoint| {
        profile("strict", MFA_USER, endpoint).trim_end().to_owned()
            + &format!("\nmfa_serial = {SERIAL}\n")
    })
    .await;
    assert!(needs_a_code(&state(&stage, "strict").await, "strict"));
    stage
        .engine
        .answer_mfa(&"strict".into(), code("123456"))
        .await
        .expect("taken");
    let views = stage
        .opened(&[("strict", "eu-west-1"), ("strict", "us-east-1")])
        .await;
    assert!(
        views.iter().all(|view| view.state == CellState::Ready),
        "{views:?}"
    );
    assert_eq!(stage.control().calls_of("GetSessionToken"), 1);
}

#[tokio::test]
async fn the_clis_own_session_spares_a_code_and_ours_is_written_only_on_request() {
    // The hash of {"RoleArn": …, "SerialNumber": …}, as botocore names the file.
    let file = "cli/cache/40811541f0c2e8104d3730737659dc81f69eca7c.json";
    let stage = Stage::with("demo", config).await;
    stage
        .engine
        .answer_mfa(&"ops".into(), code("123456"))
        .await
        .expect("taken");
    assert!(!stage.path(file).exists(), "not unless the user says so");
    let stage = stage.again().await;
    stage
        .set(|settings| settings.share_mfa_sessions = true)
        .await;
    assert!(
        needs_a_code(&state(&stage, "ops").await, "ops"),
        "nothing was kept"
    );
    stage.clock.step(std::time::Duration::from_secs(60));
    stage
        .engine
        .answer_mfa(&"ops".into(), code("123456"))
        .await
        .expect("taken");
    assert!(stage.path(file).exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(stage.path(file))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let stage = stage.again().await;
    assert!(
        matches!(state(&stage, "ops").await, ProfileState::Ready { .. }),
        "read from the CLI's cache"
    );
    assert_eq!(stage.control().calls_of("AssumeRole"), 2);
}
