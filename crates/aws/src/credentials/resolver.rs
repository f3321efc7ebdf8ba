//! From a chain to credentials.
//!
//! Nothing here waits for a person. Where one is needed, that is the answer: a [`Need`], which the
//! window tells; what the person then does ([`Resolver::answer`], a sign-in) leaves a session behind
//! that the next call finds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use model::instant::Timestamp;
use model::place::ProfileName;
use model::redacted::Redacted;

use super::graph::{Asked, Chain, Leaf};
use super::keys::{KeyProvider, Keys};
use super::need::{Need, needed};
use super::programs::Programs;
use super::roles::{Held, RoleArguments, SessionKey, Sts, endpoint, lasts};
use super::sso::Sso;
use super::{login, surroundings};
use crate::clock::Clock;
use crate::files::CacheFolders;

/// A code that a person typed, good for one session.
type Code = Mutex<Option<Redacted<String>>>;

/// What resolves chains, one for the program.
#[derive(Debug)]
pub(crate) struct Resolver {
    clock: Arc<dyn Clock>,
    caches: CacheFolders,
    pub(crate) sso: Arc<Sso>,
    pub(crate) keys: Arc<Keys>,
    pub(crate) held: Held,
    pub(crate) programs: Programs,
    /// When the credentials that each profile was last given end.
    ends: Mutex<HashMap<ProfileName, Timestamp>>,
}

/// The profile that asks, and how it reaches AWS.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) profile: &'a ProfileName,
    /// Its configuration without credentials.
    pub(crate) base: &'a SdkConfig,
}

impl Resolver {
    /// A resolver that shares `caches` with the AWS CLI.
    pub(crate) fn new(
        clock: Arc<dyn Clock>,
        caches: CacheFolders,
        sso: Arc<Sso>,
        keys: Arc<Keys>,
    ) -> Self {
        Self {
            held: Held::new(caches.roles.clone()),
            programs: Programs::new(Arc::clone(&clock)),
            clock,
            caches,
            sso,
            keys,
            ends: Mutex::default(),
        }
    }

    /// The credentials of `chain`.
    pub(crate) async fn resolve(
        &self,
        asking: Asking<'_>,
        chain: &Chain,
    ) -> Result<Credentials, CredentialsError> {
        self.walk(asking, chain, &Code::default()).await
    }

    /// The same, with a code for the first step that wants one.
    pub(crate) async fn answer(
        &self,
        asking: Asking<'_>,
        chain: &Chain,
        code: Redacted<String>,
    ) -> Result<(), CredentialsError> {
        // Codes are copied out of other windows; what is around them is not part of them.
        let code = Redacted::new(code.expose().trim().to_owned());
        self.programs.forget_ended(asking.profile);
        self.walk(asking, chain, &Mutex::new(Some(code)))
            .await
            .map(drop)
    }

    /// When the credentials that `profile` was last given end.
    pub(crate) fn ends(&self, profile: &ProfileName) -> Option<Timestamp> {
        self.by_profile().get(profile).copied()
    }

    /// Forgets the sessions of `chain`'s own steps and what its program gave, so that they are made again.
    pub(crate) fn forget(&self, asking: Asking<'_>, chain: &Chain) {
        self.by_profile().remove(asking.profile);
        self.programs.forget(asking.profile);
        for index in 0..chain.roles.len() {
            self.held.forget(&role_key(chain, index, asking.base).0);
        }
        if let (Some(step), Leaf::Keys { id, .. }) = (&chain.code, &chain.leaf.what) {
            let endpoint = endpoint(asking.base);
            self.held
                .forget(&SessionKey::of_code(&step.what, id, endpoint));
        }
    }

    fn by_profile(&self) -> std::sync::MutexGuard<'_, HashMap<ProfileName, Timestamp>> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn walk(
        &self,
        asking: Asking<'_>,
        chain: &Chain,
        code: &Code,
    ) -> Result<Credentials, CredentialsError> {
        let found = self.roles(asking, chain, chain.roles.len(), code).await;
        let end = found.as_ref().ok().and_then(Credentials::expiry);
        let mut ends = self.by_profile();
        match end {
            Some(end) => drop(ends.insert(asking.profile.clone(), crate::clock::timestamp(end))),
            None => drop(ends.remove(asking.profile)),
        }
        found
    }

    /// The credentials after the first `count` roles. A session that is held spares what is before it.
    async fn roles(
        &self,
        asking: Asking<'_>,
        chain: &Chain,
        count: usize,
        code: &Code,
    ) -> Result<Credentials, CredentialsError> {
        let Some(last) = count.checked_sub(1) else {
            return self.beginning(asking, chain, code).await;
        };
        let role = &chain.roles[last];
        let (key, arguments) = role_key(chain, last, asking.base);
        let slot = self.held.slot(&key);
        // Held while the session is made: whoever wants the same waits for it.
        let mut held = slot.lock().await;
        let now = self.clock.now();
        if let Some(session) = held.as_ref().filter(|session| lasts(session, now)) {
            return Ok(session.clone());
        }
        let mut typed = None;
        if let Some(serial) = &role.what.serial {
            if let Some(session) = self.held.of_cli(&arguments, now).await {
                *held = Some(session.clone());
                return Ok(session);
            }
            // Asked for before anything else is: a code that nobody has typed makes the rest idle.
            typed = Some(take(code).ok_or_else(|| asked_for_code(role, serial))?);
        }
        let with = Box::pin(self.roles(asking, chain, last, code)).await?;
        let sts = Sts {
            base: asking.base,
            now,
        };
        let session = sts.assume_role(&role.what, with, typed.as_ref()).await?;
        if typed.is_some() {
            // That the AWS CLI has to ask again is no reason to fail here.
            let _ = self.held.share(&arguments, &session);
        }
        *held = Some(session.clone());
        Ok(session)
    }

    /// The credentials before the first role.
    async fn beginning(
        &self,
        asking: Asking<'_>,
        chain: &Chain,
        code: &Code,
    ) -> Result<Credentials, CredentialsError> {
        let Some(step) = &chain.code else {
            return self.leaf(asking, &chain.leaf).await;
        };
        let with = self.leaf(asking, &chain.leaf).await?;
        let endpoint = endpoint(asking.base);
        let key = SessionKey::of_code(&step.what, with.access_key_id(), endpoint);
        let slot = self.held.slot(&key);
        let mut held = slot.lock().await;
        let now = self.clock.now();
        if let Some(session) = held.as_ref().filter(|session| lasts(session, now)) {
            return Ok(session.clone());
        }
        let typed = take(code).ok_or_else(|| asked_for_code(step, &step.what.serial))?;
        let sts = Sts {
            base: asking.base,
            now,
        };
        let session = sts.session(&step.what, with, &typed).await?;
        *held = Some(session.clone());
        Ok(session)
    }

    async fn leaf(
        &self,
        asking: Asking<'_>,
        leaf: &Asked<Leaf>,
    ) -> Result<Credentials, CredentialsError> {
        let base = asking.base;
        match &leaf.what {
            Leaf::Keys { id, secret, token } => Ok(Credentials::new(
                id,
                secret.expose(),
                token.as_ref().map(|token| token.expose().clone()),
                None,
                "keys",
            )),
            Leaf::Sso {
                session,
                account,
                role,
            } => {
                self.sso
                    .role_credentials(session, account, role, base)
                    .await
            }
            Leaf::Process { command } => self.programs.credentials(asking.profile, command).await,
            Leaf::WebIdentity {
                token_file,
                role_arn,
                session_name,
            } => {
                let sts = Sts {
                    base,
                    now: self.clock.now(),
                };
                sts.assume_with_web_identity(token_file, role_arn, session_name.as_deref())
                    .await
            }
            Leaf::Login { session } => {
                let folder = self.caches.login.as_deref();
                login::credentials(folder, session, &leaf.profile, self.clock.now()).await
            }
            Leaf::Environment => surroundings::environment().await,
            Leaf::Ec2 => surroundings::ec2(base).await,
            Leaf::Ecs => surroundings::ecs(base).await,
            Leaf::Keyring { key } => {
                KeyProvider::new(Arc::clone(&self.keys), key.clone())
                    .provide_credentials()
                    .await
            }
        }
    }
}

fn take(code: &Code) -> Option<Redacted<String>> {
    code.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn asked_for_code<T>(step: &Asked<T>, serial: &str) -> CredentialsError {
    needed(Need::Mfa {
        profile: step.profile.clone(),
        serial: serial.to_owned(),
    })
}

/// What the session of a chain's role is held under.
fn role_key(chain: &Chain, index: usize, base: &SdkConfig) -> (SessionKey, RoleArguments) {
    let arguments = RoleArguments::of(&chain.roles[index].what);
    let before = &chain.roles[..index];
    let key = SessionKey::Role {
        arguments: arguments.clone(),
        // A role that is assumed with its own session is another session.
        again: before
            .iter()
            .filter(|role| RoleArguments::of(&role.what) == arguments)
            .count(),
        endpoint: endpoint(base),
    };
    (key, arguments)
}

/// A profile's credentials, as the SDK asks for them.
#[derive(Debug)]
pub(crate) struct ProfileCredentials {
    pub(crate) resolver: Arc<Resolver>,
    pub(crate) profile: ProfileName,
    pub(crate) chain: Arc<Chain>,
    pub(crate) base: SdkConfig,
}

impl ProfileCredentials {
    async fn credentials(&self) -> provider::Result {
        let asking = Asking {
            profile: &self.profile,
            base: &self.base,
        };
        self.resolver.resolve(asking, &self.chain).await
    }
}

impl ProvideCredentials for ProfileCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
