//! ECR, by hand: what it is asked, and what it answers.

use std::error::Error;

use serde_json::{Value as Json, json};
use simulator::{Options, Running, Simulator};

use crate::client::Outcome;
use crate::raw::{Answer, Raw};

async fn ask(running: &Running, operation: &str, input: &Json) -> Result<Answer, Box<dyn Error>> {
    let target = format!("AmazonEC2ContainerRegistry_V20150921.{operation}");
    Raw::json("1.1", &target, &input.to_string())
        .signed_for(running, "ecr")
        .send(running)
        .await
}

/// The name of some repository of the demo.
async fn repository(running: &Running) -> Result<String, Box<dyn Error>> {
    let answer = ask(running, "DescribeRepositories", &json!({}))
        .await?
        .json()?;
    let first = &answer["repositories"][0];
    assert!(
        first["repositoryUri"]
            .as_str()
            .is_some_and(|uri| uri.contains(".dkr.ecr."))
    );
    Ok(first["repositoryName"].as_str().ok_or("a name")?.to_owned())
}

#[tokio::test]
async fn a_repository_holds_what_services_run_and_what_was_before() -> Outcome {
    let running = Simulator::start(Options::scenario("demo")).await?;
    let name = repository(&running).await?;
    let told = ask(
        &running,
        "DescribeImages",
        &json!({ "repositoryName": name }),
    )
    .await?
    .json()?;
    let images = told["imageDetails"].as_array().ok_or("images")?;
    assert_eq!(images.len(), 14);
    let pushed: Vec<f64> = images
        .iter()
        .filter_map(|one| one["imagePushedAt"].as_f64())
        .collect();
    assert!(
        pushed.windows(2).all(|pair| pair[0] > pair[1]),
        "{pushed:?}"
    );
    let untagged = json!({ "repositoryName": name, "filter": { "tagStatus": "UNTAGGED" } });
    let told = ask(&running, "DescribeImages", &untagged).await?.json()?;
    assert_eq!(told["imageDetails"].as_array().map(Vec::len), Some(2));
    let tag = &images[1]["imageTags"][0];
    let one = json!({ "repositoryName": name, "imageIds": [{ "imageTag": tag }] });
    let told = ask(&running, "DescribeImages", &one).await?.json()?;
    assert_eq!(
        told["imageDetails"][0]["imageDigest"],
        images[1]["imageDigest"]
    );
    let again = Simulator::start(Options::scenario("demo")).await?;
    let told = ask(&again, "DescribeImages", &one).await?.json()?;
    assert_eq!(
        told["imageDetails"][0]["imageDigest"],
        images[1]["imageDigest"]
    );
    Ok(())
}

#[tokio::test]
async fn images_come_in_pages() -> Outcome {
    let running = Simulator::start(Options::scenario("demo")).await?;
    let name = repository(&running).await?;
    let (mut token, mut sizes) = (Json::Null, Vec::new());
    loop {
        let input = json!({ "repositoryName": name, "maxResults": 6, "nextToken": token });
        let page = ask(&running, "DescribeImages", &input).await?.json()?;
        sizes.push(page["imageDetails"].as_array().map_or(0, Vec::len));
        token = page["nextToken"].clone();
        if token.is_null() {
            break;
        }
    }
    assert_eq!(sizes, [6, 6, 2]);
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_has_its_code() -> Outcome {
    let running = Simulator::start(Options::scenario("demo")).await?;
    let name = repository(&running).await?;
    for (operation, input, code) in [
        (
            "DescribeImages",
            json!({ "repositoryName": "gone" }),
            "RepositoryNotFoundException",
        ),
        (
            "DescribeRepositories",
            json!({ "repositoryNames": ["gone"] }),
            "RepositoryNotFoundException",
        ),
        (
            "DescribeImages",
            json!({ "repositoryName": name, "imageIds": [{ "imageTag": "gone" }] }),
            "ImageNotFoundException",
        ),
        ("DescribeImages", json!({}), "InvalidParameterException"),
        (
            "DescribeImages",
            json!({ "repositoryName": name, "maxResults": 0 }),
            "InvalidParameterException",
        ),
        (
            "DescribeImages",
            json!({ "repositoryName": name, "nextToken": "x" }),
            "InvalidParameterException",
        ),
        (
            "DescribeImages",
            json!({ "repositoryName": name, "registryId": "999999999999" }),
            "InvalidParameterException",
        ),
    ] {
        let answer = ask(&running, operation, &input).await?;
        assert_eq!(
            (answer.status, answer.code()?.as_str()),
            (400, code),
            "{input}"
        );
    }
    Ok(())
}
