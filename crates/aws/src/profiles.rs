//! Profiles: those of the files, those that the user keeps with Trackside, and those that the program
//! brings itself.

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use model::discovery::AppSsoProfile;
use model::failure::Failure;
use model::keys::KeyProfile;
use model::place::{AccountId, ProfileName, Region, SsoSessionKey};
use model::profile::{FilePlace, ProfileKind};
use model::redacted::Redacted;

use crate::base::Bundle;
use crate::credentials::graph::{Asked, Broken, Chain, Leaf, chain};
use crate::credentials::sso::SsoSession;
use crate::files::{Files, ProfileSection, Properties};

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

/// Profiles that only Trackside knows, as its settings hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppProfiles {
    /// Roles of Identity Center.
    pub sso: Vec<AppSsoProfile>,
    /// Keys, whose secrets are in the system's keyring.
    pub keys: Vec<KeyProfile>,
}

/// Where a profile is defined.
#[derive(Debug, Clone)]
pub(crate) enum Definition {
    /// By a chain, of the files' or of ours.
    Chain(Arc<Chained>),
    /// In the program.
    Builtin(Arc<dyn BuiltinProfile>),
}

/// A profile that is resolved here. Two that are equal share their credentials and clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chained {
    pub(crate) chain: Result<Arc<Chain>, Broken>,
    /// Its section, for what is not credentials: endpoints, retries, certificates.
    pub(crate) section: Option<ProfileSection>,
    /// The endpoints by service that its section names.
    pub(crate) services: Option<Properties>,
    /// The certificate authorities that its section names.
    pub(crate) bundle: Option<Bundle>,
    /// Where its calls go, for one that has no section.
    pub(crate) endpoint: Option<String>,
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
    /// Where its section begins; `None` where no file has one.
    pub place: Option<FilePlace>,
    /// The account that its sections name.
    pub account: Option<AccountId>,
    /// The role that it ends in.
    pub role: Option<String>,
    /// The session of Identity Center that it begins with.
    pub session: Option<SsoSessionKey>,
    /// What makes it unusable before anything is asked of AWS.
    pub broken: Option<Failure>,
    /// Where it is defined.
    pub(crate) definition: Definition,
}

impl FoundProfile {
    /// How it comes by its credentials; `None` where it does not, or is built in.
    pub(crate) fn chain(&self) -> Option<&Chain> {
        match &self.definition {
            Definition::Chain(chained) => chained.chain.as_deref().ok(),
            Definition::Builtin(_) => None,
        }
    }

    /// The certificate authorities that it trusts besides the system's.
    pub(crate) fn bundle(&self) -> Option<&Bundle> {
        match &self.definition {
            Definition::Chain(chained) => chained.bundle.as_ref(),
            Definition::Builtin(_) => None,
        }
    }

    /// Where its calls go instead of to AWS, for every service alike.
    pub(crate) fn endpoint(&self) -> Option<&str> {
        match &self.definition {
            Definition::Chain(chained) => chained
                .section
                .as_ref()
                .and_then(|section| section.get("endpoint_url"))
                .or(chained.endpoint.as_deref()),
            Definition::Builtin(_) => None,
        }
    }
}

/// The profiles that were found, in the files' order, built-in ones last.
#[derive(Debug, Clone, Default)]
pub struct FoundProfiles {
    /// The profiles.
    pub profiles: Vec<FoundProfile>,
    /// What could not be read while looking.
    pub problems: Vec<Failure>,
    by_name: HashMap<ProfileName, usize>,
}

impl FoundProfiles {
    /// The profile named `name`.
    #[must_use]
    pub fn get(&self, name: &ProfileName) -> Option<&FoundProfile> {
        self.by_name.get(name).map(|index| &self.profiles[*index])
    }
}

/// The profiles of `files`, of the user's and of `builtins`. A name that is there already is the
/// first one's: a section of the files makes the others give way.
pub(crate) fn collect(
    files: &Files,
    app: &AppProfiles,
    builtins: &[Arc<dyn BuiltinProfile>],
) -> FoundProfiles {
    let of_files = files
        .profiles
        .iter()
        .map(|section| of_section(files, section));
    let of_app = app
        .sso
        .iter()
        .map(of_sso)
        .chain(app.keys.iter().map(of_key));
    let of_program = builtins.iter().map(of_builtin);
    let mut taken = HashSet::new();
    let profiles: Vec<FoundProfile> = of_files
        .chain(of_app)
        .chain(of_program)
        .filter(|profile| taken.insert(profile.name.clone()))
        .collect();
    let by_name = profiles
        .iter()
        .enumerate()
        .map(|(index, profile)| (profile.name.clone(), index))
        .collect();
    FoundProfiles {
        profiles,
        problems: files.problems.clone(),
        by_name,
    }
}

fn of_section(files: &Files, section: &ProfileSection) -> FoundProfile {
    let chain = chain(files, &section.name).map(Arc::new);
    let mut found = chained(
        section.name.as_str().into(),
        section.get("region").map(Region::from),
        Chained {
            chain,
            section: Some(section.clone()),
            services: section
                .get("services")
                .and_then(|name| files.services(name))
                .cloned(),
            bundle: section.get("ca_bundle").map(Bundle::named),
            endpoint: None,
        },
    );
    if found.broken.is_some() {
        found.kind = meant(section);
    }
    found.place = Some(section.place.told());
    found
}

/// What a profile that does not work was meant to be.
fn meant(section: &ProfileSection) -> ProfileKind {
    let has = |key: &str| section.has(key);
    if has("role_arn") {
        ProfileKind::AssumeRole
    } else if has("web_identity_token_file") {
        ProfileKind::WebIdentity
    } else if has("sso_session") || has("sso_start_url") || has("sso_account_id") {
        ProfileKind::Sso
    } else if has("aws_access_key_id") || has("aws_secret_access_key") {
        ProfileKind::Keys
    } else {
        ProfileKind::Unknown
    }
}

fn of_sso(profile: &AppSsoProfile) -> FoundProfile {
    let leaf = Leaf::Sso {
        session: SsoSession {
            name: profile.session_name.clone(),
            start_url: profile.start_url.clone(),
            region: profile.sso_region.clone(),
            scopes: Vec::new(),
        },
        account: profile.account.clone(),
        role: profile.role.clone(),
    };
    ours(
        &profile.name,
        profile.region.clone(),
        leaf,
        profile.endpoint_url.clone(),
    )
}

fn of_key(key: &KeyProfile) -> FoundProfile {
    let leaf = Leaf::Keyring { key: key.clone() };
    ours(
        &key.name,
        key.region.clone(),
        leaf,
        key.endpoint_url.clone(),
    )
}

fn ours(
    name: &ProfileName,
    region: Option<Region>,
    leaf: Leaf,
    endpoint: Option<String>,
) -> FoundProfile {
    let chain = Chain::of(Asked {
        what: leaf,
        profile: name.clone(),
        place: None,
    });
    chained(
        name.clone(),
        region,
        Chained {
            chain: Ok(Arc::new(chain)),
            section: None,
            services: None,
            bundle: None,
            endpoint,
        },
    )
}

fn chained(name: ProfileName, default_region: Option<Region>, chained: Chained) -> FoundProfile {
    let chain = chained.chain.as_ref().ok();
    FoundProfile {
        name,
        kind: chain.map_or(ProfileKind::Unknown, |chain| chain.kind()),
        default_region,
        regions: Vec::new(),
        remembered: true,
        place: None,
        account: chain.and_then(|chain| chain.account()),
        role: chain.and_then(|chain| chain.role()),
        session: chain.and_then(|chain| chain.sso_session().map(SsoSession::key)),
        broken: chained.chain.as_ref().err().map(Broken::failure),
        definition: Definition::Chain(Arc::new(chained)),
    }
}

fn of_builtin(builtin: &Arc<dyn BuiltinProfile>) -> FoundProfile {
    let regions = builtin.regions();
    FoundProfile {
        name: builtin.name(),
        kind: builtin.kind(),
        default_region: regions.first().cloned(),
        regions,
        remembered: builtin.remembered(),
        place: None,
        account: None,
        role: None,
        session: None,
        broken: None,
        definition: Definition::Builtin(Arc::clone(builtin)),
    }
}
