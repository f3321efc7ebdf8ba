//! Token files, in the AWS CLI's own place and form, so that one sign-in serves both.

use std::path::PathBuf;

use model::instant::Timestamp;
use model::place::{Region, SsoSessionKey};
use model::redacted::Redacted;
use serde::{Deserialize, Serialize};
use sha1::{Digest as _, Sha1};

use super::files::{self, CacheError};
use super::times;

/// A client that the sign-in service knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registration {
    /// Its id.
    pub(crate) client_id: String,
    /// Its secret.
    pub(crate) client_secret: Redacted<String>,
    /// When it ends.
    pub(crate) expires_at: Timestamp,
}

/// A token, as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CachedToken {
    /// Where its owner signed in.
    pub(crate) start_url: Option<String>,
    /// The session's region.
    pub(crate) region: Option<Region>,
    /// The token.
    pub(crate) access_token: Redacted<String>,
    /// When it ends.
    pub(crate) expires_at: Timestamp,
    /// The client that it was given to, which alone may renew it.
    pub(crate) registration: Option<Registration>,
    /// What renews it.
    pub(crate) refresh_token: Option<Redacted<String>>,
}

impl CachedToken {
    /// What a renewal takes, as long as the client is known to the service.
    pub(crate) fn renewable(&self, now: Timestamp) -> Option<(&Registration, &Redacted<String>)> {
        let registration = self.registration.as_ref()?;
        let refresh_token = self.refresh_token.as_ref()?;
        (registration.expires_at > now).then_some((registration, refresh_token))
    }
}

/// The form of the file. What the CLI writes beside these fields is of no use here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    start_url: Option<String>,
    region: Option<String>,
    access_token: Redacted<String>,
    expires_at: String,
    client_id: Option<String>,
    client_secret: Option<Redacted<String>>,
    registration_expires_at: Option<String>,
    refresh_token: Option<Redacted<String>>,
}

impl File {
    fn token(self) -> Option<CachedToken> {
        let until = self.registration_expires_at.as_deref();
        let registration = match (
            self.client_id,
            self.client_secret,
            until.and_then(times::read),
        ) {
            (Some(client_id), Some(client_secret), Some(expires_at)) => Some(Registration {
                client_id,
                client_secret,
                expires_at,
            }),
            _ => None,
        };
        Some(CachedToken {
            start_url: self.start_url,
            region: self.region.map(Region),
            expires_at: times::read(&self.expires_at)?,
            access_token: self.access_token,
            registration,
            refresh_token: self.refresh_token,
        })
    }
}

/// The same, to be written: this file is where the secrets belong, so they are exposed to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    start_url: Option<&'a str>,
    region: Option<&'a str>,
    access_token: &'a str,
    expires_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
}

impl<'a> Written<'a> {
    fn of(token: &'a CachedToken) -> Option<Self> {
        let registration = token.registration.as_ref();
        let refresh_token = token.refresh_token.as_ref();
        Some(Self {
            start_url: token.start_url.as_deref(),
            region: token.region.as_ref().map(Region::as_str),
            access_token: token.access_token.expose(),
            expires_at: times::write(token.expires_at)?,
            client_id: registration.map(|known| known.client_id.as_str()),
            client_secret: registration.map(|known| known.client_secret.expose().as_str()),
            registration_expires_at: registration.and_then(|known| times::write(known.expires_at)),
            refresh_token: refresh_token.map(|token| token.expose().as_str()),
        })
    }
}

/// The folder of token files.
#[derive(Debug)]
pub(crate) struct TokenCache {
    folder: Option<PathBuf>,
}

impl TokenCache {
    /// The cache in `folder`; `None` where there is no home folder.
    pub(crate) const fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// Where the file that is named after `text` is.
    pub(super) fn path(&self, text: &str, prefix: &str) -> Result<PathBuf, CacheError> {
        let folder = self.folder.as_ref().ok_or(CacheError::NoFolder)?;
        let digest = Sha1::digest(text.as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(folder.join(format!("{prefix}{hex}.json")))
    }

    /// The token of `session`; `None` where there is none, or none that can be understood.
    pub(super) async fn read(
        &self,
        session: &SsoSessionKey,
    ) -> Result<Option<CachedToken>, CacheError> {
        let path = self.path(session.as_str(), "")?;
        Ok(files::read::<File>(&path).await?.and_then(File::token))
    }

    /// Keeps `token` for `session`.
    pub(super) fn write(
        &self,
        session: &SsoSessionKey,
        token: &CachedToken,
    ) -> Result<(), CacheError> {
        let path = self.path(session.as_str(), "")?;
        match Written::of(token) {
            Some(written) => files::write(&path, &written),
            // No service gives a token that ends beyond the calendar.
            None => Err(CacheError::File {
                what: "written",
                path,
                source: std::io::ErrorKind::InvalidData.into(),
            }),
        }
    }

    /// Forgets the token of `session`.
    pub(super) fn remove(&self, session: &SsoSessionKey) -> Result<(), CacheError> {
        files::remove(&self.path(session.as_str(), "")?)
    }
}

#[cfg(test)]
mod tests {
    use super::{CachedToken, Registration, TokenCache};
    use model::instant::Timestamp;
    use model::place::SsoSessionKey;
    use model::redacted::Redacted;

    fn secret(text: &str) -> Redacted<String> {
        Redacted::new(text.to_owned())
    }

    fn token() -> CachedToken {
        CachedToken {
            start_url: Some("https://acme.awsapps.com/start".into()),
            region: Some("eu-west-1".into()),
            access_token: secret("access"),
            expires_at: Timestamp::from_seconds(1_735_689_600),
            registration: Some(Registration {
                client_id: "client".into(),
                client_secret: secret("client-secret"),
                expires_at: Timestamp::from_seconds(1_740_000_000),
            }),
            refresh_token: Some(secret("refresh")),
        }
    }

    #[tokio::test]
    async fn what_is_written_is_read_again_under_the_clis_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let below = folder.path().join("sso").join("cache");
        let cache = TokenCache::new(Some(below.clone()));
        let session = SsoSessionKey::from("acme");
        assert_eq!(cache.read(&session).await.expect("no file"), None);
        cache.write(&session, &token()).expect("written");
        // The digest is that of sha1sum for "acme".
        let path = below.join("293abb6b76d7791c0732cc517d38c4b5c734b87f.json");
        assert!(path.is_file());
        assert_eq!(cache.read(&session).await.expect("a file"), Some(token()));
        cache.remove(&session).expect("removed");
        cache.remove(&session).expect("nothing to remove");
        assert_eq!(cache.read(&session).await.expect("no file"), None);
    }

    /// What they are and how they came about: `fixtures/cli-2.9.19/README.md`.
    #[tokio::test]
    async fn recorded_files_of_the_cli_2_are_found_and_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cli-2.9.19/sso/cache");
        let cache = TokenCache::new(Some(folder.into()));
        for (session, expires, renewable) in [
            ("acme", "2026-11-23T18:40:50Z", true),
            (
                "https://acme.awsapps.com/start",
                "2026-11-24T01:40:51Z",
                false,
            ),
        ] {
            let read = cache.read(&SsoSessionKey::from(session)).await;
            let read = read.expect("a file of that name").expect(session);
            let expires = super::times::read(expires).expect("a time");
            assert_eq!(read.expires_at, expires, "{session}");
            assert_eq!(
                read.start_url,
                Some("https://acme.awsapps.com/start".into())
            );
            assert_eq!(read.region, Some("eu-west-1".into()));
            assert!(read.access_token.expose().starts_with("aoaAAAAA"));
            assert_eq!(read.renewable(expires).is_some(), renewable, "{session}");
        }
    }

    #[tokio::test]
    async fn the_files_of_other_tools_are_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = TokenCache::new(Some(folder.path().to_owned()));
        let session = SsoSessionKey::from("https://acme.awsapps.com/start");
        let path = cache.path(session.as_str(), "").expect("a folder");
        for (tool, file, renewable) in [
            ("cli 1", include_str!("fixtures/cli-1.json"), false),
            ("toolkit", include_str!("fixtures/toolkit.json"), true),
        ] {
            std::fs::write(&path, file).expect("written");
            let read = cache.read(&session).await.expect("read").expect(tool);
            let midnight = Timestamp::from_seconds(1_735_689_600);
            assert_eq!(read.expires_at, midnight, "{tool}");
            assert_eq!(read.region, Some("eu-west-1".into()), "{tool}");
            assert_eq!(read.renewable(midnight).is_some(), renewable, "{tool}");
            let later = Timestamp::from_seconds(1_743_465_600);
            assert_eq!(
                read.renewable(later),
                None,
                "{tool}: its registration has ended"
            );
        }
    }
}
