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
    process: Background,
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
        Ok(Self { endpoint, process })
    }

    /// Where it listens.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Its process, for whoever measures it.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Tells its control endpoint something, such as `faults` with a description of one.
    ///
    /// # Errors
    /// When it refuses.
    pub fn tell(&self, what: &str, body: &Value) -> Result<Value> {
        let path = self.control(what);
        spoken(&path, ureq::post(&path).send_json(body))
    }

    /// How often clients have called an operation so far, in whatever account and region.
    ///
    /// # Errors
    /// When it does not say.
    pub fn calls_of(&self, operation: &str) -> Result<u64> {
        let path = self.control("calls");
        let answer = spoken(&path, ureq::get(&path).call())?;
        let Some(calls) = answer["calls"].as_array() else {
            return Err(Error::Unexpected(format!("{path} answers {answer}")));
        };
        Ok(calls
            .iter()
            .filter(|call| call["operation"] == operation)
            .filter_map(|call| call["count"].as_u64())
            .sum())
    }

    /// How many metric datapoints it has answered so far.
    ///
    /// # Errors
    /// When it does not say.
    pub fn datapoints(&self) -> Result<u64> {
        let path = self.control("calls");
        let answer = spoken(&path, ureq::get(&path).call())?;
        answer["datapoints"]
            .as_u64()
            .ok_or_else(|| Error::Unexpected(format!("{path} answers {answer}")))
    }

    /// Makes calls go wrong: `kind` as the simulator's README lists them, narrowed and counted by the other fields.
    ///
    /// # Errors
    /// When it knows no such fault.
    pub fn spoil(&self, fault: &Value) -> Result<()> {
        self.tell("faults", fault).map(drop)
    }

    /// Forgets the faults that wait.
    ///
    /// # Errors
    /// When it refuses.
    pub fn mend(&self) -> Result<()> {
        let path = self.control("faults");
        spoken(&path, ureq::delete(&path).call()).map(drop)
    }

    /// Makes a service in the account whose signatures are not verified (`Account::Other`).
    ///
    /// # Errors
    /// When it is refused.
    pub fn create_service(&self, region: &str, name: &str) -> Result<()> {
        let date = Command::new("date")
            .args(["-u", "+%Y%m%dT%H%M%SZ"])
            .output()
            .map_err(|source| Error::Read {
                path: "date".into(),
                source,
            })?;
        let date = String::from_utf8_lossy(&date.stdout).trim().to_owned();
        let day = date.get(..8).unwrap_or_default();
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/{day}/{region}/apprunner/aws4_request, \
             SignedHeaders=host;x-amz-date;x-amz-target, Signature={}",
            "0".repeat(64)
        );
        let body = json!({
            "ServiceName": name,
            "SourceConfiguration": {
                "AutoDeploymentsEnabled": false,
                "ImageRepository": {
                    "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
                    "ImageRepositoryType": "ECR_PUBLIC",
                },
            },
        });
        let sent = ureq::post(&self.endpoint)
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "AppRunner.CreateService")
            .header("x-amz-date", &date)
            .header("authorization", &authorization)
            .send(body.to_string());
        spoken("CreateService", sent).map(drop)
    }

    fn control(&self, what: &str) -> String {
        format!("{}/_simulator/{what}", self.endpoint)
    }
}

fn spoken(
    path: &str,
    sent: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value> {
    let refuses = |source| Error::Control {
        path: path.to_owned(),
        source: Box::new(source),
    };
    let text = sent
        .map_err(refuses)?
        .body_mut()
        .read_to_string()
        .map_err(refuses)?;
    // Some commands answer with nothing.
    Ok(serde_json::from_str(&text).unwrap_or_else(|_| json!(text)))
}
