//! Demo: two profiles whose endpoint is a simulator inside the program.
//!
//! Nothing else knows of it: to the engine they are profiles like any other, except that what is read
//! through them is not remembered.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::Arc;

use async_trait::async_trait;
use aws::{BuiltinAccess, BuiltinProfile};
use model::failure::{Failure, FailureCode};
use model::place::{ProfileName, Region};
use model::profile::ProfileKind;
use model::redacted::Redacted;
use simulator::{ExtraKey, Options, Running, Simulator};
use tokio::sync::OnceCell;

/// The regions of the `demo` scenario.
const REGIONS: [&str; 3] = ["eu-west-1", "eu-central-1", "us-east-1"];

/// The accounts of the `demo` scenario, and the profiles that stand for them.
const ACCOUNTS: [(&str, &str); 2] = [
    ("demo-production", simulator::scenarios::PRODUCTION),
    ("demo-sandbox", simulator::scenarios::SANDBOX),
];

/// A key that is made afresh for every start, so that nothing else on the machine has one.
#[derive(Debug, Clone)]
struct Key {
    id: String,
    secret: Redacted<String>,
    account: &'static str,
}

/// The simulator that the profiles share, started when one of them is first needed.
#[derive(Debug, Default)]
struct Started {
    running: OnceCell<(Running, Vec<Key>)>,
}

/// One of the profiles.
#[derive(Debug)]
struct Demo {
    name: &'static str,
    account: &'static str,
    started: Arc<Started>,
}

/// The Demo profiles.
pub(crate) fn profiles() -> Vec<Arc<dyn BuiltinProfile>> {
    let started = Arc::new(Started::default());
    ACCOUNTS
        .into_iter()
        .map(|(name, account)| {
            let profile: Arc<dyn BuiltinProfile> = Arc::new(Demo {
                name,
                account,
                started: Arc::clone(&started),
            });
            profile
        })
        .collect()
}

impl Started {
    async fn get(&self) -> Result<&(Running, Vec<Key>), Failure> {
        self.running
            .get_or_try_init(|| async {
                let keys: Vec<Key> = ACCOUNTS
                    .into_iter()
                    .map(|(_, account)| key(account))
                    .collect();
                let options = Options {
                    reject_origin: true,
                    only_extra_keys: true,
                    strict_credentials: true,
                    extra_keys: keys
                        .iter()
                        .map(|key| ExtraKey {
                            access_key_id: key.id.clone(),
                            secret_access_key: key.secret.expose().clone(),
                            account: key.account.to_owned(),
                        })
                        .collect(),
                    ..Options::scenario("demo")
                };
                let running = Simulator::start(options).await.map_err(|error| {
                    let mut failure =
                        Failure::new(FailureCode::Internal, "the Demo fleet could not be started");
                    failure.causes.push(error.to_string());
                    failure
                })?;
                Ok((running, keys))
            })
            .await
    }
}

#[async_trait]
impl BuiltinProfile for Demo {
    fn name(&self) -> ProfileName {
        self.name.into()
    }

    fn kind(&self) -> ProfileKind {
        ProfileKind::Demo
    }

    fn regions(&self) -> Vec<Region> {
        REGIONS.into_iter().map(Region::from).collect()
    }

    fn remembered(&self) -> bool {
        false
    }

    async fn resolve(&self) -> Result<BuiltinAccess, Failure> {
        let (running, keys) = self.started.get().await?;
        let key = keys
            .iter()
            .find(|key| key.account == self.account)
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::Internal,
                    format!("there is no Demo key for account {}", self.account),
                )
            })?;
        Ok(BuiltinAccess {
            endpoint: running.endpoint(),
            access_key_id: key.id.clone(),
            secret_access_key: key.secret.clone(),
        })
    }
}

/// A fresh key. The standard library's hash seeds come from the system's randomness; that is enough
/// for a key that opens a made-up fleet on loopback for the life of one process.
fn key(account: &'static str) -> Key {
    let word = || RandomState::new().build_hasher().finish();
    Key {
        id: format!("AKIA{:016X}", word()),
        secret: Redacted::new(format!(
            "{:016x}{:016x}{:08x}",
            word(),
            word(),
            word() >> 32
        )),
        account,
    }
}
