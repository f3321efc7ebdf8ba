//! Sign-in and renewal against a server that answers as it is told to.

mod device;
mod renewal;
mod server;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use model::instant::Timestamp;
use model::redacted::Redacted;
use tempfile::TempDir;

use super::cache::{CachedToken, Registration};
use super::{Sso, SsoSession};
use crate::clock::{Clock, Sleep};
use server::{Reply, Server};

/// The moment at which every test begins.
const BEGIN: Timestamp = Timestamp::from_seconds(1_735_689_600);

/// A clock on which sleeping takes no time, and is noted.
#[derive(Debug)]
struct NotingClock {
    now: Mutex<Timestamp>,
    slept: Mutex<Vec<u64>>,
}

impl NotingClock {
    fn slept(&self) -> Vec<u64> {
        let slept = self.slept.lock().unwrap_or_else(PoisonError::into_inner);
        slept.clone()
    }

    fn pass(&self, seconds: i64) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.plus_seconds(seconds);
    }
}

impl Clock for NotingClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let seconds = duration.as_secs();
        self.slept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(seconds);
        self.pass(i64::try_from(seconds).unwrap_or(i64::MAX));
        Box::pin(std::future::ready(()))
    }
}

/// Identity Center against a server.
struct Ground {
    sso: Arc<Sso>,
    clock: Arc<NotingClock>,
    server: Server,
    base: SdkConfig,
    folder: TempDir,
}

impl Ground {
    async fn new(replies: Vec<Reply>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(NotingClock {
            now: Mutex::new(BEGIN),
            slept: Mutex::default(),
        });
        let server = Server::start(replies).await;
        let base = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(server.endpoint())
            .http_client(crate::http::client(None).0)
            .retry_config(RetryConfig::disabled())
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .build();
        let cache = folder.path().join("cache");
        Self {
            sso: Arc::new(Sso::new(Arc::clone(&clock) as _, Some(cache))),
            clock,
            server,
            base,
            folder,
        }
    }

    /// Puts a token into the cache that ends in `seconds`.
    fn kept(&self, seconds: i64) -> CachedToken {
        let token = CachedToken {
            start_url: Some(session().start_url),
            region: Some(session().region),
            access_token: secret("old"),
            expires_at: BEGIN.plus_seconds(seconds),
            registration: Some(Registration {
                client_id: "client".into(),
                client_secret: secret("client-secret"),
                expires_at: BEGIN.plus_seconds(90 * 24 * 3600),
            }),
            refresh_token: Some(secret("refresh-1")),
        };
        let cache = &self.sso.cache;
        cache.write(&session().key(), &token).expect("written");
        token
    }

    /// The token that the session has, or the words of why it has none.
    async fn token(&self) -> Result<String, String> {
        match self.sso.token(&session(), &self.base).await {
            Ok(token) => Ok(token.value.expose().clone()),
            Err(error) => Err(match crate::credentials::need::need_in(&error) {
                Some(need) => need.to_string(),
                None => "something else".to_owned(),
            }),
        }
    }
}

fn session() -> SsoSession {
    SsoSession {
        name: Some("acme".into()),
        start_url: "https://acme.awsapps.com/start".into(),
        region: "eu-west-1".into(),
        scopes: Vec::new(),
    }
}

fn secret(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}
