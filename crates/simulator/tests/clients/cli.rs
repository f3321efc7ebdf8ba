//! The AWS CLI through the life of a service.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::ground::{Failure, Ground, Outcome};

const PATIENCE: Duration = Duration::from_secs(60);

/// The CLI, pointed at a simulator.
pub(crate) struct Cli(pub(crate) Ground);

impl Cli {
    pub(crate) fn start(scenario: &str) -> Result<Self, Failure> {
        Ground::start(scenario).map(Self)
    }

    /// What a command answers; what it writes to standard error is the error.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<Json, Failure> {
        let output = self
            .0
            .python()?
            .args(["-m", "awscli", "--endpoint-url", self.0.endpoint()])
            .args(["--output", "json"])
            .args(arguments)
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).trim().into());
        }
        if output.stdout.is_empty() {
            return Ok(Json::Null);
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    fn apprunner(&self, operation: &str, arguments: &[&str]) -> Result<Json, Failure> {
        let words: Vec<&str> = ["apprunner", operation]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        self.run(&words)
    }

    /// What a command is refused with.
    fn refused(&self, operation: &str, arguments: &[&str]) -> Result<String, Failure> {
        match self.apprunner(operation, arguments) {
            Ok(answer) => Err(format!("{operation} is answered {answer}").into()),
            Err(error) => Ok(error.to_string()),
        }
    }

    /// Asks again until a member of the answer has a value.
    fn until(
        &self,
        operation: &str,
        arguments: &[&str],
        pointer: &str,
        wanted: &Json,
    ) -> Result<Json, Failure> {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.apprunner(operation, arguments)?;
            let found = answer.pointer(pointer).unwrap_or(&Json::Null);
            if found == wanted {
                return Ok(answer);
            }
            if Instant::now() > end {
                return Err(format!("{operation}: {pointer} is {found}, not {wanted}").into());
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    fn settled(&self, arn: &str, status: &str) -> Result<Json, Failure> {
        let arguments = ["--service-arn", arn];
        self.until(
            "describe-service",
            &arguments,
            "/Service/Status",
            &json!(status),
        )
    }
}

fn text<'a>(answer: &'a Json, pointer: &str) -> Result<&'a str, Failure> {
    let found = answer.pointer(pointer).and_then(Json::as_str);
    found.ok_or_else(|| format!("{pointer} is no text in {answer}").into())
}

#[test]
fn the_aws_cli_takes_a_service_through_its_life() -> Outcome {
    let cli = Cli::start("empty")?;
    let source = json!({
        "ImageRepository": {
            "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
            "ImageRepositoryType": "ECR_PUBLIC",
        },
        "AutoDeploymentsEnabled": false,
    });
    let source = source.to_string();
    let named = [
        "--service-name",
        "cli-web",
        "--source-configuration",
        &source,
    ];
    let created = cli.apprunner("create-service", &named)?;
    let arn = text(&created, "/Service/ServiceArn")?;
    let service = ["--service-arn", arn];
    cli.settled(arn, "RUNNING")?;
    let again = cli.refused("create-service", &named)?;
    assert!(again.contains("InvalidRequestException"), "{again}");

    scaled(&cli, arn)?;

    let deployment = cli.apprunner("start-deployment", &service)?;
    let newest = "/OperationSummaryList/0";
    let ended = format!("{newest}/Status");
    let operations = cli.until("list-operations", &service, &ended, &json!("SUCCEEDED"))?;
    assert_eq!(
        operations.pointer(&format!("{newest}/Id")),
        Some(&deployment["OperationId"])
    );
    let kind = text(&operations, &format!("{newest}/Type"))?;
    assert_eq!(kind, "START_DEPLOYMENT");

    with_a_domain(&cli, arn)?;

    let tags = ["--resource-arn", arn, "--tags", "Key=team,Value=shop"];
    cli.apprunner("tag-resource", &tags)?;
    let tags = cli.apprunner("list-tags-for-resource", &["--resource-arn", arn])?;
    assert_eq!(tags["Tags"], json!([{ "Key": "team", "Value": "shop" }]));

    cli.apprunner("pause-service", &service)?;
    cli.settled(arn, "PAUSED")?;
    let paused = cli.refused("start-deployment", &service)?;
    assert!(paused.contains("RUNNING"), "{paused}");
    cli.apprunner("resume-service", &service)?;
    cli.settled(arn, "RUNNING")?;

    cli.apprunner("delete-service", &service)?;
    cli.until("list-services", &[], "/ServiceSummaryList", &json!([]))?;
    let gone = cli.refused("describe-service", &service)?;
    assert!(gone.contains("ResourceNotFoundException"), "{gone}");
    Ok(())
}

/// Gives the service the second revision of an auto scaling configuration, and deletes the first.
fn scaled(cli: &Cli, arn: &str) -> Outcome {
    let create = |most: &str| {
        let name = ["--auto-scaling-configuration-name", "cli-scaling"];
        let size = [
            "--max-concurrency",
            "50",
            "--min-size",
            "2",
            "--max-size",
            most,
        ];
        cli.apprunner(
            "create-auto-scaling-configuration",
            &[&name[..], &size].concat(),
        )
    };
    let which = "/AutoScalingConfiguration/AutoScalingConfigurationArn";
    let first = create("5")?;
    let first = ["--auto-scaling-configuration-arn", text(&first, which)?];
    let second = create("6")?;
    let second = ["--auto-scaling-configuration-arn", text(&second, which)?];
    cli.apprunner("update-service", &[["--service-arn", arn], second].concat())?;
    let settled = cli.settled(arn, "RUNNING")?;
    let seen = "/Service/AutoScalingConfigurationSummary/AutoScalingConfigurationArn";
    assert_eq!(text(&settled, seen)?, second[1]);
    let users = cli.apprunner("list-services-for-auto-scaling-configuration", &second)?;
    assert_eq!(users["ServiceArnList"], json!([arn]));
    let used = cli.refused("delete-auto-scaling-configuration", &second)?;
    assert!(used.contains("used by one or more services"), "{used}");
    cli.apprunner("delete-auto-scaling-configuration", &first)?;
    Ok(())
}

/// Associates a domain, follows it until its records are found, and takes it away.
fn with_a_domain(cli: &Cli, arn: &str) -> Outcome {
    let (service, domain) = (["--service-arn", arn], ["--domain-name", "cli.example.com"]);
    let both = [service, domain].concat();
    cli.apprunner("associate-custom-domain", &both)?;
    let status = "/CustomDomains/0/Status";
    let active = cli.until(
        "describe-custom-domains",
        &service,
        status,
        &json!("active"),
    );
    let active = active?;
    let records = &active["CustomDomains"][0]["CertificateValidationRecords"];
    assert_eq!(records.as_array().map(Vec::len), Some(3), "{records}");
    cli.apprunner("disassociate-custom-domain", &both)?;
    cli.until(
        "describe-custom-domains",
        &service,
        "/CustomDomains",
        &json!([]),
    )?;
    Ok(())
}
