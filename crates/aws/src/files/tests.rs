//! Files as people have them.

use std::fmt::Write as _;
use std::path::Path;

use super::{CacheFolders, ConfigFiles, FileKind, Files, parse::parse, read};

fn files(config: &[u8], credentials: &[u8]) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        Some(path)
    };
    read(&ConfigFiles {
        config: write("config", config),
        credentials: write("credentials", credentials),
        caches: CacheFolders::default(),
    })
}

fn said(files: &Files) -> String {
    let messages: Vec<_> = files.problems.iter().map(|p| p.message.as_str()).collect();
    messages.join("\n")
}

#[test]
fn line_ends_of_windows_a_byte_order_mark_and_tabs_are_read_as_meant() {
    let files = files(
        b"\xef\xbb\xbf[profile\tone]\r\n\tregion\t=\teu-west-1\r\n\toutput=json\r\n\r\n[profile \"two words\"]\r\nregion = us-east-1 ; home\r\n",
        b"",
    );
    assert_eq!(said(&files), "");
    let get = |name: &str, key: &str| {
        files
            .profile(name)
            .and_then(|p| p.get(key))
            .map(str::to_owned)
    };
    assert_eq!(get("one", "region").as_deref(), Some("eu-west-1"));
    assert_eq!(get("one", "output").as_deref(), Some("json"));
    assert_eq!(get("two words", "region").as_deref(), Some("us-east-1"));
    assert_eq!(
        files.profile("one").expect("there").place_of("output").line,
        3
    );
}

#[test]
fn a_section_that_is_there_twice_is_one_and_said() {
    let files = files(
        b"[profile a]\nregion = x\noutput = json\n[profile b]\n[profile a]\nregion = y\n",
        b"",
    );
    let a = files.profile("a").expect("there");
    assert_eq!(
        (a.get("region"), a.get("output")),
        (Some("y"), Some("json"))
    );
    assert_eq!((a.place.line, a.place_of("region").line), (1, 6));
    assert!(
        said(&files).contains("line 5: this section is there already, on line 1"),
        "{}",
        said(&files)
    );
    assert!(files.problems[0].causes[0].contains("refuses"));
}

#[test]
fn the_credentials_file_wins_and_names_its_own_line() {
    let files = files(
        b"[profile a]\naws_access_key_id = old\nregion = r\n",
        b"\n[a]\naws_access_key_id = new\n",
    );
    let a = files.profile("a").expect("there");
    assert_eq!(a.get("aws_access_key_id"), Some("new"));
    let place = a.place_of("aws_access_key_id");
    assert_eq!((place.kind, place.line), (FileKind::Credentials, 3));
    assert_eq!(a.place_of("region").kind, FileKind::Config);
}

#[test]
fn one_bad_line_costs_one_section() {
    let files = files(
        b"[profile a]\nregion = r\nnonsense\nmore nonsense\n[profile b]\nregion = r\n[profile c\nregion = r\n[profile d]\n = x\n",
        b"[e]\naws_secret_access_key = \xff\n# caf\xe9\n[f]\n# caf\xe9\nregion = r\n",
    );
    let names: Vec<_> = files.profiles.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["b", "f"]);
    let said = said(&files);
    for part in [
        "config, line 3: the profile a",
        "line 7",
        "line 10: the profile d",
        "credentials, line 2: the profile e cannot be read; this is not UTF-8",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert_eq!(files.problems.len(), 4, "each once");
}

#[test]
fn a_file_in_another_encoding_is_told_as_such() {
    let files = files(b"\xff\xfe[\0d\0", b"");
    assert!(said(&files).contains("UTF-16"));
}

#[test]
fn profiles_that_no_tool_would_find_are_said() {
    let files = files(
        b"[work]\nregion = r\n[plugins]\nx = y\n[sso-session s]\nsso_region = r\n",
        b"[profile home]\naws_access_key_id = a\n",
    );
    assert!(files.profiles.is_empty());
    assert!(files.sso_session("s").is_some());
    let said = said(&files);
    assert!(
        said.contains("[profile work]") && said.contains("written [home]"),
        "{said}"
    );
    assert!(!said.contains("plugins"), "{said}");
}

#[test]
fn the_default_profile_has_two_names_and_the_longer_wins() {
    for text in [
        "[default]\nregion = short\noutput = json\n[profile default]\nregion = long\n",
        "[profile default]\nregion = long\n[default]\nregion = short\noutput = json\n",
    ] {
        let files = files(text.as_bytes(), b"");
        let default = files.profile("default").expect("there");
        assert_eq!(
            (default.get("region"), default.get("output")),
            (Some("long"), None)
        );
    }
}

#[test]
fn nested_settings_are_kept_with_what_they_are_nested_in() {
    let files = files(
        b"[services local]\napprunner =\n  endpoint_url = http://127.0.0.1:1\n  # said\nsts =\n  endpoint_url = http://127.0.0.1:2\n[profile a]\nservices = local\n",
        b"",
    );
    let services = files.services("local").expect("there");
    assert_eq!(
        services["apprunner"].text(),
        "\nendpoint_url = http://127.0.0.1:1"
    );
    assert_eq!(
        services["sts"].text(),
        "\nendpoint_url = http://127.0.0.1:2"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config");
    std::fs::write(&path, "[default]\n").expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("set");
    if std::fs::read(&path).is_ok() {
        // The superuser may read everything; a folder in the file's place is refused to all.
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir(&path).expect("made");
    }
    let files = read(&ConfigFiles {
        config: Some(path),
        credentials: Some(folder.path().join("none")),
        caches: CacheFolders::default(),
    });
    assert!(said(&files).contains("check its permissions"));
    assert_eq!(
        files.problems.len(),
        1,
        "a file that is not there is no problem"
    );
}

/// Every line is looked at once: a file twice as long with every section broken has twice the
/// problems, and the parser has no way back.
#[test]
fn a_thousand_broken_sections_are_a_thousand_problems() {
    let mut text = String::new();
    for index in 0..1000 {
        let _ = write!(text, "[profile p{index}]\nregion = r\nbad\nworse\n");
    }
    let parsed = parse(FileKind::Config, Path::new("config"), text.as_bytes());
    assert_eq!((parsed.sections.len(), parsed.problems.len()), (0, 1000));
    let good = text.replace("bad\nworse\n", "");
    let parsed = parse(FileKind::Config, Path::new("config"), good.as_bytes());
    assert_eq!((parsed.sections.len(), parsed.problems.len()), (1000, 0));
}

#[test]
fn no_value_of_a_file_is_seen_by_accident() {
    let files = files(b"[profile a]\nanything = hunter2\n", b"");
    assert!(!format!("{files:?}").contains("hunter2"));
}
