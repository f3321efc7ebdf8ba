//! What a first start opens.

use acceptance::{PRODUCTION, SANDBOX, profile};
use model::place::Cell;
use simulator::{Options, Simulator};

use crate::{first_start, home, read};

/// What is opened with `variables` where the config file is made from an endpoint.
async fn opened(config: impl FnOnce(&str) -> String, variables: &[(&str, &str)]) -> Vec<Cell> {
    let aws = Simulator::start(Options::scenario("demo")).await;
    let endpoint = aws.as_ref().expect("a simulator").endpoint();
    read(first_start(&home(&config(&endpoint)), &endpoint, variables).await)
}

/// `default` in Ireland, `ops` in Frankfurt, and `lost` nowhere.
fn three(endpoint: &str) -> String {
    let ops = profile("ops", PRODUCTION, endpoint).replace("eu-west-1", "eu-central-1");
    let lost = profile("lost", SANDBOX, endpoint).replace("region = eu-west-1\n", "");
    let default = profile("default", SANDBOX, endpoint).replace("[profile default]", "[default]");
    default + &ops + &lost
}

#[tokio::test]
async fn the_profile_that_the_environment_names_is_opened_in_its_own_region_alone() {
    let named = [("AWS_PROFILE", "ops")];
    assert_eq!(
        opened(three, &named).await,
        [Cell::new("ops", "eu-central-1")]
    );
}

#[tokio::test]
async fn default_is_opened_where_the_environment_names_none() {
    for variables in [&[][..], &[("AWS_PROFILE", "")]] {
        assert_eq!(
            opened(three, variables).await,
            [Cell::new("default", "eu-west-1")]
        );
    }
}

#[tokio::test]
async fn a_named_profile_without_a_region_opens_demo() {
    let named = [("AWS_PROFILE", "lost")];
    assert_eq!(
        opened(three, &named).await,
        [Cell::new("demo", "eu-west-1")]
    );
}

/// Others may be there: none of them is opened by itself.
#[tokio::test]
async fn demo_is_opened_where_there_is_neither() {
    let other = |endpoint: &str| profile("ops", PRODUCTION, endpoint);
    assert_eq!(opened(other, &[]).await, [Cell::new("demo", "eu-west-1")]);
}
