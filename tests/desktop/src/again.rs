//! Starts of the program beside the one whose window is open, and its end.

use std::{fs::File, io};

use stage::{Background, Stage, until};

use crate::{app::PATIENCE, error::Result, programs::program};

/// How a start that opens no window of its own ended.
#[derive(Debug)]
pub struct Ended {
    /// Whether it ended well.
    pub success: bool,
    /// What it wrote.
    pub said: String,
}

/// Starts the program once more on the stage, and waits for its end. Without a session bus it cannot reach the first.
///
/// # Errors
/// When it does not start, or does not end.
pub fn start_again(stage: &Stage, arguments: &[&str], session_bus: bool) -> Result<Ended> {
    let mut command = stage.command(program("trackside")?);
    command.args(arguments);
    if !session_bus {
        // An address that nobody listens at: with none at all, the library goes and starts a bus.
        let nowhere = stage.home().path("no-bus");
        command.env(
            "DBUS_SESSION_BUS_ADDRESS",
            format!("unix:path={}", nowhere.display()),
        );
    }
    let mut again = Background::start(&command)?;
    let status = until("the second start to end", PATIENCE, || {
        Ok(again.ended().ok_or_else(|| "it runs".to_owned()))
    })?;
    Ok(Ended {
        success: status.success(),
        said: again.last_words(),
    })
}

/// Closes the window as a user does, and waits until the program has ended.
///
/// # Errors
/// When it does not end.
pub fn close(stage: &Stage) -> Result<()> {
    stage.close_windows()?;
    has_ended(stage)
}

/// Waits until the program has ended: it holds a lock as long as it runs.
///
/// # Errors
/// When it does not end.
pub fn has_ended(stage: &Stage) -> Result<()> {
    let path = stage
        .home()
        .path(".local/share/dev.trackside.Trackside/lock");
    Ok(until("the program to end", PATIENCE, || {
        let taken = File::open(&path).and_then(|lock| lock.try_lock().map_err(io::Error::from));
        Ok(taken.map_err(|error| error.to_string()))
    })?)
}
