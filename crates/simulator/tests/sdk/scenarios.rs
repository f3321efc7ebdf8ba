//! Scenarios that are about more than what they hold.

use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use simulator::{Options, Simulator, StartError};

use crate::client::{Outcome, arn_of, client, client_in, listed_services, stepped};

#[tokio::test]
async fn nothing_is_permitted_and_the_action_is_named() -> Outcome {
    let running = stepped("no-permission").await?;
    let client = client(&running);
    let error = client.list_services().send().await.expect_err("denied");
    assert_eq!(error.code(), Some("AccessDeniedException"));
    let message = error.message().ok_or("a message")?;
    assert!(
        message.contains("is not authorized to perform: apprunner:ListServices"),
        "{message}"
    );
    Ok(())
}

#[tokio::test]
async fn one_region_is_down_and_the_others_are_not() -> Outcome {
    let running = stepped("one-region-down").await?;
    let error = client_in(&running, "eu-central-1")
        .list_services()
        .send()
        .await
        .expect_err("down");
    assert_eq!(
        error.raw_response().map(|raw| raw.status().as_u16()),
        Some(503)
    );
    assert!(!listed_services(&client(&running)).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_large_fleet_has_its_size() -> Outcome {
    let running = stepped("fleet-5000").await?;
    let mut count = 0;
    for region in simulator::scenarios::REGIONS {
        count += listed_services(&client_in(&running, region)).await?.len();
    }
    assert_eq!(count, 5_000);
    Ok(())
}

#[tokio::test]
async fn an_empty_one_is_empty_everywhere() -> Outcome {
    let running = stepped("empty").await?;
    for region in simulator::scenarios::REGIONS {
        assert!(
            listed_services(&client_in(&running, region))
                .await?
                .is_empty()
        );
    }
    Ok(())
}

#[tokio::test]
async fn unknown_scenarios_and_taken_ports_do_not_start() -> Outcome {
    let unknown = Simulator::start(Options::scenario("nonsense")).await;
    assert!(matches!(unknown, Err(StartError::UnknownScenario { .. })));
    let running = stepped("empty").await?;
    let port = running
        .endpoint()
        .rsplit(':')
        .next()
        .ok_or("a port")?
        .parse()?;
    let taken = Simulator::start(Options {
        port,
        ..Options::default()
    })
    .await;
    assert!(matches!(taken, Err(StartError::Port { .. })));
    Ok(())
}

#[tokio::test]
async fn a_simulator_that_is_dropped_or_stopped_listens_no_more() -> Outcome {
    let running = stepped("demo").await?;
    let client = client(&running);
    arn_of(&client, "checkout-api").await?;
    running.stop().await?;
    client.list_services().send().await.expect_err("stopped");
    Ok(())
}
