//! A local AWS, as a process of its own.

use std::{path::Path, process::Command, time::Duration};

use serde_json::{Value, json};
use stage::Background;

use crate::{
    error::{Error, Result},
    programs::program,
};

const WITHIN: Duration = Duration::from_secs(60);

/// The simulator's program on a free port. It ends with this value.
#[derive(Debug)]
pub struct Simulator {
    endpoint: String,
    _process: Background,
}

impl Simulator {
    /// Starts it with these arguments, such as `--scenario demo`.
    ///
    /// # Errors
    /// When it was not built, or refuses its arguments.
    pub fn start(arguments: &[&str]) -> Result<Self> {
        Self::start_program(&program("apprunner-simulator")?, arguments)
    }

    /// Starts another build of it.
    ///
    /// # Errors
    /// When it is not there, or refuses its arguments.
    pub fn start_program(program: &Path, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["--port", "0"]).args(arguments);
        let process = Background::start(&command)?;
        // Its first line is its endpoint.
        let endpoint = process.line(WITHIN)?.trim().to_owned();
        Ok(Self {
            endpoint,
            _process: process,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Tells its control endpoint something, such as `faults` with a description of one.
    ///
    /// # Errors
    /// When it refuses.
    pub fn tell(&self, what: &str, body: &Value) -> Result<Value> {
        let path = format!("{}/_simulator/{what}", self.endpoint);
        let refuses = |source| Error::Control {
            path: path.clone(),
            source: Box::new(source),
        };
        let mut answer = ureq::post(&path).send_json(body).map_err(refuses)?;
        let text = answer.body_mut().read_to_string().map_err(refuses)?;
        // Some commands answer with nothing.
        Ok(serde_json::from_str(&text).unwrap_or_else(|_| json!(text)))
    }
}
