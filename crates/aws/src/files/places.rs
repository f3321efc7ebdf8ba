//! Where the AWS files and the caches beside them are.

use std::path::{Path, PathBuf};

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
    match std::env::var_os(variable).filter(|path| !path.is_empty()) {
        Some(path) => Some(from_home(PathBuf::from(path))),
        None => Some(std::env::home_dir()?.join(".aws").join(name)),
    }
}

/// `path` with a leading `~` replaced by the home folder, as AWS's tools read paths.
pub(crate) fn from_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}
