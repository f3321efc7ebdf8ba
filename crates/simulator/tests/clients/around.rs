//! The AWS CLI on what stands around App Runner, with a key of the listed ones.

use serde_json::{Value as Json, json};
use simulator::scenarios::PRODUCTION;

use crate::cli::Cli;
use crate::ground::{Failure, Outcome};

/// A service of the demo that runs: its name, id and ARN.
fn one_that_runs(cli: &Cli) -> Result<[String; 3], Failure> {
    let listed = cli.run(&["apprunner", "list-services"])?;
    let services = listed["ServiceSummaryList"].as_array().ok_or("services")?;
    let found = services.iter().find(|one| one["Status"] == "RUNNING");
    let found = found.ok_or("one that runs")?;
    let member = |name: &str| found[name].as_str().map(str::to_owned).ok_or("a member");
    Ok([
        member("ServiceName")?,
        member("ServiceId")?,
        member("ServiceArn")?,
    ])
}

#[test]
fn the_aws_cli_reads_metrics_alarms_logs_and_who_it_is() -> Outcome {
    let cli = Cli::start("demo")?;
    let identity = cli.run(&["sts", "get-caller-identity"])?;
    assert_eq!(identity["Account"], PRODUCTION);
    let [name, id, arn] = one_that_runs(&cli)?;
    let described = cli.run(&["apprunner", "describe-service", "--service-arn", &arn])?;
    assert_eq!(described["Service"]["ServiceId"], json!(id));

    let dimensions =
        json!([{ "Name": "ServiceName", "Value": name }, { "Name": "ServiceID", "Value": id }]);
    let queries = json!([{
        "Id": "requests",
        "MetricStat": {
            "Metric": { "Namespace": "AWS/AppRunner", "MetricName": "Requests", "Dimensions": dimensions },
            "Period": 60,
            "Stat": "Sum",
        },
    }]);
    let (now, hour) = (now()?, 3600);
    let (start, end) = ((now - hour).to_string(), now.to_string());
    let range = ["--start-time", &start, "--end-time", &end];
    let asked = [
        "cloudwatch",
        "get-metric-data",
        "--metric-data-queries",
        &queries.to_string(),
    ];
    let metrics = cli.run(&[&asked[..], &range].concat())?;
    let points = metrics["MetricDataResults"][0]["Values"].as_array();
    // The latest minutes come late.
    assert!((50..=60).contains(&points.map_or(0, Vec::len)), "{metrics}");

    alarmed(&cli, &name, &dimensions)?;

    let group = format!("/aws/apprunner/{name}/{id}/application");
    let logged = cli.run(&[
        "logs",
        "filter-log-events",
        "--log-group-name",
        &group,
        "--max-items",
        "20",
    ])?;
    let events = logged["events"].as_array().ok_or("events")?;
    assert!(
        !events.is_empty() && events.iter().all(|event| event["message"].is_string()),
        "{logged}"
    );
    Ok(())
}

/// Makes an alarm, finds it among the described ones, and deletes it.
fn alarmed(cli: &Cli, name: &str, dimensions: &Json) -> Outcome {
    let alarm = format!("{name}-5xx");
    let dimensions = dimensions.to_string();
    cli.run(&[
        "cloudwatch",
        "put-metric-alarm",
        "--alarm-name",
        &alarm,
        "--namespace",
        "AWS/AppRunner",
        "--metric-name",
        "5xxStatusResponses",
        "--statistic",
        "Sum",
        "--period",
        "300",
        "--evaluation-periods",
        "2",
        "--threshold",
        "10",
        "--comparison-operator",
        "GreaterThanThreshold",
        "--treat-missing-data",
        "notBreaching",
        "--dimensions",
        &dimensions,
    ])?;
    let described = cli.run(&["cloudwatch", "describe-alarms", "--alarm-names", &alarm])?;
    let found = &described["MetricAlarms"][0];
    assert_eq!(
        (&found["AlarmName"], &found["Threshold"]),
        (&json!(alarm), &json!(10.0))
    );
    cli.run(&["cloudwatch", "delete-alarms", "--alarm-names", &alarm])?;
    let described = cli.run(&["cloudwatch", "describe-alarms", "--alarm-names", &alarm])?;
    assert_eq!(described["MetricAlarms"], json!([]));
    Ok(())
}

/// Seconds of the real clock, which the simulator's timestamps are of.
fn now() -> Result<u64, Failure> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    Ok(since.as_secs())
}
