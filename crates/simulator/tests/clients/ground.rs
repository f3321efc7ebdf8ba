//! The simulator's program, and Python beside it with nothing of the machine's AWS settings.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use simulator::scenarios;
use tempfile::TempDir;

pub(crate) type Outcome = Result<(), Box<dyn Error + Send + Sync>>;
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// The program, which ends with this value, and a home for its clients.
pub(crate) struct Ground {
    program: Child,
    endpoint: String,
    home: TempDir,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _gone = self.program.kill();
        let _reaped = self.program.wait();
    }
}

impl Ground {
    /// Starts the program on any port, with durations of a second where they were minutes.
    pub(crate) fn start(scenario: &str) -> Result<Self, Failure> {
        let mut program = Command::new(env!("CARGO_BIN_EXE_apprunner-simulator"))
            .args(["--port", "0", "--scenario", scenario, "--speed", "60"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let said = program.stdout.take().ok_or("standard output")?;
        BufReader::new(said).read_line(&mut line)?;
        Ok(Self {
            program,
            endpoint: line.trim_end().to_owned(),
            home: tempfile::tempdir()?,
        })
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Python with the clients in it, and the production account's key.
    pub(crate) fn python(&self) -> Result<Command, Failure> {
        let python = std::env::var_os("TRACKSIDE_PYTHON").ok_or(
            "TRACKSIDE_PYTHON names a Python that has boto3: run cargo xtask test clients",
        )?;
        let key = scenarios::KEYS[0];
        let mut command = Command::new(python);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home())
            // Sources are not the place for compiled modules.
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("AWS_ACCESS_KEY_ID", key.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", key.secret_access_key)
            .env("AWS_DEFAULT_REGION", "eu-west-1")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdin(Stdio::null());
        Ok(command)
    }
}
