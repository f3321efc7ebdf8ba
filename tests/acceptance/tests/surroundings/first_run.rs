//! What a first start opens.

use acceptance::{PRODUCTION, SANDBOX, profile};
use model::place::Cell;
use simulator::{Options, Simulator};

use crate::{home, read, started};

/// What is opened with `variables` where the config file is made from an endpoint, without a word.
async fn opened(config: impl FnOnce(&str) -> String, variables: &[(&str, &str)]) -> Vec<Cell> {
    let (said, cells) = opened_saying(config, variables).await;
    assert!(said.is_empty(), "{said:?}");
    cells
}

/// The same, and what is said of it.
async fn opened_saying(
    config: impl FnOnce(&str) -> String,
    variables: &[(&str, &str)],
) -> (Vec<String>, Vec<Cell>) {
    let aws = Simulator::start(Options::scenario("demo")).await;
    let endpoint = aws.as_ref().expect("a simulator").endpoint();
    let (said, ended) = started(&home(&config(&endpoint)), &endpoint, variables).await;
    let said = said.into_iter().map(|notice| notice.message).collect();
    (said, read(ended))
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
async fn a_named_profile_without_a_region_opens_demo_and_says_so() {
    let named = [("AWS_PROFILE", "lost")];
    let (said, cells) = opened_saying(three, &named).await;
    assert_eq!(cells, [Cell::new("demo", "eu-west-1")]);
    let words = r#"AWS_PROFILE names "lost", which has no region of its own; Demo is open instead"#;
    assert_eq!(said, [words]);
}

#[tokio::test]
async fn a_named_profile_that_is_in_no_file_is_said_with_what_is_opened_instead() {
    let named = [("AWS_PROFILE", "nobody")];
    let other = |endpoint: &str| profile("ops", PRODUCTION, endpoint);
    let (said, cells) = opened_saying(three, &named).await;
    assert_eq!(cells, [Cell::new("default", "eu-west-1")]);
    let words = r#"AWS_PROFILE names "nobody", which is in no file; default is open instead"#;
    assert_eq!(said, [words]);

    let (said, cells) = opened_saying(other, &named).await;
    assert_eq!(cells, [Cell::new("demo", "eu-west-1")]);
    let words = r#"AWS_PROFILE names "nobody", which is in no file; Demo is open instead"#;
    assert_eq!(said, [words]);
}

/// Others may be there: none of them is opened by itself.
#[tokio::test]
async fn demo_is_opened_where_there_is_neither() {
    let other = |endpoint: &str| profile("ops", PRODUCTION, endpoint);
    assert_eq!(opened(other, &[]).await, [Cell::new("demo", "eu-west-1")]);
}
