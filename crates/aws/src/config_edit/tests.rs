use std::path::Path;

use model::discovery::DiffKind;
use model::failure::FailureCode;

use super::{Edit, NewProfile};
use crate::credentials::sso::SsoSession;

const BEFORE: &str = "# mine\n[profile old]\nregion = eu-west-1\naws_secret_access_key = hush\n";
const ADDED: &str = "\n[profile acme-admin]\nsso_session = acme\nsso_account_id = 123456789012\n\
                     sso_role_name = Admin\nregion = eu-west-1\n";

fn profile(name: &str) -> NewProfile {
    NewProfile {
        name: name.into(),
        session: SsoSession {
            name: Some("acme".into()),
            start_url: "https://acme.awsapps.com/start".into(),
            region: "eu-west-1".into(),
            scopes: Vec::new(),
        },
        account: "123456789012".into(),
        role: "Admin".into(),
        region: Some("eu-west-1".into()),
        endpoint_url: None,
    }
}

fn edit(path: &Path) -> Edit {
    let lines = profile("acme-admin").lines();
    let lines = lines.expect("a profile that can be written");
    Edit::of(path, &[lines]).expect("a file that can be read")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

#[test]
fn what_is_there_stays_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config");
    for (before, after) in [
        (BEFORE.to_owned(), format!("{BEFORE}{ADDED}")),
        (BEFORE.trim_end().to_owned(), format!("{BEFORE}{ADDED}")),
        (format!("{BEFORE}\n"), format!("{BEFORE}{ADDED}")),
        (
            BEFORE.replace('\n', "\r\n"),
            format!("{BEFORE}{ADDED}").replace('\n', "\r\n"),
        ),
        (String::new(), ADDED.trim_start().to_owned()),
        ("\u{feff}".into(), format!("\u{feff}{}", ADDED.trim_start())),
    ] {
        std::fs::write(&path, &before).expect("written");
        let edit = edit(&path);
        edit.write(&edit.fingerprint()).expect("written");
        assert_eq!(read(&path), after, "from {before:?}");
        assert_eq!(read(&folder.path().join("config.trackside-backup")), before);
    }
}

#[test]
fn the_difference_shows_the_addition_and_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config");
    std::fs::write(&path, BEFORE.trim_end()).expect("written");
    let diff = edit(&path).diff();
    let told: Vec<_> = diff
        .lines
        .iter()
        .map(|line| (line.number, line.kind, line.text.as_str()))
        .collect();
    assert_eq!(
        told[..6],
        [
            (1, DiffKind::Kept, "# mine"),
            (2, DiffKind::Kept, "[profile old]"),
            (3, DiffKind::Kept, "region = eu-west-1"),
            (4, DiffKind::Kept, "aws_secret_access_key = …"),
            (5, DiffKind::Added, ""),
            (6, DiffKind::Added, "[profile acme-admin]"),
        ]
    );
    assert_eq!(told.len(), 10);
    assert!(!diff.created && diff.backup.is_some(), "{diff:?}");
}

#[test]
fn a_file_that_changed_since_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config");
    let shown = edit(&path).fingerprint();
    std::fs::write(&path, BEFORE).expect("written by somebody else");
    let refused = edit(&path).write(&shown).expect_err("refused");
    assert_eq!(refused.code, FailureCode::PlanStale);
    assert_eq!(read(&path), BEFORE);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (real, link) = (folder.path().join("dotfiles"), folder.path().join("config"));
    std::fs::create_dir(&real).expect("made");
    std::os::unix::fs::symlink("dotfiles/aws", &link).expect("linked, to nothing yet");
    for _ in 0..2 {
        let edit = edit(&link);
        edit.write(&edit.fingerprint()).expect("written");
    }
    assert!(link.is_symlink());
    for name in ["aws", "aws.trackside-backup"] {
        let data = std::fs::metadata(real.join(name)).expect("there");
        assert_eq!(data.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_another_program_writes_to_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config");
    let other = std::fs::File::open(folder.path()).expect("open");
    other.lock().expect("locked");
    let release = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(150));
        drop(other);
    });
    let edit = edit(&path);
    edit.write(&edit.fingerprint()).expect("written");
    release.join().expect("it ran");
}

#[test]
fn what_would_be_read_back_otherwise_is_refused() {
    for name in ["", " a", "a]", "a\nb", "a\"b", "a;b"] {
        let refused = profile(name).lines().expect_err(name);
        assert_eq!(refused.code, FailureCode::InvalidRequest);
    }
    let mut broken = profile("a");
    broken.role = "Admin\naws_access_key_id = x".into();
    assert!(broken.lines().is_err());
    assert_eq!(
        profile("two words").lines().expect("lines")[0],
        "[profile \"two words\"]"
    );
    assert_eq!(profile("default").lines().expect("lines")[0], "[default]");
}

#[test]
fn a_session_without_a_name_is_spelled_out() {
    let mut legacy = profile("legacy");
    legacy.session.name = None;
    assert_eq!(
        legacy.lines().expect("lines")[1..3],
        [
            "sso_start_url = https://acme.awsapps.com/start",
            "sso_region = eu-west-1"
        ]
    );
}
