//! Which image an operation shipped: kept while it can be told, never guessed afterwards.

use std::time::Duration;

use acceptance::{Stage, Story};
use engine::change::view::AttemptState;
use engine::event::Event;
use model::change::Change;
use model::image::ShippedImage;
use model::operation::Verdict;
use model::place::ServiceRef;
use simulator::faults::{Fault, FaultKind};
use simulator::state::OperationKind;

use crate::fleet::somebody_deploys;

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");
const PROD: (&str, &str) = ("acme-prod", "eu-west-1");

/// The images that the newest operations of `service` are known to have shipped, by operation.
async fn known(stage: &Stage, service: &ServiceRef) -> Vec<(String, ShippedImage)> {
    let page = stage.engine.operations(service, None).await;
    page.expect("a page").images.into_iter().collect()
}

/// The images, once there is one. The fleet may see an operation's end before the change that began it
/// does, so this may be told before anybody waits for it.
async fn until_known(stage: &mut Stage, service: &ServiceRef) -> Vec<(String, ShippedImage)> {
    for _ in 0..60 {
        let images = known(stage, service).await;
        if !images.is_empty() {
            return images;
        }
        stage.pass(1).await;
    }
    panic!("no image became known");
}

async fn until_image_told(stage: &mut Stage) -> ServiceRef {
    let told = |event: &Event| match event {
        Event::ImageKnown { service } => Some(service.clone()),
        _ => None,
    };
    stage.until("an image is known", told).await
}

fn succeeded() -> AttemptState {
    let verdict = Some(Verdict::Succeeded);
    AttemptState::Ended { verdict }
}

/// Deploys `service` to its success, and answers the operation's id.
async fn deployed(stage: &mut Stage, service: &ServiceRef) -> String {
    let attempt = stage.apply(service, Change::Deploy).await;
    let ended = stage.ended(&attempt.expect("applied")).await;
    assert_eq!(ended.state, succeeded());
    ended.operation.expect("an operation").id
}

/// That no image is known of `service`, and ECR was asked so many times, when all that follows an operation is over.
async fn none_is_known(stage: &mut Stage, service: &ServiceRef, asked: u64) {
    stage.pass(20).await;
    assert_eq!(stage.control().calls_of("DescribeImages"), asked);
    assert_eq!(known(stage, service).await, []);
}

fn notices(story: &Story) -> usize {
    let notice = |event: &&Event| matches!(event, Event::Notice { .. });
    story.iter().filter(notice).count()
}

#[tokio::test]
async fn the_image_of_a_deployment_is_known_and_outlives_the_program() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let operation = deployed(&mut stage, &service).await;
    let before = until_known(&mut stage, &service).await;
    let [(of, image)] = before.as_slice() else {
        panic!("one image: {before:?}")
    };
    assert_eq!(*of, operation);
    let (repository, tag) = image.identifier.rsplit_once(':').expect("a tag");
    assert!(repository.ends_with(".dkr.ecr.eu-west-1.amazonaws.com/checkout-api-dev"));
    assert_eq!(tag, "main-4f2c91e");
    assert!(image.digest.starts_with("sha256:") && image.digest.len() == 71);
    assert_eq!(image.by_digest, format!("{repository}@{}", image.digest));

    let stage = stage.again().await;
    assert_eq!(known(&stage, &service).await, before);
    assert_eq!(stage.control().calls_of("DescribeImages"), 1);
}

#[tokio::test]
async fn somebody_elses_deployment_has_its_image_too() {
    let mut stage = Stage::new("demo").await;
    somebody_deploys(&mut stage).await;
    let service = until_image_told(&mut stage).await;
    assert!(service.arn.as_str().contains("/order-events/"));
    assert_eq!(known(&stage, &service).await.len(), 1);
}

#[tokio::test]
async fn an_update_has_the_image_that_its_log_says_it_pulled() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(PROD, "order-events").await.service;
    // Every row's details, so that what is seen next is what changed.
    stage.pass(40).await;
    let started = stage
        .control()
        .start_operation("order-events", OperationKind::UpdateService);
    let started = started.expect("started");
    until_image_told(&mut stage).await;
    let [(operation, _)] = known(&stage, &service).await.try_into().expect("one image");
    assert_eq!(operation.replace('-', ""), started.replace('-', ""));
}

#[tokio::test]
async fn where_ecr_refuses_nothing_is_known_and_it_is_not_asked_again() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let denied = Fault::new(FaultKind::Denied).on("DescribeImages");
    stage.control().add_fault(denied.times(100));
    for _ in 0..2 {
        deployed(&mut stage, &service).await;
        assert_eq!(notices(&stage.pass(20).await), 0, "nobody is told");
    }
    assert_eq!(stage.control().calls_of("DescribeImages"), 1);
    assert_eq!(known(&stage, &service).await, []);
    let permissions = stage.engine.permissions(&"acme-dev".into()).await;
    let permissions = permissions.expect("it is known who it is").permissions;
    let images = permissions
        .iter()
        .find(|permission| permission.action == "ecr:DescribeImages")
        .expect("every action is listed");
    assert!(images.denial.is_some(), "the profile's page tells of it");
}

#[tokio::test]
async fn an_operation_that_ended_long_ago_has_no_image() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let attempt = stage.apply(&service, Change::Deploy).await;
    let id = attempt.expect("applied").id;
    let followed = |event: &Event| match event {
        Event::Attempt { attempt } if attempt.id == id && attempt.operation.is_some() => {
            Some((**attempt).clone())
        }
        _ => None,
    };
    let attempt = stage.until("it is followed", followed).await;
    // The engine sleeps through this, and ends: the tag may be another image's by the next start.
    stage.control().step(Duration::from_secs(1_800));
    let mut stage = stage.again().await;
    let ended = stage.ended(&attempt).await;
    assert_eq!(ended.state, succeeded());
    none_is_known(&mut stage, &service, 0).await;
}

#[tokio::test]
async fn a_failed_deployment_and_an_image_that_ecr_has_lost_have_none() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let lost = Fault::new(FaultKind::Denied).on("DescribeImages");
    stage
        .control()
        .add_fault(lost.coded("ImageNotFoundException", 400));
    deployed(&mut stage, &service).await;
    assert_eq!(notices(&stage.pass(20).await), 0);
    let cause = simulator::state::Cause::HealthCheck;
    let set = stage
        .control()
        .fail_next_deployment(service.arn.as_str(), cause);
    set.expect("set");
    let attempt = stage.apply(&service, Change::Deploy).await;
    let ended = stage.ended(&attempt.expect("applied")).await;
    assert_ne!(ended.state, succeeded());
    none_is_known(&mut stage, &service, 1).await;
}

#[tokio::test]
async fn ecr_public_is_not_asked() {
    let mut stage = Stage::new("demo").await;
    let cell = ("acme-dev", "eu-central-1");
    let service = stage.row(cell, "hello-app-runner").await.service;
    deployed(&mut stage, &service).await;
    none_is_known(&mut stage, &service, 0).await;
}
