//! Profiles: what was found, together with what the user set and what STS said.

use std::collections::HashSet;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use aws::FoundProfile;
use model::failure::{Failure, FailureCode};
use model::place::{Cell, ProfileName, Region, Scope};
use model::profile::{Confirmation, Profile, ProfileColor, ProfileKind, ProfileList, ProfileState};

use crate::core::Core;
use crate::event::Event;
use crate::settings::{ProfileSettings, Settings};

/// The region that AWS's own tools fall back on where none is named.
const FALLBACK_REGION: &str = "us-east-1";

impl Core {
    /// Reads the files again, and tells which profiles say something else than before. Who those are is
    /// asked again, and so is who did not work: the mending may be in another section.
    pub(crate) async fn reload(&self) -> HashSet<ProfileName> {
        self.sessions.set_app_profiles(self.app_profiles());
        let mut changed = self.sessions.reload().await;
        self.identities
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|profile, known| {
                if known.is_err() {
                    changed.insert(profile.clone());
                }
                !changed.contains(profile)
            });
        changed
    }

    /// One profile, as it is listed.
    pub(crate) async fn profile(&self, name: &ProfileName) -> Result<Profile, Failure> {
        let found = self.sessions.profile(name).await.ok_or_else(|| {
            let message = format!("there is no profile named {name}");
            Failure::new(FailureCode::ProfileInvalid, message)
        })?;
        Ok(self.listed(&found, &self.settings()))
    }

    /// Every profile that is listed.
    pub(crate) async fn profile_list(&self) -> ProfileList {
        let found = self.sessions.profiles().await;
        let settings = self.settings();
        let demo = settings.show_demo || self.demo_asked.load(Ordering::Relaxed);
        let profiles = found
            .profiles
            .iter()
            .filter(|found| demo || found.kind != ProfileKind::Demo)
            .map(|found| self.listed(found, &settings))
            .collect();
        ProfileList {
            profiles,
            problems: found.problems.clone(),
        }
    }

    /// Tells everyone who listens what is known of the profiles, and answers the same.
    pub(crate) async fn tell_profiles(&self) -> ProfileList {
        let list = self.profile_list().await;
        self.events.push(&Event::Profiles { list: list.clone() });
        list
    }

    /// A profile with all that is known of it.
    fn listed(&self, found: &FoundProfile, settings: &Settings) -> Profile {
        let state = self
            .identities
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&found.name)
            .map_or(ProfileState::Unread, ProfileState::of_answer);
        let said = settings
            .profiles
            .get(&found.name)
            .cloned()
            .unwrap_or_default();
        let (color, production) = suggested(found.name.as_str());
        let account = match &state {
            ProfileState::Ready { identity } => Some(identity.account.clone()),
            ProfileState::Unread | ProfileState::Needs { .. } | ProfileState::Failed { .. } => {
                let accepted = self.accounts.accepted(&found.name);
                accepted.or_else(|| found.account.clone())
            }
        };
        Profile {
            name: found.name.clone(),
            kind: found.kind,
            default_region: found.default_region.clone(),
            regions: regions(found, &said),
            color: said.color.unwrap_or(color),
            production: said.production.unwrap_or(production),
            read_only: said.read_only,
            allowed_regions: said.allowed_regions,
            confirmation: said.confirmation,
            state,
            account_alias: account
                .as_ref()
                .and_then(|account| self.aliases.of(account)),
            account,
            account_before: self.accounts.before(&found.name),
            role: found.role.clone(),
            session: found.session.clone(),
            expires_at: self.sessions.expires(&found.name),
            uses: self.uses.told(&found.name, self.clock.now()),
            place: found.place.clone(),
            broken: found.broken.clone(),
        }
    }

    /// The guard rails of one profile; those of an unknown one are the strictest.
    pub(crate) async fn guard(&self, name: &ProfileName) -> Guard {
        match self.profile(name).await {
            Ok(profile) => Guard {
                production: profile.production,
                read_only: profile.read_only,
                allowed_regions: profile.allowed_regions,
                confirmation: profile.confirmation,
            },
            Err(_) => Guard {
                production: true,
                read_only: true,
                allowed_regions: Vec::new(),
                confirmation: Confirmation::TypedName,
            },
        }
    }

    /// What a start without other wishes opens: what was open last; else `AWS_PROFILE` or `default`
    /// in its own region; else what the program brings itself. Where `AWS_PROFILE` cannot be opened, that is
    /// said with it.
    pub(crate) async fn first_scope(&self, named: Option<&str>) -> (Scope, Option<Failure>) {
        let list = self.profile_list().await;
        let known = |name: &ProfileName| list.profiles.iter().find(|profile| profile.name == *name);
        if let Some(mut scope) = self.settings().scope {
            scope.cells.retain(|cell| known(&cell.profile).is_some());
            if !scope.cells.is_empty() {
                return (scope, None);
            }
        }
        let wanted = named.map(|name| (name, known(&name.into())));
        let own = wanted
            .and_then(|(_, found)| found)
            .or_else(|| known(&"default".into()))
            .filter(|profile| profile.default_region.is_some());
        let (scope, instead) = match own {
            Some(profile) => (cells(profile), profile.name.as_str()),
            None => {
                let demo = self.demo_scope().await;
                // It can be hidden.
                let instead = if demo.cells.is_empty() {
                    "nothing"
                } else {
                    "Demo"
                };
                (demo, instead)
            }
        };
        let missed = wanted.and_then(|(name, found)| missed(name, found, instead));
        (scope, missed)
    }

    /// What the program brings itself, in all of its regions.
    pub(crate) async fn demo_scope(&self) -> Scope {
        let list = self.profile_list().await;
        let demo = list
            .profiles
            .iter()
            .filter(|profile| profile.kind == ProfileKind::Demo);
        Scope {
            cells: demo.flat_map(|profile| cells(profile).cells).collect(),
        }
    }
}

/// What is said where the profile that `AWS_PROFILE` names cannot be opened, and `instead` is.
fn missed(name: &str, found: Option<&Profile>, instead: &str) -> Option<Failure> {
    let why = match found {
        None => "which is in no file",
        Some(profile) if profile.default_region.is_none() => "which has no region of its own",
        Some(_) => return None,
    };
    let message = format!("AWS_PROFILE names {name:?}, {why}; {instead} is open instead");
    Some(Failure::new(FailureCode::NotFound, message))
}

/// What is asked before a profile's things are changed.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    /// Changes ask more insistently.
    pub(crate) production: bool,
    /// Changes are refused.
    pub(crate) read_only: bool,
    /// The regions in which they are not; empty for all.
    pub(crate) allowed_regions: Vec<Region>,
    /// How insistently they are asked about.
    pub(crate) confirmation: Confirmation,
}

/// The cells of `profile` in its own regions.
fn cells(profile: &Profile) -> Scope {
    let cell = |region: &Region| Cell {
        profile: profile.name.clone(),
        region: region.clone(),
    };
    Scope {
        cells: profile.regions.iter().map(cell).collect(),
    }
}

/// The regions that a profile is read in: the user's choice, else those it is known to have something
/// in, else its own.
fn regions(found: &FoundProfile, said: &ProfileSettings) -> Vec<Region> {
    if !said.regions.is_empty() {
        return said.regions.clone();
    }
    if !found.regions.is_empty() {
        return found.regions.clone();
    }
    let own = found.default_region.clone();
    vec![own.unwrap_or_else(|| FALLBACK_REGION.into())]
}

/// What a name suggests, until the user says otherwise. Erring towards production costs a click.
fn suggested(name: &str) -> (ProfileColor, bool) {
    let lower = name.to_ascii_lowercase();
    let has = |words: &[&str]| {
        lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| words.contains(&word))
    };
    if has(&["staging", "stage", "stg", "preprod", "uat", "qa"]) {
        (ProfileColor::Amber, false)
    } else if has(&["prod", "production", "prd", "live"]) {
        (ProfileColor::Red, true)
    } else if has(&[
        "dev",
        "develop",
        "development",
        "sandbox",
        "test",
        "testing",
    ]) {
        (ProfileColor::Green, false)
    } else {
        (ProfileColor::Grey, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_suggest_what_a_profile_is() {
        assert_eq!(suggested("acme-prod"), (ProfileColor::Red, true));
        assert_eq!(suggested("Production"), (ProfileColor::Red, true));
        assert_eq!(
            suggested("acme-pre-prod"),
            (ProfileColor::Red, true),
            "in doubt, production"
        );
        assert_eq!(suggested("acme_staging"), (ProfileColor::Amber, false));
        assert_eq!(suggested("products"), (ProfileColor::Grey, false));
        assert_eq!(suggested("demo-sandbox"), (ProfileColor::Green, false));
    }
}
