//! A real secret service: GNOME's keyring, on a private bus and in a home of its own.

use std::{fs, process::Command, time::Duration};

use crate::{
    background::Background,
    error::{Error, Result},
    home::Home,
    wait::until,
};

const WITHIN: Duration = Duration::from_secs(20);
/// What asks for its password. A bus with the system's services on it would start it by itself.
const PROMPTER: &str = "/usr/libexec/gcr-prompter";
const PROMPTER_NAME: &str = "org.gnome.keyring.SystemPrompter";
const SERVICE: &str = "org.freedesktop.secrets";

/// GNOME's keyring, unlocked when it starts. What it keeps stays in the home folder, as it does for a user.
#[derive(Debug)]
pub struct Keyring {
    _daemon: Background,
}

impl Keyring {
    /// Its password. Of no worth: it protects what tests put there.
    pub const PASSWORD: &str = "open sesame";

    /// Starts it. `command` makes a command that runs in `home` and on the bus the keyring is to be found on.
    ///
    /// # Errors
    /// When it is not installed or does not come to the bus.
    pub fn start(home: &Home, command: impl Fn(&str) -> Command) -> Result<Self> {
        let password = home.path(".run").join("keyring-password");
        fs::write(&password, Self::PASSWORD).map_err(Error::file(&password))?;
        // It reads the password from its standard input. The shell gives way to it, so that ending one ends both.
        let mut shell = command("sh");
        shell
            .args([
                "-c",
                "exec gnome-keyring-daemon --foreground --components=secrets --unlock < \"$0\"",
            ])
            .arg(&password);
        let daemon = Background::start(&shell)?;
        until("the keyring on the bus", WITHIN, || {
            Ok(if has_owner(&command, SERVICE)? {
                Ok(())
            } else {
                Err(daemon.last_words())
            })
        })?;
        Ok(Self { _daemon: daemon })
    }

    /// Starts what asks the user for the password, in a window of its own. Without a question it ends by itself
    /// after some seconds.
    ///
    /// # Errors
    /// When it is not installed or does not come to the bus.
    pub fn prompter(&self, command: impl Fn(&str) -> Command) -> Result<Background> {
        let prompter = Background::start(&command(PROMPTER))?;
        until("the keyring's prompter on the bus", WITHIN, || {
            Ok(if has_owner(&command, PROMPTER_NAME)? {
                Ok(())
            } else {
                Err(prompter.last_words())
            })
        })?;
        Ok(prompter)
    }

    /// Locks it, as a user does who leaves. Nobody unlocks it again without [`Keyring::prompter`].
    ///
    /// # Errors
    /// When it does not answer.
    pub fn lock(&self, command: impl Fn(&str) -> Command) -> Result<()> {
        let path = "/org/freedesktop/secrets";
        let collection = format!("array:objpath:{path}/collection/login");
        let mut send = command("dbus-send");
        send.args(["--session", "--print-reply"])
            .arg(format!("--dest={SERVICE}"))
            .args([path, "org.freedesktop.Secret.Service.Lock", &collection]);
        said(send).map(drop)
    }
}

fn has_owner(command: &impl Fn(&str) -> Command, name: &str) -> Result<bool> {
    let mut send = command("dbus-send");
    send.args(["--session", "--print-reply"])
        .args(["--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
        .arg("org.freedesktop.DBus.NameHasOwner")
        .arg(format!("string:{name}"));
    Ok(said(send)?.contains("boolean true"))
}

fn said(mut command: Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|source| Error::Start {
        program: program.clone(),
        source,
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Error::NotReady {
        program,
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}
