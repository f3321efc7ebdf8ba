//! The real secret service, GNOME's keyring, on a private session bus.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use stage::{Bus, Home, Keyring};

const ENTRY: &str = "AKIAEXAMPLE";
const SECRET: &str = "a/secret+that.is-looked-for";

type Done = Result<(), Box<dyn std::error::Error>>;

/// A home and a bus, with a keyring on it or without one.
struct Session {
    bus: Bus,
    home: Home,
}

impl Session {
    fn start() -> stage::Result<Self> {
        let home = Home::new()?;
        Ok(Self {
            bus: Bus::start(&home.path(".run"))?,
            home,
        })
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.home
            .enter(&mut command)
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address());
        command
    }

    fn keyring(&self) -> stage::Result<Keyring> {
        Keyring::start(&self.home, |program| self.command(program))
    }

    /// One access in a process of its own; what it answered.
    fn access(&self, arguments: &[&str]) -> std::io::Result<String> {
        access(
            self.command(env!("CARGO_BIN_EXE_keyring-client")),
            arguments,
        )
    }
}

fn access(mut client: Command, arguments: &[&str]) -> std::io::Result<String> {
    let mut client = client
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = client.stdin.take() {
        stdin.write_all(SECRET.as_bytes())?;
    }
    let output = client.wait_with_output()?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned())
}

/// Every file below `folder` whose bytes hold the secret.
fn holding_the_secret(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = fs::symlink_metadata(&path)?.file_type();
        if kind.is_dir() {
            found.extend(holding_the_secret(&path)?);
        } else if kind.is_file() {
            let bytes = fs::read(&path)?;
            if bytes
                .windows(SECRET.len())
                .any(|part| part == SECRET.as_bytes())
            {
                found.push(path.display().to_string());
            }
        }
    }
    Ok(found)
}

#[test]
fn a_secret_outlives_the_keyrings_process_and_is_in_no_file() -> Done {
    let session = Session::start()?;
    let keyring = session.keyring()?;
    assert_eq!(session.access(&["check"])?, "done");
    assert_eq!(session.access(&["write", ENTRY])?, "done");
    assert_eq!(session.access(&["check", ENTRY])?, "done");
    drop(keyring);
    let _again = session.keyring()?;
    assert_eq!(session.access(&["read", ENTRY])?, SECRET);
    assert_eq!(holding_the_secret(&session.home.path(""))?, [""; 0]);
    assert_eq!(session.access(&["remove", ENTRY])?, "done");
    let gone = session.access(&["read", ENTRY])?;
    assert!(gone.starts_with("Missing:"), "{gone}");
    Ok(())
}

#[test]
fn a_locked_keyring_is_told_without_asking_and_one_that_nobody_unlocks_stays_locked() -> Done {
    let session = Session::start()?;
    let keyring = session.keyring()?;
    assert_eq!(session.access(&["write", ENTRY])?, "done");
    keyring.lock(|program| session.command(program))?;
    for question in [["check"].as_slice(), &["check", ENTRY]] {
        let answer = session.access(question)?;
        assert!(
            answer.starts_with("Locked: Locked"),
            "{question:?}: {answer}"
        );
    }
    let missing = session.access(&["check", "AKIAOTHER"])?;
    assert!(missing.starts_with("Locked:"), "{missing}");
    let answer = session.access(&["unlock", ENTRY])?;
    assert!(answer.starts_with("Locked:"), "{answer}");
    Ok(())
}

#[test]
fn a_session_without_a_keyring_and_none_at_all_are_told() -> Done {
    let session = Session::start()?;
    let answer = session.access(&["check"])?;
    assert!(answer.starts_with("Absent:"), "{answer}");
    let answer = session.access(&["write", ENTRY])?;
    assert!(answer.starts_with("Absent:"), "{answer}");
    let mut no_bus = session.command(env!("CARGO_BIN_EXE_keyring-client"));
    no_bus.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/does/not/exist");
    let answer = access(no_bus, &["check"])?;
    assert!(answer.starts_with("Absent:"), "{answer}");
    // One that starts later is found.
    let _keyring = session.keyring()?;
    assert_eq!(session.access(&["check"])?, "done");
    Ok(())
}
