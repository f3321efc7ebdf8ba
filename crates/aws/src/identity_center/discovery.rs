//! Accounts and roles, and the profiles that are made of them.

use std::collections::HashSet;

use model::discovery::{
    AppSsoProfile, ConfigDiff, DiffKind, DiffLine, DiscoveryChoice, KeepIn, ProfileDraft,
    SsoAccount, SsoRole,
};
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ProfileName, SsoSessionKey};

use super::known::Known;
use crate::config_edit::{Edit, NewProfile, check_name};
use crate::loaded::Loaded;
use crate::profiles::FoundProfile;
use crate::sessions::Sessions;

/// What stands for a file where profiles are kept in none.
const APP: &str = "Trackside's settings";

impl Sessions {
    /// Every account of `session`, by name.
    ///
    /// # Errors
    /// [`FailureCode::NeedsSignIn`], or any failure of `ListAccounts`.
    pub async fn accounts(&self, session: &SsoSessionKey) -> Result<Vec<SsoAccount>, Failure> {
        let loaded = self.loaded().await;
        let (known, base) = self.found_session(&loaded, session).await?;
        self.sso.accounts(&known.session, &base).await
    }

    /// Every role in `account` of `session`, each with a name that its profile could have.
    ///
    /// # Errors
    /// [`FailureCode::NeedsSignIn`], or any failure of `ListAccountRoles`.
    pub async fn roles(
        &self,
        session: &SsoSessionKey,
        account: &AccountId,
    ) -> Result<Vec<SsoRole>, Failure> {
        let loaded = self.loaded().await;
        let (known, base) = self.found_session(&loaded, session).await?;
        let names = self.sso.roles(&known.session, account, &base).await?;
        let called = self.sso.account_name(account);
        let called = called.unwrap_or_else(|| account.0.clone());
        let mut taken = taken(&loaded);
        let role = |name: String| {
            let existing = known
                .profiles
                .iter()
                .find(|profile| is_role(&loaded, profile, session, (account, &name)))
                .cloned();
            let suggested = suggested(&called, &name, &taken);
            taken.insert(suggested.clone());
            SsoRole {
                account: account.clone(),
                name,
                existing,
                suggested,
            }
        };
        Ok(names.into_iter().map(role).collect())
    }

    /// What writing the choice to the config file would do to it.
    ///
    /// # Errors
    /// Where the choice cannot be written, or the file cannot be read.
    pub async fn preview(&self, choice: &DiscoveryChoice) -> Result<ConfigDiff, Failure> {
        if choice.keep_in == KeepIn::ConfigFile {
            return Ok(self.edit(choice).await?.diff());
        }
        let mut lines = Vec::new();
        for profile in self.drafted(choice).await? {
            lines.extend(profile.lines()?);
        }
        let line = |(index, text)| DiffLine {
            number: u32::try_from(index).unwrap_or(u32::MAX),
            kind: DiffKind::Added,
            text,
        };
        Ok(ConfigDiff {
            path: APP.to_owned(),
            created: false,
            backup: None,
            lines: (1..).zip(lines).map(line).collect(),
            fingerprint: String::new(),
        })
    }

    /// Writes the choice to the config file, as long as that is what it was when `fingerprint` was
    /// shown. The files are not read again by this.
    ///
    /// # Errors
    /// [`FailureCode::PlanStale`] where the file has changed, or what kept it from being written.
    pub async fn write(&self, choice: &DiscoveryChoice, fingerprint: &str) -> Result<(), Failure> {
        written(self.edit(choice).await?, fingerprint).await
    }

    /// The choice as profiles that only Trackside knows.
    ///
    /// # Errors
    /// Where a name cannot be had, or there is no such session.
    pub async fn app_profiles(
        &self,
        choice: &DiscoveryChoice,
    ) -> Result<Vec<AppSsoProfile>, Failure> {
        let profile = |profile: NewProfile| AppSsoProfile {
            name: profile.name,
            region: profile.region,
            session_name: profile.session.name,
            start_url: profile.session.start_url,
            sso_region: profile.session.region,
            account: profile.account,
            role: profile.role,
            endpoint_url: profile.endpoint_url,
        };
        let drafted = self.drafted(choice).await?;
        Ok(drafted.into_iter().map(profile).collect())
    }

    async fn edit(&self, choice: &DiscoveryChoice) -> Result<Edit, Failure> {
        let profiles = self.drafted(choice).await?;
        let sections: Result<Vec<_>, _> = profiles.iter().map(NewProfile::lines).collect();
        self.addition(&sections?)
    }

    /// The addition of `sections` to the config file.
    pub(super) fn addition(&self, sections: &[Vec<String>]) -> Result<Edit, Failure> {
        let path = self.places().config.as_ref().ok_or_else(|| {
            Failure::new(
                FailureCode::LocalFile,
                "there is no home folder to keep a config file in",
            )
        })?;
        Edit::of(path, sections)
    }

    /// The profiles of a choice, whose names can be had.
    async fn drafted(&self, choice: &DiscoveryChoice) -> Result<Vec<NewProfile>, Failure> {
        let loaded = self.loaded().await;
        check(&loaded, choice)?;
        let (known, _) = self.found_session(&loaded, &choice.session).await?;
        let endpoint_url = endpoint_of(&loaded, &known);
        let profile = |draft: &ProfileDraft| NewProfile {
            name: draft.name.clone(),
            session: known.session.clone(),
            account: draft.account.clone(),
            role: draft.role.clone(),
            region: draft.region.clone(),
            endpoint_url: endpoint_url.clone(),
        };
        Ok(choice.profiles.iter().map(profile).collect())
    }
}

/// Writes an edit on a thread that may wait.
pub(super) async fn written(edit: Edit, fingerprint: &str) -> Result<(), Failure> {
    let fingerprint = fingerprint.to_owned();
    tokio::task::spawn_blocking(move || edit.write(&fingerprint))
        .await
        .map_err(|_| Failure::new(FailureCode::Internal, "the writing was interrupted"))?
}

/// Whether `profile` is a role of a session itself, rather than one behind others.
fn is_role(
    loaded: &Loaded,
    profile: &ProfileName,
    session: &SsoSessionKey,
    wanted: (&AccountId, &str),
) -> bool {
    let chain = loaded.found.get(profile).and_then(FoundProfile::chain);
    let Some(chain) = chain.filter(|chain| chain.roles.is_empty()) else {
        return false;
    };
    chain.leaf.what.sso().is_some_and(|(own, account, role)| {
        own.key() == *session && (account, role.as_str()) == wanted
    })
}

/// Where the calls of a session's profiles go instead of to AWS.
fn endpoint_of(loaded: &Loaded, known: &Known) -> Option<String> {
    let speaker = loaded.found.get(known.speaker()?)?;
    speaker.endpoint().map(str::to_owned)
}

/// The names that profiles have, whoever brought them.
fn taken(loaded: &Loaded) -> HashSet<ProfileName> {
    let found = loaded.found.profiles.iter();
    found.map(|profile| profile.name.clone()).collect()
}

/// Whether every name of the choice can be had.
fn check(loaded: &Loaded, choice: &DiscoveryChoice) -> Result<(), Failure> {
    let refused = |what: String| Err(Failure::new(FailureCode::InvalidRequest, what));
    if choice.profiles.is_empty() {
        return refused("no role was chosen".into());
    }
    let mut taken = taken(loaded);
    for draft in &choice.profiles {
        check_name(&draft.name)?;
        if !taken.insert(draft.name.clone()) {
            return refused(format!("there is a profile named {} already", draft.name));
        }
    }
    Ok(())
}

/// A name for a role's profile: the account's and the role's, as people write them in files.
fn suggested(account: &str, role: &str, taken: &HashSet<ProfileName>) -> ProfileName {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect()
    };
    let name = [words(account), words(role)].concat().join("-");
    let numbered = (2..).map(|number| ProfileName(format!("{name}-{number}")));
    std::iter::once(ProfileName(name.clone()))
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .unwrap_or(ProfileName(name))
}

#[cfg(test)]
mod tests {
    use super::suggested;
    use std::collections::HashSet;

    #[test]
    fn a_suggested_name_is_free_and_plain() {
        let mut taken = HashSet::new();
        let mut name = |account: &str, role: &str| {
            let name = suggested(account, role, &taken);
            taken.insert(name.clone());
            name.0
        };
        assert_eq!(
            name("ACME (Production)", "PowerUser"),
            "acme-production-poweruser"
        );
        assert_eq!(
            name("ACME (Production)", "PowerUser"),
            "acme-production-poweruser-2"
        );
        assert_eq!(name("123456789012", "x"), "123456789012-x");
    }
}
