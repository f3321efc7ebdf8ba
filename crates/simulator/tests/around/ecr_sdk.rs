//! ECR, with the official SDK.

use std::error::Error;

use aws_sdk_ecr::Client;
use aws_sdk_ecr::error::ProvideErrorMetadata as _;
use aws_sdk_ecr::types::{DescribeImagesFilter, ImageDetail, ImageIdentifier, TagStatus};
use simulator::{Options, Running, Simulator};

use crate::client::{Aws, Outcome, config, listed};

async fn start() -> Result<(Running, Client), Box<dyn Error>> {
    let running = Simulator::start(Options::scenario("demo")).await?;
    let client = Client::new(&config(&running, listed(0)));
    Ok((running, client))
}

async fn images(client: &Client, name: &str) -> Result<Vec<ImageDetail>, Box<dyn Error>> {
    let request = client.describe_images().repository_name(name);
    let mut pages = request.into_paginator().page_size(5).send();
    let mut images = Vec::new();
    while let Some(page) = pages.next().await {
        images.extend_from_slice(page?.image_details());
    }
    Ok(images)
}

#[tokio::test]
async fn repositories_come_in_pages_and_by_name() -> Outcome {
    let (_running, client) = start().await?;
    let request = client.describe_repositories().into_paginator();
    let mut pages = request.page_size(3).send();
    let mut names = Vec::new();
    while let Some(page) = pages.next().await {
        for one in page?.repositories() {
            let name = one.repository_name().ok_or("a name")?.to_owned();
            let uri = one.repository_uri().ok_or("a URI")?;
            assert!(uri.ends_with(&format!("amazonaws.com/{name}")), "{uri}");
            assert!(one.created_at().is_some() && one.repository_arn().is_some());
            names.push(name);
        }
    }
    assert!(names.len() > 3 && names.is_sorted(), "{names:?}");
    let first = client.describe_repositories().repository_names(&names[0]);
    assert_eq!(first.send().await?.repositories().len(), 1);
    let gone = client.describe_repositories().repository_names("gone");
    let gone = gone.send().await.expect_err("gone").into_service_error();
    assert!(gone.is_repository_not_found_exception(), "{gone:?}");
    let both = client
        .describe_repositories()
        .repository_names(&names[0])
        .max_results(1);
    let both = both.send().await.expect_err("both").into_service_error();
    assert!(both.is_invalid_parameter_exception(), "{both:?}");
    Ok(())
}

#[tokio::test]
async fn what_a_service_runs_is_among_the_images() -> Outcome {
    let aws = Aws::demo().await?;
    let client = Client::new(&config(&aws.running, listed(0)));
    let service = aws.service("checkout-api").await?;
    let request = aws.apprunner.describe_service().service_arn(&service.arn);
    let told = request.send().await?;
    let image = told
        .service()
        .and_then(|service| service.source_configuration())
        .and_then(|source| source.image_repository())
        .ok_or("an image")?
        .image_identifier()
        .to_owned();
    let (_, path) = image.split_once('/').ok_or("a path")?;
    let (name, tag) = path.rsplit_once(':').ok_or("a tag")?;
    let all = images(&client, name).await?;
    assert_eq!(all.len(), 14);
    assert!(all[0].image_tags().contains(&tag.to_owned()), "{all:?}");
    let filter = DescribeImagesFilter::builder().tag_status(TagStatus::Untagged);
    let untagged = client.describe_images().repository_name(name);
    let untagged = untagged.filter(filter.build()).send().await?;
    assert_eq!(untagged.image_details().len(), 2);
    let ask = |id: ImageIdentifier| {
        let request = client.describe_images().repository_name(name);
        request.image_ids(id).send()
    };
    let by_tag = ask(ImageIdentifier::builder().image_tag(tag).build()).await?;
    assert_eq!(by_tag.image_details(), &all[..1]);
    let digest = all[3].image_digest().ok_or("a digest")?;
    let by_digest = ask(ImageIdentifier::builder().image_digest(digest).build()).await?;
    assert_eq!(by_digest.image_details(), &all[3..4]);
    let gone = ask(ImageIdentifier::builder().image_tag("gone").build()).await;
    let gone = gone.expect_err("gone").into_service_error();
    assert!(gone.is_image_not_found_exception(), "{gone:?}");
    Ok(())
}

#[tokio::test]
async fn wrong_questions_are_refused() -> Outcome {
    let (_running, client) = start().await?;
    for request in [
        client
            .describe_images()
            .repository_name("gone")
            .max_results(0),
        client.describe_images().repository_name("UPPER"),
        client
            .describe_images()
            .repository_name("a")
            .next_token("x"),
        client
            .describe_images()
            .repository_name("a")
            .registry_id("999999999999"),
    ] {
        let error = request.send().await.expect_err("refused");
        let code = error.code().unwrap_or_default().to_owned();
        let known = ["InvalidParameterException", "RepositoryNotFoundException"];
        assert!(known.contains(&code.as_str()), "{error:?}");
    }
    Ok(())
}
