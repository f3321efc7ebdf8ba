//! Pages and their tokens.

use aws_sdk_apprunner::error::ProvideErrorMetadata as _;

use crate::client::{Outcome, REGION, arn_of, client, client_in, listed_services, stepped};

#[tokio::test]
async fn every_service_of_a_fleet_is_listed_once() -> Outcome {
    let running = stepped("fleet-1000").await?;
    let mut names = Vec::new();
    for region in simulator::scenarios::REGIONS {
        let services = listed_services(&client_in(&running, region)).await?;
        names.extend(services.into_iter().map(|(name, _)| name));
    }
    assert_eq!(names.len(), 1_000);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 1_000);
    Ok(())
}

#[tokio::test]
async fn a_page_has_20_and_no_more_than_asked_for() -> Outcome {
    let running = stepped("fleet-1000").await?;
    let client = client(&running);
    let page = client.list_services().send().await?;
    assert_eq!(page.service_summary_list().len(), 20);
    let page = client.list_services().max_results(3).send().await?;
    assert_eq!(page.service_summary_list().len(), 3);
    assert!(page.next_token().is_some());
    Ok(())
}

#[tokio::test]
async fn a_made_up_token_and_one_from_elsewhere_are_refused() -> Outcome {
    let running = stepped("fleet-1000").await?;
    let client = client(&running);
    let other = client_in(&running, "us-east-1")
        .list_services()
        .send()
        .await?;
    let elsewhere = other.next_token().ok_or("a token")?;
    for token in ["made-up", "", "00", elsewhere] {
        let error = client
            .list_services()
            .next_token(token)
            .send()
            .await
            .expect_err(token);
        assert_eq!(error.code(), Some("InvalidRequestException"), "{token}");
        assert!(error.message().is_some_and(|message| !message.is_empty()));
    }
    Ok(())
}

#[tokio::test]
async fn operations_are_listed_newest_first_over_pages() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    let arn = arn_of(&client, "inventory-sync").await?;
    let whole = client.list_operations().service_arn(&arn).send().await?;
    let whole: Vec<_> = whole.operation_summary_list().to_vec();
    assert!(whole.len() >= 3, "{}", whole.len());
    assert!(whole.is_sorted_by(|a, b| a.started_at() >= b.started_at()));
    let mut pages = client
        .list_operations()
        .service_arn(&arn)
        .max_results(2)
        .into_paginator()
        .send();
    let mut collected = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page?;
        assert!(page.operation_summary_list().len() <= 2);
        collected.extend(page.operation_summary_list().to_vec());
    }
    assert!(arn.contains(REGION));
    assert_eq!(collected, whole);
    Ok(())
}
