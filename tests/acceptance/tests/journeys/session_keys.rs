//! Keys that are held for one session of the program, beside those that the keyring keeps.

use acceptance::{PRODUCTION, Stage};
use engine::event::Event;
use keyring_core::Error;
use model::failure::FailureCode;
use model::keys::KeyPlace;
use model::place::ProfileName;
use model::profile::{Profile, ProfileKind, ProfileState};

use super::keys::{COLLEAGUE, draft, empty, entry, kept, key, names};

const CELL: (&str, &str) = ("acme", "eu-west-1");

async fn known(stage: &Stage) -> Profile {
    let list = stage.engine.identify("acme".into()).await;
    list.profiles.into_iter().next().expect("it is listed")
}

/// The user that a profile is.
fn user(profile: &Profile) -> &str {
    match &profile.state {
        ProfileState::Ready { identity } => identity.arn.rsplit('/').next().unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

async fn first_step(stage: &Stage) -> String {
    let page = stage.engine.profile_page(&"acme".into()).await;
    page.expect("a page").resolution.steps[0].what.clone()
}

#[tokio::test]
async fn where_a_key_is_held_is_told_with_its_profile() {
    for (place, kind, words) in [
        (KeyPlace::Keyring, ProfileKind::Keyring, "keyring"),
        (
            KeyPlace::ThisSession,
            ProfileKind::SessionKey,
            "for this session only",
        ),
    ] {
        let stage = empty().await;
        let draft = draft(&stage, "acme", PRODUCTION, place);
        stage.engine.save_key(&draft).await.expect("saved");
        assert_eq!(known(&stage).await.kind, kind);
        let step = first_step(&stage).await;
        assert!(step.contains(words), "{step}");
        assert_eq!(
            step.contains("keyring"),
            place == KeyPlace::Keyring,
            "{step}"
        );
    }
}

#[tokio::test]
async fn a_key_for_this_session_stands_in_for_the_one_that_the_keyring_does_not_give() {
    let mut stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    stage.opened(&[CELL]).await;

    let mut stage = stage.again().await;
    entry(&stage, PRODUCTION, |held| {
        held.fails_next(Error::NoStorageAccess("locked".into()));
    });
    stage.open(&[CELL]).await;
    stage
        .until("the profile needs the keyring", |event| match event {
            Event::Profiles { list } => {
                matches!(list.profiles.first()?.state, ProfileState::Needs { .. }).then_some(())
            }
            _ => None,
        })
        .await;
    let name = ProfileName::from("acme");
    let list = stage
        .engine
        .rotate_key(&name, &key(COLLEAGUE), KeyPlace::ThisSession)
        .await
        .expect("held");
    assert_eq!(list.profiles.len(), 1, "one profile, not two: {list:?}");
    assert_eq!(list.profiles[0].kind, ProfileKind::SessionKey);
    assert_eq!(user(&known(&stage).await), "mfa-developer");
    assert_eq!(kept(&stage, COLLEAGUE), None, "it is in no keyring");
    assert!(kept(&stage, PRODUCTION).is_some(), "and that is as it was");

    let stage = stage.again().await;
    let acme = known(&stage).await;
    assert_eq!(
        (acme.kind, user(&acme)),
        (ProfileKind::Keyring, "developer")
    );
}

#[tokio::test]
async fn a_key_of_this_session_moves_to_the_keyring_when_it_is_replaced_there() {
    let stage = empty().await;
    let held = draft(&stage, "acme", PRODUCTION, KeyPlace::ThisSession);
    stage.engine.save_key(&held).await.expect("saved");
    let name = ProfileName::from("acme");
    let list = stage
        .engine
        .rotate_key(&name, &key(COLLEAGUE), KeyPlace::Keyring)
        .await
        .expect("kept");
    assert_eq!(list.profiles.len(), 1, "{list:?}");
    assert!(kept(&stage, COLLEAGUE).is_some());
    let stage = stage.again().await;
    let acme = known(&stage).await;
    assert_eq!(
        (acme.kind, user(&acme)),
        (ProfileKind::Keyring, "mfa-developer")
    );
}

#[tokio::test]
async fn a_temporary_key_takes_a_place_for_this_session_only() {
    let stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    let name = ProfileName::from("acme");
    let mut temporary = key(COLLEAGUE);
    temporary.session_token = Some(model::redacted::Redacted::new("of-a-session".to_owned()));
    let refused = stage
        .engine
        .rotate_key(&name, &temporary, KeyPlace::Keyring)
        .await;
    let refused = refused.expect_err("it is worth nothing tomorrow");
    assert_eq!(refused.code, FailureCode::InvalidRequest);
    assert_eq!(
        user(&known(&stage).await),
        "developer",
        "the key is the one that it was"
    );
}

#[tokio::test]
async fn both_keys_of_a_profile_take_its_new_name_and_go_when_it_is_deleted() {
    let stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    stage.engine.save_key(&draft).await.expect("saved");
    let name = ProfileName::from("acme");
    let held = stage
        .engine
        .rotate_key(&name, &key(COLLEAGUE), KeyPlace::ThisSession)
        .await;
    held.expect("held");
    let to = ProfileName::from("acme-live");
    let list = stage.engine.rename_key(&name, &to).await.expect("renamed");
    assert_eq!(list.profiles.len(), 1);
    assert_eq!(list.profiles[0].kind, ProfileKind::SessionKey);
    let stage = stage.again().await;
    assert_eq!(
        names(&stage).await,
        std::slice::from_ref(&to),
        "the keyring's has the name, too"
    );
    let held = stage
        .engine
        .rotate_key(&to, &key(COLLEAGUE), KeyPlace::ThisSession)
        .await;
    held.expect("held");
    stage.engine.delete_key(&to).await.expect("deleted");
    assert!(names(&stage).await.is_empty());
    assert_eq!(kept(&stage, PRODUCTION), None);
    let stage = stage.again().await;
    assert!(names(&stage).await.is_empty());
}

/// Whatever was done to a key, every listener hears of it: not only the page that asked.
#[tokio::test]
async fn what_is_done_to_a_key_is_told_to_everybody() {
    let mut stage = empty().await;
    let draft = draft(&stage, "acme", PRODUCTION, KeyPlace::Keyring);
    let (acme, other) = (ProfileName::from("acme"), ProfileName::from("other"));
    stage.engine.save_key(&draft).await.expect("saved");
    told(&mut stage, &["acme"]).await;
    let rotated = stage
        .engine
        .rotate_key(&acme, &key(COLLEAGUE), KeyPlace::Keyring)
        .await;
    rotated.expect("rotated");
    told(&mut stage, &["acme"]).await;
    stage
        .engine
        .rename_key(&acme, &other)
        .await
        .expect("renamed");
    told(&mut stage, &["other"]).await;
    stage.engine.delete_key(&other).await.expect("deleted");
    told(&mut stage, &[]).await;
}

/// Waits until exactly the profiles `names` are told, and lets nothing pass that was told before.
async fn told(stage: &mut Stage, names: &[&str]) {
    stage
        .until("the profiles are told", |event| match event {
            Event::Profiles { list } => {
                let told = list.profiles.iter().map(|profile| profile.name.as_str());
                told.eq(names.iter().copied()).then_some(())
            }
            _ => None,
        })
        .await;
    stage.pass(1).await;
}
