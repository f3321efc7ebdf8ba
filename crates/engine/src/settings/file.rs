//! The settings file: read once, written whole, never lost.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;

use super::types::{Settings, VERSION};

/// The file's name in the configuration folder.
const NAME: &str = "settings.json";

/// The settings of `folder`, or the defaults. A file that cannot be understood is set aside and said.
pub(crate) fn read(folder: &Path, now: Timestamp) -> (Settings, Option<Failure>) {
    let path = folder.join(NAME);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => {
            return (
                Settings::default(),
                Some(set_aside(&path, now, "cannot be read", &error.to_string())),
            );
        }
    };
    match serde_json::from_str::<Settings>(&text) {
        // What a later form means cannot be known, and writing it back would lose what it has more.
        Ok(settings) if settings.version > VERSION => (
            Settings::default(),
            Some(set_aside(
                &path,
                now,
                "was written by a later version of Trackside",
                &format!(
                    "its form is {}, and this version knows {VERSION}",
                    settings.version
                ),
            )),
        ),
        Ok(settings) => (settings.bounded(), None),
        Err(error) => (
            Settings::default(),
            Some(set_aside(
                &path,
                now,
                "cannot be understood",
                &error.to_string(),
            )),
        ),
    }
}

/// Writes the settings: beside the file first, then in its place, so that a crash leaves one of the two.
pub(crate) fn write(folder: &Path, settings: &Settings) -> Result<(), Failure> {
    let path = folder.join(NAME);
    let attempt = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let beside = path.with_extension("json.new");
        let mut file = std::fs::File::create(&beside)?;
        let text = serde_json::to_string_pretty(settings).map_err(std::io::Error::other)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, &path)
    };
    attempt().map_err(|error| {
        let mut failure = Failure::new(
            FailureCode::LocalFile,
            format!(
                "the settings could not be saved to {}; they hold until the program ends",
                path.display()
            ),
        );
        failure.causes.push(error.to_string());
        failure
    })
}

/// Moves a file that is of no use out of the way and says where it went.
pub(crate) fn set_aside(path: &Path, now: Timestamp, what: &str, cause: &str) -> Failure {
    let aside: PathBuf = path.with_extension(format!("damaged-{}", now.seconds()));
    let message = match std::fs::rename(path, &aside) {
        Ok(()) => format!(
            "{} {what}; it was kept as {} and a fresh one is used",
            path.display(),
            aside.file_name().unwrap_or_default().display()
        ),
        Err(_) => format!(
            "{} {what}, and it could not be moved aside; defaults are used",
            path.display()
        ),
    };
    let mut failure = Failure::new(FailureCode::LocalFile, message);
    failure.causes.push(cause.to_owned());
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[test]
    fn settings_survive_and_lacking_fields_have_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            refresh_seconds: 45,
            utc: true,
            ..Settings::default()
        };
        write(folder.path(), &settings).expect("written");
        assert_eq!(read(folder.path(), NOW), (settings, None));
        std::fs::write(folder.path().join(NAME), r#"{"refreshSeconds": 1}"#).expect("written");
        let (read, problem) = read(folder.path(), NOW);
        assert_eq!(
            (read.refresh_seconds, read.show_demo, problem),
            (10, true, None)
        );
    }

    #[test]
    fn a_file_of_a_later_version_is_set_aside_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let later = format!(r#"{{"version": {}, "utc": true}}"#, VERSION + 1);
        std::fs::write(folder.path().join(NAME), &later).expect("written");
        let (settings, problem) = read(folder.path(), NOW);
        assert_eq!(settings, Settings::default());
        assert!(problem.expect("said").message.contains("later version"));
        let kept =
            std::fs::read_to_string(folder.path().join("settings.damaged-1000")).expect("kept");
        assert_eq!(kept, later);
    }

    #[test]
    fn a_damaged_file_is_kept_and_said() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(NAME), "{ not JSON").expect("written");
        let (settings, problem) = read(folder.path(), NOW);
        assert_eq!(settings, Settings::default());
        assert_eq!(problem.expect("a problem").code, FailureCode::LocalFile);
        let kept =
            std::fs::read_to_string(folder.path().join("settings.damaged-1000")).expect("kept");
        assert_eq!(kept, "{ not JSON");
    }
}
