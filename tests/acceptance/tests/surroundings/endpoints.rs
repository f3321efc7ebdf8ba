//! Variables that send calls elsewhere.

use acceptance::{PRODUCTION, profile};
use model::place::Cell;
use simulator::{Options, Running, Simulator};

use crate::{first_start, home, read};

async fn aws() -> Running {
    let started = Simulator::start(Options::scenario("demo")).await;
    started.expect("a simulator")
}

/// How often somebody was asked for services, and for who calls.
fn asked(aws: &Running) -> (u64, u64) {
    let control = aws.control();
    (
        control.calls_of("ListServices"),
        control.calls_of("GetCallerIdentity"),
    )
}

/// The section of `ops`, which says nothing of endpoints.
fn without_endpoint() -> String {
    profile("ops", PRODUCTION, "").replace("endpoint_url = \n", "")
}

#[tokio::test]
async fn an_ordinary_profile_goes_where_the_environment_sends_it() {
    let (all, app_runner, demo) = (aws().await, aws().await, aws().await);
    let (for_all, for_app_runner) = (all.endpoint(), app_runner.endpoint());
    let home = home(&without_endpoint());
    let variables = [
        ("AWS_PROFILE", "ops"),
        ("AWS_ENDPOINT_URL", &*for_all),
        ("AWS_ENDPOINT_URL_APPRUNNER", &*for_app_runner),
    ];
    let opened = read(first_start(&home, &demo.endpoint(), &variables).await);
    assert_eq!(opened, [Cell::new("ops", "eu-west-1")]);
    let (services, callers) = asked(&all);
    assert_eq!(services, 0, "App Runner has an endpoint of its own");
    assert!(callers > 0);
    let (services, callers) = asked(&app_runner);
    assert!(services > 0);
    assert_eq!(callers, 0, "the endpoint is App Runner's alone");
    assert_eq!(asked(&demo), (0, 0));
}

#[tokio::test]
async fn one_variable_sends_every_service_elsewhere() {
    let (all, demo) = (aws().await, aws().await);
    let home = home(&without_endpoint());
    let for_all = all.endpoint();
    let variables = [("AWS_PROFILE", "ops"), ("AWS_ENDPOINT_URL", &*for_all)];
    read(first_start(&home, &demo.endpoint(), &variables).await);
    let (services, callers) = asked(&all);
    assert!(services > 0 && callers > 0);
    assert_eq!(asked(&demo), (0, 0));
}

#[tokio::test]
async fn no_variable_sends_demo_elsewhere() {
    let (elsewhere, demo) = (aws().await, aws().await);
    let home = home("");
    let endpoint = elsewhere.endpoint();
    let variables = [
        ("AWS_ENDPOINT_URL", &*endpoint),
        ("AWS_ENDPOINT_URL_APPRUNNER", &*endpoint),
        ("AWS_ENDPOINT_URL_STS", &*endpoint),
    ];
    let opened = read(first_start(&home, &demo.endpoint(), &variables).await);
    assert_eq!(opened, [Cell::new("demo", "eu-west-1")]);
    assert!(asked(&demo).0 > 0);
    assert!(elsewhere.control().calls().is_empty());
}
