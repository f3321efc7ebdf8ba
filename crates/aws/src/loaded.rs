//! What the files said when they were last read.

use std::collections::HashSet;
use std::sync::Arc;

use model::failure::{Failure, FailureCode};
use model::place::ProfileName;

use crate::base::{Bases, Bundle};
use crate::files::{self, ConfigFiles, Files};
use crate::profiles::{
    AppProfiles, BuiltinProfile, Definition, FoundProfile, FoundProfiles, collect,
};

/// One reading of the files, and the profiles that came of it.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) files: Files,
    pub(crate) found: FoundProfiles,
}

impl Loaded {
    /// Reads the files.
    pub(crate) fn read(
        places: &ConfigFiles,
        app: &AppProfiles,
        builtins: &[Arc<dyn BuiltinProfile>],
        bases: &Bases,
    ) -> Self {
        let files = files::read(places);
        let mut found = collect(&files, app, builtins);
        found.problems.extend(bases.environment.clone());
        let bundles: HashSet<&Bundle> = found
            .profiles
            .iter()
            .filter_map(FoundProfile::bundle)
            .collect();
        let problems: Vec<Failure> = bundles.into_iter().filter_map(Bundle::problem).collect();
        found.problems.extend(problems);
        Self { files, found }
    }

    /// The profile named `name`.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where there is none.
    pub(crate) fn profile(&self, name: &ProfileName) -> Result<&FoundProfile, Failure> {
        self.found.get(name).ok_or_else(|| {
            Failure::new(
                FailureCode::ProfileInvalid,
                format!("no profile named {name} is in the AWS configuration files"),
            )
        })
    }

    /// The profiles that are not what they were in `before`, with those that came and went.
    pub(crate) fn changed_since(&self, before: &Self) -> HashSet<ProfileName> {
        let same = |name: &ProfileName| match (before.found.get(name), self.found.get(name)) {
            (Some(before), Some(after)) => match (&before.definition, &after.definition) {
                (Definition::Chain(before), Definition::Chain(after)) => before == after,
                (Definition::Builtin(before), Definition::Builtin(after)) => {
                    Arc::ptr_eq(before, after)
                }
                (Definition::Chain(_), Definition::Builtin(_))
                | (Definition::Builtin(_), Definition::Chain(_)) => false,
            },
            _ => false,
        };
        let all = before.found.profiles.iter().chain(&self.found.profiles);
        all.map(|profile| profile.name.clone())
            .filter(|name| !same(name))
            .collect()
    }
}
