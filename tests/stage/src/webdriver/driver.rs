//! The driver's process.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    background::Background,
    error::{Error, Result},
    stage::Stage,
    wait,
    webdriver::{session::Session, wire::Wire},
};

const WITHIN: Duration = Duration::from_secs(30);

/// A WebKitWebDriver on a stage. The programs it opens inherit the stage's variables.
#[derive(Debug)]
pub struct Driver {
    wire: Wire,
    process: Background,
}

impl Driver {
    /// Starts one. `as_the_user` lets the programs it opens read the user's own home and AWS account.
    ///
    /// # Errors
    /// When it is not installed or does not answer.
    pub fn start(stage: &Stage, as_the_user: bool) -> Result<Self> {
        let port = free_port()?;
        let program = "WebKitWebDriver";
        let mut command = if as_the_user {
            stage.command_as_the_user(program)
        } else {
            stage.command(program)
        };
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // A driven window keeps its layers, and without a card Mesa's llvmpipe draws them. With threads of its own
            // it frees what a picture needs while WebKit's compositor still walks over it (Mesa 22.3.6: a page
            // crashed of it). Without them it draws where it is asked to.
            .env("LP_NUM_THREADS", "0");
        let process = Background::start(&command)?;
        let wire = Wire::new(port);
        wait::until("WebKitWebDriver to listen", WITHIN, || {
            match wire.get("/status") {
                Ok(_) => Ok(Ok(())),
                Err(error @ Error::Unreachable { .. }) => Ok(Err(error.to_string())),
                Err(error) => Err(error),
            }
        })?;
        Ok(Self { wire, process })
    }

    /// Opens a program that shows its pages in WebKitGTK, and gives its first window.
    ///
    /// # Errors
    /// When the program cannot be started or shows no window.
    pub fn open(&self, program: &Path, arguments: &[String]) -> Result<Session> {
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": program, "args": arguments},
        }}});
        let answer = self.wire.post("/session", &capabilities).map_err(|error| {
            let Error::Driver { message, .. } = error else {
                return error;
            };
            Error::NotReady {
                program: program.display().to_string(),
                said: format!("{message}\n{}", self.process.last_words()),
            }
        })?;
        let missing = || Error::Answer {
            command: "POST /session".to_owned(),
            missing: "sessionId",
        };
        let id = answer
            .get("sessionId")
            .and_then(Value::as_str)
            .ok_or_else(missing)?;
        Ok(Session::new(self.wire.clone(), id))
    }

    /// What the driver, and the program it opened, wrote last.
    #[must_use]
    pub fn last_words(&self) -> String {
        self.process.last_words()
    }

    /// The driver's process id, the root of the tree that the program belongs to.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

/// The driver takes no port 0, so one is asked of the kernel and given back just before.
fn free_port() -> Result<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|source| Error::Start {
            program: "WebKitWebDriver".to_owned(),
            source,
        })
}
