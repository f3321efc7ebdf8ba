//! One AWS file, read line by line.
//!
//! The rules are those that the SDKs and the AWS CLI share. Where they differ, what either accepts is
//! accepted: settings may be indented, comments too, a section that is there twice is one. A line that
//! none of them can read costs its section and nothing else. Each line is looked at once, however
//! many are bad.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use model::failure::{Failure, FailureCode};

use super::section::{FileKind, Place, Properties, Property, Section, SectionName};

/// What separates words on a line; no other character does.
const BLANK: [char; 2] = [' ', '\t'];

/// Settings that only a profile has: a section without the word `profile` that holds one was meant as
/// a profile.
const TELLING: [&str; 8] = [
    "aws_access_key_id",
    "role_arn",
    "sso_session",
    "sso_start_url",
    "sso_account_id",
    "credential_process",
    "login_session",
    "region",
];

/// One file, as far as it can be read.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The sections, in the file's order, each once.
    pub(crate) sections: Vec<Section>,
    /// What could not be read, and what other tools will not read.
    pub(crate) problems: Vec<Failure>,
}

/// The section that is being read.
struct Open {
    section: Section,
    /// The setting that an indented line would go on, and how far that one is indented itself.
    last: Option<(String, usize)>,
    broken: bool,
}

/// Reads `bytes`, the content of the file at `path`.
pub(crate) fn parse(kind: FileKind, path: &Path, bytes: &[u8]) -> Parsed {
    let mut reader = Reader {
        kind,
        file: Arc::from(path),
        parsed: Parsed::default(),
        by_name: HashMap::new(),
        open: None,
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        reader.problem(1, "this is UTF-16 text; save the file as UTF-8", None);
        return reader.parsed;
    }
    // A byte order mark is an editor's doing, and no part of the first section's header.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let first = line.iter().find(|byte| !matches!(**byte, b' ' | b'\t'));
        match std::str::from_utf8(line) {
            Ok(line) => reader.line(number, line),
            // Whatever a comment is written in, nobody has to read it.
            Err(_) if matches!(first, Some(b'#' | b';')) => {}
            Err(_) => reader.bad(
                number,
                "this is not UTF-8 text; save the file as UTF-8",
                None,
            ),
        }
    }
    reader.close();
    reader.parsed
}

struct Reader {
    kind: FileKind,
    file: Arc<Path>,
    parsed: Parsed,
    /// Where each section is in `parsed`.
    by_name: HashMap<SectionName, usize>,
    open: Option<Open>,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        let words = line.trim_matches(BLANK);
        if words.is_empty() || words.starts_with(['#', ';']) {
            return;
        }
        if line.starts_with('[') {
            self.header(number, words);
            return;
        }
        let place = self.place(number);
        let Some(open) = &mut self.open else {
            self.problem(
                number,
                "there is a setting before the first section; move or delete it",
                None,
            );
            return;
        };
        if open.broken {
            return;
        }
        let indent = line.len() - line.trim_start_matches(BLANK).len();
        if let Some((key, of)) = &open.last
            && indent > *of
        {
            if let Some(property) = open.section.properties.remove(key) {
                let continued = property.continued(words);
                open.section.properties.insert(key.clone(), continued);
            }
            return;
        }
        let setting = without_comment(words).split_once('=');
        let Some((key, value)) = setting.filter(|(key, _)| !key.trim_matches(BLANK).is_empty())
        else {
            self.bad(
                number,
                "mend this line",
                Some("a setting is written name = value"),
            );
            return;
        };
        let key = key.trim_matches(BLANK).to_ascii_lowercase();
        let property = Property::new(value.trim_matches(BLANK).to_owned(), place);
        let twice = open
            .section
            .properties
            .insert(key.clone(), property)
            .is_some();
        open.last = Some((key.clone(), indent));
        if twice {
            let what = format!(
                "{key} is set a second time in this section, and the last one counts; delete one"
            );
            self.problem(number, &what, Some(STRICT));
        }
    }

    fn header(&mut self, number: u32, line: &str) {
        self.close();
        let line = line.split(['#', ';']).next().unwrap_or_default();
        let inner = line
            .trim_matches(BLANK)
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let (name, broken) = match inner {
            Some(inner) => (self.name(inner), false),
            None => (SectionName::Other(line.to_owned()), true),
        };
        let place = self.place(number);
        self.open = Some(Open {
            section: Section {
                name,
                place,
                properties: Properties::new(),
            },
            last: None,
            broken: false,
        });
        if broken {
            self.bad(
                number,
                "mend this line",
                Some("a section's header ends with ]"),
            );
        }
    }

    /// What a header's words name.
    fn name(&self, inner: &str) -> SectionName {
        let inner = inner.trim_matches(BLANK);
        let (prefix, name) = match inner.split_once(BLANK) {
            Some((prefix, name)) => (Some(prefix), unquoted(name.trim_matches(BLANK))),
            None => (None, unquoted(inner)),
        };
        match (self.kind, prefix) {
            (FileKind::Config, Some("profile")) => SectionName::Profile(name),
            (FileKind::Config, Some("sso-session")) => SectionName::SsoSession(name),
            (FileKind::Config, Some("services")) => SectionName::Services(name),
            (FileKind::Config, None) if name == "default" => SectionName::Default,
            (FileKind::Config, _) | (FileKind::Credentials, Some("profile")) => {
                SectionName::Other(inner.to_owned())
            }
            (FileKind::Credentials, _) => SectionName::Profile(unquoted(inner)),
        }
    }

    /// Takes the section that was read into the others.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.broken {
            return;
        }
        let section = open.section;
        if let SectionName::Other(name) = &section.name {
            self.misnamed(name.clone(), &section);
            return;
        }
        let Some(index) = self.by_name.get(&section.name) else {
            self.by_name
                .insert(section.name.clone(), self.parsed.sections.len());
            self.parsed.sections.push(section);
            return;
        };
        let first = &mut self.parsed.sections[*index];
        let what = format!(
            "this section is there already, on line {}, and both are read as one; join them",
            first.place.line
        );
        first.properties.extend(section.properties);
        self.problem(section.place.line, &what, Some(STRICT));
    }

    /// Says where a section was meant as a profile and is none, for any tool.
    fn misnamed(&mut self, name: String, section: &Section) {
        let telling = section
            .properties
            .keys()
            .any(|key| TELLING.contains(&key.as_str()));
        let what = match self.kind {
            FileKind::Config if telling && !name.contains(BLANK) => {
                format!("[{name}] is not a profile; in this file it is written [profile {name}]")
            }
            FileKind::Credentials => {
                let name = name
                    .strip_prefix("profile")
                    .unwrap_or(&name)
                    .trim_matches(BLANK);
                format!("[profile {name}] is not a profile; in this file it is written [{name}]")
            }
            FileKind::Config => return,
        };
        self.problem(section.place.line, &what, None);
    }

    fn place(&self, line: u32) -> Place {
        Place {
            kind: self.kind,
            file: Arc::clone(&self.file),
            line,
        }
    }

    /// Sets the open section aside because of a line, which is said once.
    fn bad(&mut self, number: u32, what: &str, cause: Option<&str>) {
        let what = match &mut self.open {
            Some(open) if open.broken => return,
            Some(open) => {
                open.broken = true;
                let header = match &open.section.name {
                    SectionName::Default => "the profile default".to_owned(),
                    SectionName::Profile(name) => format!("the profile {name}"),
                    SectionName::SsoSession(name) => format!("the sso-session {name}"),
                    SectionName::Services(name) => format!("the services {name}"),
                    SectionName::Other(name) => format!("the section {name}"),
                };
                format!("{header} cannot be read; {what}")
            }
            None => what.to_owned(),
        };
        self.problem(number, &what, cause);
    }

    fn problem(&mut self, line: u32, what: &str, cause: Option<&str>) {
        let message = format!("{}, line {line}: {what}", self.file.display());
        let mut failure = Failure::new(FailureCode::LocalFile, message);
        failure.causes.extend(cause.map(str::to_owned));
        self.parsed.problems.push(failure);
    }
}

/// Why something that works here is worth mending.
const STRICT: &str = "the AWS CLI refuses a file that has a section or a setting twice";

/// `line` up to a comment, which a blank precedes.
fn without_comment(line: &str) -> &str {
    let comment = line
        .char_indices()
        .zip(line.chars().skip(1))
        .find(|((_, before), at)| BLANK.contains(before) && matches!(at, '#' | ';'));
    match comment {
        Some(((blank, _), _)) => line[..blank].trim_matches(BLANK),
        None => line,
    }
}

/// A name that may be quoted, for the sake of its blanks.
fn unquoted(name: &str) -> String {
    let inner = ['"', '\'']
        .iter()
        .find_map(|quote| name.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(name).to_owned()
}
