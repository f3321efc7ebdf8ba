//! Sections of the AWS files: their settings, each with the line it stands on.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use model::profile::FilePlace;
use model::redacted::Redacted;

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FileKind {
    /// `~/.aws/config`.
    Config,
    /// `~/.aws/credentials`.
    Credentials,
}

/// A line of one of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) kind: FileKind,
    pub(crate) file: Arc<Path>,
    pub(crate) line: u32,
}

impl Place {
    /// The same, for the window.
    pub(crate) fn told(&self) -> FilePlace {
        FilePlace {
            file: self.file.display().to_string(),
            line: self.line,
        }
    }
}

/// A setting. Its value may be a secret, whatever its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Property {
    value: Redacted<String>,
    pub(crate) place: Place,
}

impl Property {
    pub(crate) const fn new(value: String, place: Place) -> Self {
        Self {
            value: Redacted::new(value),
            place,
        }
    }

    /// The value as written: nested settings follow a line break each.
    pub(crate) fn text(&self) -> &str {
        self.value.expose()
    }

    /// The same setting with a further line.
    pub(crate) fn continued(self, line: &str) -> Self {
        let value = format!("{}\n{line}", self.value.expose());
        Self::new(value, self.place)
    }
}

/// Settings by name, in lower case.
pub(crate) type Properties = HashMap<String, Property>;

/// What a section is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum SectionName {
    /// `[default]` of the config file, which gives way to `[profile default]`.
    Default,
    /// A profile.
    Profile(String),
    /// A session of Identity Center.
    SsoSession(String),
    /// Endpoints by service.
    Services(String),
    /// Something that is no business of ours.
    Other(String),
}

/// A section of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) name: SectionName,
    /// Its header.
    pub(crate) place: Place,
    pub(crate) properties: Properties,
}

/// A profile, from both files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProfileSection {
    pub(crate) name: String,
    /// Its first header: the config file's where it is in both.
    pub(crate) place: Place,
    pub(crate) config: Properties,
    pub(crate) credentials: Properties,
}

impl ProfileSection {
    /// A setting. The credentials file wins over the config file, as in every AWS tool.
    pub(crate) fn property(&self, key: &str) -> Option<&Property> {
        self.credentials.get(key).or_else(|| self.config.get(key))
    }

    /// A setting's value; `None` where it is not there or empty.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.property(key)
            .map(Property::text)
            .filter(|text| !text.is_empty())
    }

    /// Whether a setting is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Where a setting stands; the section's header where it does not.
    pub(crate) fn place_of(&self, key: &str) -> &Place {
        self.property(key)
            .map_or(&self.place, |property| &property.place)
    }
}
