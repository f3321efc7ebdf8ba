//! Tags.

use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::Tag;

use crate::client::{Outcome, arn_of, client, stepped};

#[tokio::test]
async fn tags_are_put_taken_and_listed() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "checkout-api").await?;
    let tag = Tag::builder().key("cost-centre").value("4711").build();
    client
        .tag_resource()
        .resource_arn(&arn)
        .tags(tag)
        .send()
        .await?;
    client
        .untag_resource()
        .resource_arn(&arn)
        .tag_keys("team")
        .send()
        .await?;
    let list = client
        .list_tags_for_resource()
        .resource_arn(&arn)
        .send()
        .await?;
    let tags: Vec<_> = list
        .tags()
        .iter()
        .map(|tag| (tag.key(), tag.value()))
        .collect();
    assert_eq!(
        tags,
        [
            (Some("cost-centre"), Some("4711")),
            (Some("environment"), Some("production"))
        ]
    );
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_cannot_be_tagged() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "checkout-api").await?;
    let error = client
        .list_tags_for_resource()
        .resource_arn(format!("{}0", &arn[..arn.len() - 1]))
        .send()
        .await
        .expect_err("nothing there");
    assert!(error.into_service_error().is_resource_not_found_exception());
    let mut request = client.tag_resource().resource_arn(&arn);
    for number in 0..51 {
        request = request.tags(Tag::builder().key(format!("k{number}")).value("").build());
    }
    let error = request.send().await.expect_err("too many");
    assert_eq!(error.code(), Some("InvalidRequestException"));
    Ok(())
}
