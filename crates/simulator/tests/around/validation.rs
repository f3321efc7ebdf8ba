//! Inputs that no SDK would send.

use simulator::{Options, Running, Simulator};

use crate::client::Outcome;
use crate::raw::{Answer, Raw};

const SERVICE: &str = "arn:aws:apprunner:eu-west-1:111122223333:service/web/\
                       0123456789abcdef0123456789abcdef";

async fn ask(
    running: &Running,
    operation: &str,
    body: &str,
) -> Result<Answer, Box<dyn std::error::Error>> {
    Raw::json("1.0", &format!("AppRunner.{operation}"), body)
        .signed_for(running, "apprunner")
        .send(running)
        .await
}

#[tokio::test]
async fn each_fault_has_its_code() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    for (operation, body, code) in [
        ("ListServices", "", None),
        ("ListServices", "{}", None),
        ("ListServices", r#"{"MaxResults":5,"Unheard":[1]}"#, None),
        ("ListServices", r#"{"MaxResults":null}"#, None),
        ("ListServices", "{", Some("SerializationException")),
        ("ListServices", "[]", Some("SerializationException")),
        ("ListServices", "\"text\"", Some("SerializationException")),
        ("ListServices", "\u{0}", Some("SerializationException")),
        (
            "ListServices",
            r#"{"MaxResults":"5"}"#,
            Some("InvalidRequestException"),
        ),
        (
            "ListServices",
            r#"{"MaxResults":0}"#,
            Some("InvalidRequestException"),
        ),
        ("DescribeService", "{}", Some("InvalidRequestException")),
        (
            "DescribeService",
            r#"{"ServiceArn":"web"}"#,
            Some("InvalidRequestException"),
        ),
        (
            "CreateService",
            r#"{"ServiceName":"ok-name"}"#,
            Some("InvalidRequestException"),
        ),
        (
            "PauseService",
            r#"{"ServiceArn":{}}"#,
            Some("InvalidRequestException"),
        ),
        ("ListSecrets", "{}", Some("UnknownOperationException")),
        ("", "{}", Some("UnknownOperationException")),
    ] {
        let answer = ask(&running, operation, body).await?;
        match code {
            None => assert_eq!(answer.status, 200, "{operation} {body}: {}", answer.body),
            Some(code) => {
                assert_eq!(answer.code()?, code, "{operation} {body}");
                assert_eq!(answer.status, 400, "{operation} {body}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_violation_is_in_one_message() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let body = r#"{"MaxConcurrency":0,"MinSize":26}"#;
    let answer = ask(&running, "CreateAutoScalingConfiguration", body).await?;
    let json = answer.json()?;
    let message = json["Message"].as_str().ok_or("a message")?;
    assert!(
        message.starts_with("3 validation errors detected: "),
        "{message}"
    );
    for path in ["autoScalingConfigurationName", "maxConcurrency", "minSize"] {
        assert!(
            message.contains(&format!("at '{path}' failed")),
            "{message}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_well_formed_input_gets_past_the_model() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let body = format!(r#"{{"ServiceArn":"{SERVICE}"}}"#);
    let answer = ask(&running, "DescribeService", &body).await?;
    assert_eq!(answer.code()?, "ResourceNotFoundException");
    Ok(())
}
