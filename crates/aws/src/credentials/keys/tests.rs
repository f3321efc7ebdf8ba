use std::sync::mpsc;

use keyring_core::mock;

use super::*;

fn secret(id: &str, text: &str) -> KeySecret {
    KeySecret {
        access_key_id: id.to_owned(),
        secret_access_key: Redacted::new(text.to_owned()),
        session_token: None,
    }
}

fn profile(id: &str, place: KeyPlace) -> KeyProfile {
    KeyProfile {
        name: "acme".into(),
        access_key_id: id.to_owned(),
        region: None,
        endpoint_url: None,
        place,
    }
}

fn mocked() -> Keys {
    let store = mock::Store::new().expect("a mock store");
    Keys::over(Arc::new(SystemKeyring::over(store)))
}

#[tokio::test]
async fn a_key_is_kept_used_and_removed() {
    let keys = Arc::new(mocked());
    keys.keep(secret("AKIAONE", "first"), KeyPlace::Keyring)
        .await
        .expect("kept");
    let provider = KeyProvider::new(Arc::clone(&keys), profile("AKIAONE", KeyPlace::Keyring));
    let credentials = provider.provide_credentials().await.expect("credentials");
    assert_eq!(credentials.access_key_id(), "AKIAONE");
    assert_eq!(credentials.secret_access_key(), "first");
    keys.remove("AKIAONE", KeyPlace::Keyring)
        .await
        .expect("removed");
    let error = provider
        .provide_credentials()
        .await
        .expect_err("it is gone");
    let need = super::super::need::need_in(&error).expect("a need");
    assert_eq!(
        *need,
        Need::Keyring {
            profile: "acme".into(),
            obstacle: KeyringObstacle::Missing
        }
    );
}

#[tokio::test]
async fn what_is_kept_for_this_session_never_reaches_the_keyring() {
    let keys = mocked();
    let temporary = KeySecret {
        session_token: Some(Redacted::new("token".to_owned())),
        ..secret("ASIAONE", "first")
    };
    keys.keep(temporary.clone(), KeyPlace::ThisSession)
        .await
        .expect("kept");
    let held = keys
        .secret(&profile("ASIAONE", KeyPlace::ThisSession))
        .await;
    assert_eq!(held.expect("held"), temporary);
    let elsewhere = keys.secret(&profile("ASIAONE", KeyPlace::Keyring)).await;
    assert!(matches!(elsewhere, Err(KeyringError::Missing)));
}

/// A keyring that answers when it is told to.
#[derive(Debug)]
struct Waiting {
    go: Mutex<mpsc::Receiver<()>>,
    at_once: Arc<std::sync::atomic::AtomicUsize>,
    most: Arc<std::sync::atomic::AtomicUsize>,
}

impl Waiting {
    fn wait(&self) {
        use std::sync::atomic::Ordering::SeqCst;
        let inside = self.at_once.fetch_add(1, SeqCst) + 1;
        self.most.fetch_max(inside, SeqCst);
        // The sender going away lets every later access through.
        let _ = self
            .go
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        self.at_once.fetch_sub(1, SeqCst);
    }
}

impl KeyStore for Waiting {
    fn check(&self, _: Option<&str>) -> Result<(), KeyringError> {
        Ok(())
    }

    fn unlock(&self, _: Option<&str>) -> Result<(), KeyringError> {
        Err(KeyringError::Declined)
    }

    fn read(&self, entry: &str) -> Result<Redacted<String>, KeyringError> {
        self.wait();
        Ok(Redacted::new(format!("secret of {entry}")))
    }

    fn write(&self, _: &str, _: &Redacted<String>) -> Result<(), KeyringError> {
        Ok(())
    }

    fn remove(&self, _: &str) -> Result<(), KeyringError> {
        Ok(())
    }
}

fn waiting() -> (mpsc::Sender<()>, Waiting) {
    let (sender, receiver) = mpsc::channel();
    let store = Waiting {
        go: Mutex::new(receiver),
        at_once: Arc::default(),
        most: Arc::default(),
    };
    (sender, store)
}

#[tokio::test]
async fn a_keyring_that_does_not_answer_is_slow_and_found_again_when_it_does() {
    let (go, store) = waiting();
    let keys = Keys::over(Arc::new(store)).patient_for(Duration::from_millis(50));
    let wanted = profile("AKIAONE", KeyPlace::Keyring);
    let first = keys.secret(&wanted).await;
    assert!(matches!(first, Err(KeyringError::Slow)), "{first:?}");
    let behind = keys.secret(&wanted).await;
    assert!(matches!(behind, Err(KeyringError::Slow)), "{behind:?}");
    drop(go);
    let keys = keys.patient_for(Duration::from_secs(60));
    let found = keys.secret(&wanted).await.expect("it answers again");
    assert_eq!(found.secret_access_key.expose(), "secret of AKIAONE");
}

#[tokio::test]
async fn one_entry_is_accessed_by_one_at_a_time() {
    let (go, store) = waiting();
    let most = Arc::clone(&store.most);
    let keys = Keys::over(Arc::new(store)).patient_for(Duration::from_secs(60));
    let wanted = profile("AKIAONE", KeyPlace::Keyring);
    for _ in 0..3 {
        go.send(()).expect("somebody waits");
    }
    let (a, b, c) = tokio::join!(
        keys.secret(&wanted),
        keys.secret(&wanted),
        keys.secret(&wanted)
    );
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
    assert_eq!(most.load(std::sync::atomic::Ordering::SeqCst), 1);
}

#[tokio::test]
async fn declining_to_unlock_keeps_nothing() {
    let (_go, store) = waiting();
    let keys = Keys::over(Arc::new(store));
    let kept = keys
        .keep(secret("AKIAONE", "first"), KeyPlace::Keyring)
        .await;
    assert!(matches!(kept, Err(KeyringError::Declined)), "{kept:?}");
}
