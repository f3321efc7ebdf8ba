//! Profiles: those of the files, and those that the program brings itself.

use std::collections::HashSet;
use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use aws_config::profile::Profile as Section;
use model::failure::Failure;
use model::place::{ProfileName, Region};
use model::profile::ProfileKind;
use model::redacted::Redacted;

use crate::files::Files;

/// How to reach what a built-in profile stands for.
#[derive(Debug, Clone)]
pub struct BuiltinAccess {
    /// Where every call goes.
    pub endpoint: String,
    /// The access key's id.
    pub access_key_id: String,
    /// Its secret.
    pub secret_access_key: Redacted<String>,
}

/// A profile that no file names. Its calls go to its own endpoint, whatever the environment says.
#[async_trait]
pub trait BuiltinProfile: Debug + Send + Sync {
    /// Its name.
    fn name(&self) -> ProfileName;
    /// What kind it is.
    fn kind(&self) -> ProfileKind;
    /// The regions it has something in.
    fn regions(&self) -> Vec<Region>;
    /// Whether what is read through it may be remembered after the program ends.
    fn remembered(&self) -> bool;
    /// Makes it reachable, when it is first needed.
    async fn resolve(&self) -> Result<BuiltinAccess, Failure>;
}

/// Where a profile is defined.
#[derive(Debug, Clone)]
pub(crate) enum Definition {
    /// In the files.
    Files,
    /// In the program.
    Builtin(Arc<dyn BuiltinProfile>),
}

/// A profile that was found.
#[derive(Debug, Clone)]
pub struct FoundProfile {
    /// Its name.
    pub name: ProfileName,
    /// How it comes by its credentials.
    pub kind: ProfileKind,
    /// The region its section names.
    pub default_region: Option<Region>,
    /// Every region it is known to have something in; empty where that is not known.
    pub regions: Vec<Region>,
    /// Whether what is read through it may be remembered after the program ends.
    pub remembered: bool,
    /// Where it is defined.
    pub(crate) definition: Definition,
}

/// The profiles that were found, in the files' order, built-in ones last.
#[derive(Debug, Clone, Default)]
pub struct FoundProfiles {
    /// The profiles.
    pub profiles: Vec<FoundProfile>,
    /// What could not be read while looking.
    pub problems: Vec<Failure>,
}

/// The profiles of `files` and of `builtins`. A built-in one gives way to a section of its name.
pub(crate) fn collect(files: &Files, builtins: &[Arc<dyn BuiltinProfile>]) -> FoundProfiles {
    let mut profiles: Vec<FoundProfile> = files
        .names
        .iter()
        .filter_map(|name| files.profiles.get_profile(name))
        .map(|section| FoundProfile {
            name: section.name().into(),
            kind: kind(section),
            default_region: section
                .get("region")
                .map(str::trim)
                .filter(|region| !region.is_empty())
                .map(Region::from),
            regions: Vec::new(),
            remembered: true,
            definition: Definition::Files,
        })
        .collect();
    let taken: HashSet<_> = profiles
        .iter()
        .map(|profile| profile.name.clone())
        .collect();
    profiles.extend(
        builtins
            .iter()
            .filter(|builtin| !taken.contains(&builtin.name()))
            .map(|builtin| {
                let regions = builtin.regions();
                FoundProfile {
                    name: builtin.name(),
                    kind: builtin.kind(),
                    default_region: regions.first().cloned(),
                    regions,
                    remembered: builtin.remembered(),
                    definition: Definition::Builtin(Arc::clone(builtin)),
                }
            }),
    );
    FoundProfiles {
        profiles,
        problems: files.problems.clone(),
    }
}

/// How a section yields credentials, in the order in which the SDK looks (facts, credentials).
fn kind(section: &Section) -> ProfileKind {
    let has = |key: &str| section.get(key).is_some();
    if has("role_arn") {
        if has("web_identity_token_file") {
            ProfileKind::WebIdentity
        } else {
            ProfileKind::AssumeRole
        }
    } else if has("sso_session") || has("sso_start_url") {
        ProfileKind::Sso
    } else if has("login_session") {
        ProfileKind::Login
    } else if has("credential_process") {
        ProfileKind::Process
    } else if has("aws_access_key_id") {
        ProfileKind::Keys
    } else {
        ProfileKind::Unknown
    }
}
