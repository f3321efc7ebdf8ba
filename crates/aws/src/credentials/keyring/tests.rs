use keyring_core::api::CredentialStoreApi as _;
use keyring_core::mock;

use super::*;

fn secret(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}

/// A keyring over the mock store, and a way to make the next access to one entry fail.
fn mocked() -> (SystemKeyring, Arc<mock::Store>) {
    let store = mock::Store::new().expect("a mock store");
    (SystemKeyring::over(Arc::clone(&store) as _), store)
}

fn fails_next(store: &mock::Store, entry: &str, error: keyring_core::Error) {
    let entry = store.build(SERVICE, entry, None).expect("an entry");
    let credential: &mock::Cred = entry.as_any().downcast_ref().expect("a mock");
    credential.set_error(error);
}

#[test]
fn a_secret_is_kept_replaced_and_removed() {
    let (keyring, _store) = mocked();
    assert!(matches!(
        keyring.read("AKIAONE"),
        Err(KeyringError::Missing)
    ));
    keyring.write("AKIAONE", &secret("first")).expect("written");
    keyring.write("AKIATWO", &secret("other")).expect("written");
    keyring
        .write("AKIAONE", &secret("second"))
        .expect("replaced");
    assert_eq!(keyring.read("AKIAONE").expect("read").expose(), "second");
    keyring.check(Some("AKIAONE")).expect("it is there");
    keyring.remove("AKIAONE").expect("removed");
    keyring
        .remove("AKIAONE")
        .expect("it is gone, which is what was wanted");
    assert!(matches!(
        keyring.check(Some("AKIAONE")),
        Err(KeyringError::Missing)
    ));
    assert_eq!(keyring.read("AKIATWO").expect("read").expose(), "other");
}

#[test]
fn each_refusal_is_told_apart() {
    let (keyring, store) = mocked();
    keyring.write("AKIAONE", &secret("first")).expect("written");
    let refusals = [
        (
            keyring_core::Error::NoStorageAccess("locked".into()),
            KeyringObstacle::Locked,
        ),
        (keyring_core::Error::NoDefaultStore, KeyringObstacle::Absent),
        (
            keyring_core::Error::PlatformFailure("broken".into()),
            KeyringObstacle::Absent,
        ),
        (keyring_core::Error::NoEntry, KeyringObstacle::Missing),
    ];
    for (refusal, obstacle) in refusals {
        let said = format!("{refusal:?}");
        fails_next(&store, "AKIAONE", refusal);
        let error = keyring.read("AKIAONE").expect_err("it is refused");
        assert_eq!(error.obstacle(), obstacle, "{said}");
    }
    assert_eq!(keyring.read("AKIAONE").expect("read").expose(), "first");
}

#[test]
fn an_error_that_carries_the_secret_does_not_hand_it_on() {
    let (keyring, store) = mocked();
    for refusal in [
        keyring_core::Error::BadEncoding(b"hunter2".to_vec()),
        keyring_core::Error::BadDataFormat(b"hunter2".to_vec(), "malformed".into()),
    ] {
        fails_next(&store, "AKIAONE", refusal);
        let error = keyring.read("AKIAONE").expect_err("it is unreadable");
        let told = format!("{error} {error:?}");
        assert!(matches!(error, KeyringError::Unreadable), "{told}");
        assert!(
            !told.contains("hunter2") && !told.contains("104, 117"),
            "{told}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_secret_service_answers_is_told_apart() {
    use ::secret_service::Error as Service;
    let obstacle = |error| secret_service::told(error).obstacle();
    assert_eq!(obstacle(Service::Locked), KeyringObstacle::Locked);
    assert_eq!(obstacle(Service::Prompt), KeyringObstacle::Locked);
    assert_eq!(obstacle(Service::Unavailable), KeyringObstacle::Absent);
    let fdo = |error| obstacle(Service::ZbusFdo(error));
    assert_eq!(
        fdo(zbus::fdo::Error::ServiceUnknown(String::new())),
        KeyringObstacle::Absent
    );
    assert_eq!(
        fdo(zbus::fdo::Error::NoReply(String::new())),
        KeyringObstacle::Slow
    );
}
