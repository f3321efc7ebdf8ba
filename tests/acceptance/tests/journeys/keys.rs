//! Keys that the user keeps with Trackside, in a keyring that outlives the program.

use acceptance::{PRODUCTION, SANDBOX, Stage, profile};
use engine::event::Event;
use engine::fleet::view::CellState;
use keyring_core::api::CredentialStoreApi as _;
use keyring_core::{Error, mock};
use model::failure::FailureCode;
use model::keys::{KeyDraft, KeyPlace, KeySecret};
use model::need::{KeyringObstacle, Need};
use model::place::ProfileName;
use model::profile::{ProfileKind, ProfileState};
use model::redacted::Redacted;
use simulator::scenarios::KEYS;

/// The key of another user of the production account.
pub(super) const COLLEAGUE: usize = 3;

pub(super) fn key(number: usize) -> KeySecret {
    let key = &KEYS[number];
    KeySecret {
        access_key_id: key.access_key_id.to_owned(),
        secret_access_key: Redacted::new(key.secret_access_key.to_owned()),
        session_token: key
            .session_token
            .map(|token| Redacted::new(token.to_owned())),
    }
}

pub(super) fn draft(stage: &Stage, name: &str, number: usize, place: KeyPlace) -> KeyDraft {
    KeyDraft {
        name: name.into(),
        key: key(number),
        region: Some("eu-west-1".into()),
        endpoint_url: Some(stage.endpoint()),
        place,
    }
}

/// A stage without files, so that every profile is one that was added.
pub(super) async fn empty() -> Stage {
    Stage::with("demo", |_| String::new()).await
}

/// What the keyring has under a key's id.
pub(super) fn kept(stage: &Stage, number: usize) -> Option<String> {
    entry(stage, number, |mock| mock.data())
}

pub(super) fn entry<T>(stage: &Stage, number: usize, look: impl FnOnce(&Held<'_>) -> T) -> T {
    let entry = stage
        .keyring
        .build("trackside", KEYS[number].access_key_id, None)
        .expect("an entry");
    let credential: &mock::Cred = entry.as_any().downcast_ref().expect("a mock");
    look(&Held(credential))
}

/// One entry of the mock keyring.
pub(super) struct Held<'a>(&'a mock::Cred);

impl Held<'_> {
    fn data(&self) -> Option<String> {
        let inner = self.0.inner.lock().expect("nobody panicked");
        let secret = inner.borrow().secret.clone();
        secret.map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    pub(super) fn fails_next(&self, error: Error) {
        self.0.set_error(error);
    }
}

fn settings(stage: &Stage) -> String {
    std::fs::read_to_string(stage.path("settings").join("settings.json")).unwrap_or_default()
}

pub(super) async fn names(stage: &Stage) -> Vec<ProfileName> {
    let list = stage.engine.reload_profiles().await;
    list.profiles
        .into_iter()
        .map(|profile| profile.name)
        .collect()
}

#[tokio::test]
async fn an_added_key_is_tried_kept_in_the_keyring_and_used_after_a_restart() {
    let stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    let tested = stage.engine.test_key(&draft).await.expect("a good key");
    assert_eq!(tested.identity.account.as_str(), KEYS[PRODUCTION].account);
    assert_eq!(kept(&stage, PRODUCTION), None, "trying keeps nothing");

    let list = stage.engine.save_key(&draft).await.expect("saved");
    assert_eq!(list.profiles[0].kind, ProfileKind::Keyring);
    let secret = KEYS[PRODUCTION].secret_access_key;
    assert_eq!(kept(&stage, PRODUCTION).as_deref(), Some(secret));
    assert!(settings(&stage).contains("acme") && !settings(&stage).contains(secret));

    let mut stage = stage.again().await;
    let view = stage.opened(&[("acme", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
    assert!(!view.rows.is_empty());
}

#[tokio::test]
async fn a_key_that_aws_does_not_know_is_not_kept() {
    let stage = empty().await;
    let mut draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    draft.key.secret_access_key = Redacted::new("mistyped".to_owned());
    let failure = stage.engine.save_key(&draft).await.expect_err("rejected");
    assert_eq!(failure.code, FailureCode::CredentialsRejected);
    assert_eq!(kept(&stage, PRODUCTION), None);
    assert!(names(&stage).await.is_empty());
}

#[tokio::test]
async fn a_key_of_this_session_only_works_and_goes_with_the_program() {
    let mut stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::ThisSession);
    stage.engine.save_key(&draft).await.expect("saved");
    let view = stage.opened(&[("acme", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
    assert_eq!(kept(&stage, PRODUCTION), None);
    assert!(!settings(&stage).contains(KEYS[PRODUCTION].access_key_id));
    let stage = stage.again().await;
    assert!(names(&stage).await.is_empty());
}

#[tokio::test]
async fn another_key_of_the_account_takes_the_place_of_the_first() {
    let stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    stage.engine.identify("acme".into()).await;

    let name = ProfileName::from("acme");
    let foreign = stage
        .engine
        .rotate_key(&name, &key(SANDBOX), KeyPlace::Keyring)
        .await;
    let foreign = foreign.expect_err("another account's key");
    assert_eq!(foreign.code, FailureCode::Refused);
    assert_eq!(kept(&stage, SANDBOX), None);

    let rotated = stage
        .engine
        .rotate_key(&name, &key(COLLEAGUE), KeyPlace::Keyring)
        .await;
    rotated.expect("rotated");
    assert_eq!(
        kept(&stage, PRODUCTION),
        None,
        "the first key's secret is gone"
    );
    assert!(kept(&stage, COLLEAGUE).is_some());
    let list = stage.engine.identify("acme".into()).await;
    let ProfileState::Ready { identity } = &list.profiles[0].state else {
        panic!("{list:?}")
    };
    assert!(identity.arn.ends_with("user/mfa-developer"), "{identity:?}");
}

#[tokio::test]
async fn a_secret_that_two_profiles_share_goes_with_the_last_of_them() {
    let stage = empty().await;
    for name in ["acme", "acme-us"] {
        let draft = draft(&stage, name, PRODUCTION, KeyPlace::Keyring);
        stage.engine.save_key(&draft).await.expect("saved");
    }
    let delete = async |name: &str| {
        let deleted = stage.engine.delete_key(&name.into()).await;
        deleted.expect("deleted").profiles.len()
    };
    assert_eq!(delete("acme").await, 1);
    assert!(kept(&stage, PRODUCTION).is_some());
    assert_eq!(delete("acme-us").await, 0);
    assert_eq!(kept(&stage, PRODUCTION), None);
    assert!(!settings(&stage).contains(KEYS[PRODUCTION].access_key_id));
}

#[tokio::test]
async fn a_renamed_profile_keeps_its_key_its_settings_and_its_place() {
    let mut stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    stage.opened(&[("acme", "eu-west-1")]).await;
    stage
        .set(|settings| {
            settings
                .profiles
                .entry("acme".into())
                .or_default()
                .read_only = true
        })
        .await;
    let (from, to) = ("acme".into(), " acme-live ".into());
    let list = stage.engine.rename_key(&from, &to).await.expect("renamed");
    let renamed = &list.profiles[0];
    assert_eq!(renamed.name.as_str(), "acme-live");
    assert!(renamed.read_only);
    let scope = stage.engine.settings().scope.expect("what was open");
    assert_eq!(scope.cells[0].profile.as_str(), "acme-live");
    let view = stage.opened(&[("acme-live", "eu-west-1")]).await.remove(0);
    assert_eq!(view.state, CellState::Ready);
}

#[tokio::test]
async fn a_name_that_is_taken_is_refused() {
    let stage = Stage::with("demo", |endpoint| profile("acme", SANDBOX, endpoint)).await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    let failure = stage.engine.save_key(&draft).await.expect_err("taken");
    assert_eq!(failure.code, FailureCode::InvalidRequest);
    assert_eq!(kept(&stage, PRODUCTION), None);
}

#[tokio::test]
async fn a_keyring_that_takes_nothing_keeps_no_profile_either() {
    let stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    entry(&stage, PRODUCTION, |held| {
        held.fails_next(Error::NoStorageAccess("locked".into()));
    });
    let failure = stage.engine.save_key(&draft).await.expect_err("locked");
    assert_eq!(failure.code, FailureCode::NeedsKeyring);
    let need = Need::Keyring {
        profile: "acme".into(),
        obstacle: KeyringObstacle::Locked,
    };
    assert_eq!(failure.need, Some(need));
    assert!(names(&stage).await.is_empty());
    let saved = stage.engine.save_key(&draft).await;
    saved.expect("it works once the keyring is open");
}

#[tokio::test]
async fn a_locked_keyring_is_a_need_and_unlocking_it_goes_on() {
    let mut stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    entry(&stage, PRODUCTION, |held| {
        held.fails_next(Error::NoStorageAccess("locked".into()));
    });
    stage.open(&[("acme", "eu-west-1")]).await;
    let need = stage
        .until("the profile says what it needs", |event| match event {
            Event::Profiles { list } => match &list.profiles.first()?.state {
                ProfileState::Needs { need, .. } => Some(need.clone()),
                _ => None,
            },
            _ => None,
        })
        .await;
    assert_eq!(
        need,
        Need::Keyring {
            profile: "acme".into(),
            obstacle: KeyringObstacle::Locked
        }
    );
    let name = ProfileName::from("acme");
    let unlocked = stage.engine.unlock_keyring(Some(&name)).await;
    unlocked.expect("unlocked");
    stage
        .until("the cell is read after all", |event| match event {
            Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
            _ => None,
        })
        .await;
}

#[tokio::test]
async fn a_window_with_older_settings_does_not_undo_what_was_added() {
    let stage = empty().await;
    let before = stage.engine.settings();
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    stage.engine.save_settings(before).await.expect("saved");
    assert_eq!(names(&stage).await, ["acme".into()]);
}
