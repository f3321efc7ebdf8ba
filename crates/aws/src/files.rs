//! `~/.aws/config` and `~/.aws/credentials`, read with the SDK's own parser.
//!
//! The SDK gives up on both files at the first line that it cannot read. Here the section that holds
//! such a line is set aside and said, and every other profile goes on working.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use aws_config::profile::{ProfileSet, load};
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_types::os_shim_internal::{Env, Fs};
use model::failure::{Failure, FailureCode};

/// Both files, as far as they can be read.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    /// What the SDK's providers are given: the readable sections of both.
    pub(crate) sdk: EnvConfigFiles,
    /// The profiles in them.
    pub(crate) profiles: ProfileSet,
    /// The names of the profiles, in the files' order.
    pub(crate) names: Vec<String>,
    /// What could not be read.
    pub(crate) problems: Vec<Failure>,
}

/// Where the AWS configuration files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFiles {
    /// The config file; `None` where there is no home folder to look in.
    pub config: Option<PathBuf>,
    /// The credentials file.
    pub credentials: Option<PathBuf>,
    /// The folders of tokens and sessions that are shared with the AWS CLI.
    pub caches: CacheFolders,
}

/// The folders in which the AWS CLI keeps tokens and sessions; `None` where there is no home folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CacheFolders {
    /// Tokens of IAM Identity Center: `~/.aws/sso/cache`.
    pub sso: Option<PathBuf>,
    /// Sessions of `aws login`: `~/.aws/login/cache`.
    pub login: Option<PathBuf>,
    /// Sessions of roles: `~/.aws/cli/cache`.
    pub roles: Option<PathBuf>,
}

impl CacheFolders {
    /// Where the AWS CLI keeps them: below `~/.aws`, and `AWS_LOGIN_CACHE_DIRECTORY`.
    #[must_use]
    pub fn of_environment() -> Self {
        let home = std::env::home_dir().map(|home| Self::below(&home.join(".aws")));
        let login = std::env::var_os("AWS_LOGIN_CACHE_DIRECTORY")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        let folders = home.unwrap_or_default();
        Self {
            login: login.or(folders.login),
            ..folders
        }
    }

    /// The folders below `folder`, as they are below `~/.aws`.
    #[must_use]
    pub fn below(folder: &Path) -> Self {
        let of = |name: &str| Some(folder.join(name).join("cache"));
        Self {
            sso: of("sso"),
            login: of("login"),
            roles: of("cli"),
        }
    }
}

impl ConfigFiles {
    /// Where the AWS CLI looks: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws`.
    #[must_use]
    pub fn of_environment() -> Self {
        Self {
            config: place("AWS_CONFIG_FILE", "config"),
            credentials: place("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
            caches: CacheFolders::of_environment(),
        }
    }
}

fn place(variable: &str, name: &str) -> Option<PathBuf> {
    let home = std::env::home_dir();
    match std::env::var_os(variable).filter(|path| !path.is_empty()) {
        Some(path) => {
            let path = PathBuf::from(path);
            match (path.strip_prefix("~"), home) {
                (Ok(rest), Some(home)) => Some(home.join(rest)),
                _ => Some(path),
            }
        }
        None => Some(home?.join(".aws").join(name)),
    }
}

/// Reads both files.
pub(crate) async fn read(places: &ConfigFiles) -> Files {
    let mut problems = Vec::new();
    let mut builder = EnvConfigFiles::builder();
    let mut names = Vec::new();
    let kinds = [
        (EnvConfigFileKind::Config, &places.config),
        (EnvConfigFileKind::Credentials, &places.credentials),
    ];
    for (kind, path) in kinds {
        let Some(path) = path else { continue };
        let Some(text) = text_of(path, &mut problems) else {
            continue;
        };
        let text = readable(kind, path, text, &mut problems).await;
        for name in section_names(&text, kind) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        builder = builder.with_contents(kind, text);
    }
    // Without any file the SDK would look for the default ones by itself.
    let sdk = builder.with_contents(EnvConfigFileKind::Config, "").build();
    let profiles = parse(&sdk).await.unwrap_or_else(|cause| {
        let mut failure = Failure::new(
            FailureCode::LocalFile,
            "the AWS configuration files contradict one another",
        );
        failure.causes.push(cause);
        problems.push(failure);
        ProfileSet::default()
    });
    names.retain(|name| profiles.get_profile(name).is_some());
    Files {
        sdk,
        profiles,
        names,
        problems,
    }
}

/// The file's text; `None` where there is no file. An unreadable one is reported.
fn text_of(path: &Path, problems: &mut Vec<Failure>) -> Option<String> {
    let mut problem = |message: String, cause: Option<String>| {
        let mut failure = Failure::new(FailureCode::LocalFile, message);
        failure.causes.extend(cause);
        problems.push(failure);
    };
    match std::fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            // A byte order mark is an editor's doing, and no part of the first section's header.
            Ok(text) => Some(
                text.strip_prefix('\u{feff}')
                    .map(str::to_owned)
                    .unwrap_or(text),
            ),
            Err(error) => {
                let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
                problem(
                    format!(
                        "{}, line {line}: this is not UTF-8 text; save the file as UTF-8",
                        path.display()
                    ),
                    None,
                );
                None
            }
        },
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            problem(
                format!("{} cannot be read; check its permissions", path.display()),
                Some(error.to_string()),
            );
            None
        }
    }
}

/// `text` without the sections that the parser refuses, each of which is reported with its line.
async fn readable(
    kind: EnvConfigFileKind,
    path: &Path,
    text: String,
    problems: &mut Vec<Failure>,
) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    while let Some((index, cause)) = first_bad_line(kind, &lines).await {
        let start = (0..=index)
            .rev()
            .find(|at| is_header(&lines[*at]))
            .unwrap_or(0);
        let after = (index + 1..lines.len())
            .find(|at| is_header(&lines[*at]))
            .unwrap_or(lines.len());
        let section = if is_header(&lines[start]) {
            lines[start].trim().to_owned()
        } else {
            "the file's start".into()
        };
        let mut failure = Failure::new(
            FailureCode::LocalFile,
            format!(
                "{}, line {}: {section} cannot be read; mend this line",
                path.display(),
                index + 1
            ),
        );
        failure.causes.push(cause);
        problems.push(failure);
        // Blank lines rather than none, so that later reports count lines as the file does.
        lines[start..after].fill(String::new());
    }
    lines.join("\n")
}

/// The first line that the parser refuses, and why.
async fn first_bad_line(kind: EnvConfigFileKind, lines: &[String]) -> Option<(usize, String)> {
    let prefix_fails = async |count: usize| {
        let files = EnvConfigFiles::builder()
            .with_contents(kind, lines[..count].join("\n"))
            .build();
        parse(&files).await.err()
    };
    let mut cause = prefix_fails(lines.len()).await?;
    // The parser goes line by line, so a prefix that fails keeps failing as it grows.
    let (mut good, mut bad) = (0, lines.len());
    while bad - good > 1 {
        let middle = usize::midpoint(good, bad);
        match prefix_fails(middle).await {
            Some(earlier) => (bad, cause) = (middle, earlier),
            None => good = middle,
        }
    }
    Some((bad - 1, cause))
}

async fn parse(files: &EnvConfigFiles) -> Result<ProfileSet, String> {
    load(&Fs::real(), &Env::real(), files, None)
        .await
        .map_err(|error| error.to_string())
}

fn is_header(line: &str) -> bool {
    line.starts_with('[')
}

/// The profiles that `text` has sections for, in its order.
fn section_names(text: &str, kind: EnvConfigFileKind) -> Vec<String> {
    let header = |line: &str| {
        let inner = line.strip_prefix('[')?.split(']').next()?.trim();
        match kind {
            EnvConfigFileKind::Credentials => Some(inner.to_owned()),
            EnvConfigFileKind::Config => match inner.split_once([' ', '\t']) {
                Some(("profile", name)) => Some(name.trim().trim_matches('"').to_owned()),
                Some(_) => None,
                None => (inner == "default").then(|| inner.to_owned()),
            },
        }
    };
    text.lines().filter_map(header).collect()
}
