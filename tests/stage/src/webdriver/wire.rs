//! Commands and answers as JSON over HTTP on loopback.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use crate::error::{Error, Result};

/// A page that does not answer within this is hung.
const PATIENCE: Duration = Duration::from_secs(90);
const LARGEST_ANSWER: u64 = 64 << 20;

/// A connection to one driver.
#[derive(Debug, Clone)]
pub(crate) struct Wire {
    agent: Agent,
    base: String,
}

impl Wire {
    pub(crate) fn new(port: u16) -> Self {
        let agent = Agent::config_builder()
            // The protocol's errors come with a status of 4xx or 5xx and a body that says which.
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        Self {
            agent,
            base: format!("http://127.0.0.1:{port}"),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        let sent = self.agent.get(format!("{}{path}", self.base)).call();
        value(&format!("GET {path}"), sent)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let sent = self
            .agent
            .post(format!("{}{path}", self.base))
            .send_json(body);
        value(&format!("POST {path}"), sent)
    }

    pub(crate) fn delete(&self, path: &str) -> Result<Value> {
        let sent = self.agent.delete(format!("{}{path}", self.base)).call();
        value(&format!("DELETE {path}"), sent)
    }

    /// A command that takes nothing: the protocol wants an empty object all the same.
    pub(crate) fn tell(&self, path: &str) -> Result<Value> {
        self.post(path, &json!({}))
    }
}

type Sent = std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>;

fn value(command: &str, sent: Sent) -> Result<Value> {
    let unreachable = |source| Error::Unreachable {
        command: command.to_owned(),
        source: Box::new(source),
    };
    let mut answer = sent.map_err(unreachable)?;
    let good = answer.status().is_success();
    let body: Value = answer
        .body_mut()
        .with_config()
        .limit(LARGEST_ANSWER)
        .read_json()
        .map_err(unreachable)?;
    let Some(value) = body.get("value") else {
        return Err(Error::Answer {
            command: command.to_owned(),
            missing: "value",
        });
    };
    if good {
        Ok(value.clone())
    } else {
        Err(refusal(command, value))
    }
}

fn refusal(command: &str, value: &Value) -> Error {
    let text = |name| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Error::Driver {
        command: command.to_owned(),
        error: text("error"),
        message: text("message"),
    }
}
