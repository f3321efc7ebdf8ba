//! `~/.aws/config` and `~/.aws/credentials`, read.

mod parse;
mod places;
mod sdk;
mod section;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::Path;

use model::failure::{Failure, FailureCode};
use model::redacted::Redacted;

pub(crate) use places::from_home;
pub use places::{CacheFolders, ConfigFiles};
pub(crate) use sdk::{PROFILE, sdk_files};
pub(crate) use section::{ProfileSection, Properties, Section};

use parse::parse;
use section::{FileKind, SectionName};

/// The profile that is meant where none is named.
const DEFAULT: &str = "default";

/// Both files, as far as they can be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files {
    /// The profiles, in the files' order.
    pub(crate) profiles: Vec<ProfileSection>,
    by_name: HashMap<String, usize>,
    /// The sessions of Identity Center, in the file's order.
    pub(crate) sso_sessions: Vec<(String, Section)>,
    services: HashMap<String, Properties>,
    /// What could not be read.
    pub(crate) problems: Vec<Failure>,
}

impl Files {
    /// The profile named `name`.
    pub(crate) fn profile(&self, name: &str) -> Option<&ProfileSection> {
        self.by_name.get(name).map(|index| &self.profiles[*index])
    }

    /// The session of Identity Center named `name`.
    pub(crate) fn sso_session(&self, name: &str) -> Option<&Section> {
        self.sso_sessions
            .iter()
            .find_map(|(known, section)| (known == name).then_some(section))
    }

    /// The endpoints by service that `name` stands for.
    pub(crate) fn services(&self, name: &str) -> Option<&Properties> {
        self.services.get(name)
    }

    fn take(&mut self, section: Section) {
        match section.name.clone() {
            SectionName::Default => self.take_default(section),
            SectionName::Profile(name) => self.take_profile(name, section),
            SectionName::SsoSession(name) => self.sso_sessions.push((name, section)),
            SectionName::Services(name) => {
                self.services.insert(name, section.properties);
            }
            SectionName::Other(_) => {}
        }
    }

    /// `[default]` counts where there is no `[profile default]`, which replaces it wherever it stands.
    fn take_default(&mut self, section: Section) {
        if let Some(named) = self.profile(DEFAULT) {
            let message = format!(
                "{}, line {}: [default] is not used, for [profile default] is on line {}; delete one",
                section.place.file.display(),
                section.place.line,
                named.place.line
            );
            self.problems
                .push(Failure::new(FailureCode::LocalFile, message));
        } else {
            self.take_profile(DEFAULT.to_owned(), section);
        }
    }

    fn take_profile(&mut self, name: String, section: Section) {
        let index = *self.by_name.entry(name.clone()).or_insert_with(|| {
            self.profiles.push(ProfileSection {
                name,
                place: section.place.clone(),
                config: Properties::new(),
                credentials: Properties::new(),
            });
            self.profiles.len() - 1
        });
        let profile = &mut self.profiles[index];
        match section.place.kind {
            FileKind::Config => profile.config = section.properties,
            FileKind::Credentials => profile.credentials = section.properties,
        }
    }
}

/// Reads both files.
pub(crate) fn read(places: &ConfigFiles) -> Files {
    let mut files = Files::default();
    let kinds = [
        (FileKind::Config, &places.config),
        (FileKind::Credentials, &places.credentials),
    ];
    for (kind, path) in kinds {
        let Some(path) = path else { continue };
        let Some(content) = content_of(path, &mut files.problems) else {
            continue;
        };
        let parsed = parse(kind, path, content.expose());
        files.problems.extend(parsed.problems);
        for section in parsed.sections {
            files.take(section);
        }
    }
    files
}

/// A file's content; `None` where there is no file. An unreadable one is reported.
fn content_of(path: &Path, problems: &mut Vec<Failure>) -> Option<Redacted<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Some(Redacted::new(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            let message = format!("{} cannot be read; check its permissions", path.display());
            let mut failure = Failure::new(FailureCode::LocalFile, message);
            failure.causes.push(error.to_string());
            problems.push(failure);
            None
        }
    }
}
