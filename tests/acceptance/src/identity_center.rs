//! Profiles of IAM Identity Center on a stage, and a person who signs in.

use std::path::PathBuf;

use engine::event::Event;
use engine::fleet::view::{CellState, CellView};
use model::failure::FailureCode;
use model::place::SsoSessionKey;
use model::signin::{SignInHow, SignInState, SignInView};
use simulator::scenarios::PRODUCTION;
use simulator::state::SignInMode;

use crate::{Browser, Stage};

/// The session that two profiles name.
pub const ACME: &str = "acme";
/// The start URL that one profile names itself.
pub const LEGACY: &str = "https://legacy.awsapps.com/start";

/// What `sha1sum` prints for the two: the AWS CLI names their files so.
const DIGESTS: [(&str, &str); 2] = [
    (ACME, "293abb6b76d7791c0732cc517d38c4b5c734b87f"),
    (LEGACY, "79e435d7a515078e81c9dffc35f38d5687ebd3a7"),
];

/// Two profiles of one session, and one that names its start URL itself.
#[must_use]
pub fn config(endpoint: &str) -> String {
    let role = |name: &str| {
        format!(
            "sso_account_id = {PRODUCTION}\nsso_role_name = {name}\nregion = eu-west-1\n\
             endpoint_url = {endpoint}\n\n"
        )
    };
    format!(
        "[sso-session {ACME}]\nsso_start_url = https://acme.awsapps.com/start\n\
         sso_region = eu-west-1\n\n\
         [profile acme-prod]\nsso_session = {ACME}\n{}\
         [profile acme-read]\nsso_session = {ACME}\n{}\
         [profile legacy]\nsso_start_url = {LEGACY}\nsso_region = eu-west-1\n{}",
        role("AdministratorAccess"),
        role("ReadOnlyAccess"),
        role("AdministratorAccess"),
    )
}

/// A stage with [`config`].
pub async fn stage() -> Stage {
    Stage::with("demo", config).await
}

/// The token file of a session, as the AWS CLI names it.
///
/// # Panics
/// For a session that is not one of this file's.
#[must_use]
pub fn token_file(stage: &Stage, session: &str) -> PathBuf {
    let known = DIGESTS.into_iter().find(|(known, _)| *known == session);
    let (_, digest) = known.expect("one of this file's");
    stage.path("sso/cache").join(format!("{digest}.json"))
}

/// The token file of a session, read.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn tokens(stage: &Stage, session: &str) -> serde_json::Value {
    let text = std::fs::read(token_file(stage, session)).expect("a token file");
    serde_json::from_slice(&text).expect("JSON")
}

/// Waits for the end of the sign-in to `session`.
pub async fn sign_in_ended(stage: &mut Stage, session: &str) -> SignInView {
    stage
        .until("the sign-in ends", |event| match event {
            Event::SignIn { view }
                if view.session.as_str() == session && view.state.has_ended() =>
            {
                Some(view.clone())
            }
            _ => None,
        })
        .await
}

/// Waits until a cell of `profile` is read, or fails with `code` where one is named.
pub async fn becomes(stage: &mut Stage, profile: &str, code: Option<FailureCode>) {
    stage
        .until("the cell becomes what it is to be", |event| match event {
            Event::Cell { view, .. } if view.cell.profile.as_str() == profile => {
                let ready = view.state == CellState::Ready;
                (code_of(view) == code && (ready || code.is_some())).then_some(())
            }
            _ => None,
        })
        .await;
}

/// Signs `session` in, as a person would.
///
/// # Panics
/// Where that does not work.
pub async fn signed_in(stage: &mut Stage, session: &str) {
    stage.control().set_sign_in_mode(SignInMode::Approve);
    let key = SsoSessionKey::from(session);
    let view = stage.engine.sign_in(&key, None).await.expect("a page");
    if view.how == SignInHow::Pkce {
        let url = view.url.as_deref().expect("an address");
        Browser::open(url).await.expect("the page answers");
    }
    let done = sign_in_ended(stage, session).await;
    assert_eq!(done.state, SignInState::Done, "{session}");
}

/// Why a cell could not be read.
#[must_use]
pub fn code_of(view: &CellView) -> Option<FailureCode> {
    match &view.state {
        CellState::Failed { failure } => Some(failure.code),
        _ => None,
    }
}
