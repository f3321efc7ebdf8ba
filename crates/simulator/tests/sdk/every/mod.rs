//! Every operation, its success and each of its modelled errors, as the model lists them.
//!
//! What was seen is written into a ledger; the test fails where the model has an operation or an
//! error that is not in it, so that nothing can be left out.

mod ingress;
mod ledger;
mod scaling;
mod services;
mod shared;

use aws_sdk_apprunner::Client;

use self::ledger::Ledger;
use crate::client::{Outcome, client, stepped};

/// An ARN of the usual account and region that is nobody's.
fn gone(kind: &str) -> String {
    let id = "0123456789abcdef0123456789abcdef";
    let number = match kind {
        "service" | "connection" | "vpcingressconnection" => "",
        _ => "/1",
    };
    format!("arn:aws:apprunner:eu-west-1:482100937716:{kind}/nobody{number}/{id}")
}

/// What no model takes for an ARN.
const NO_ARN: &str = "no-arn";

/// What no list has given out.
const NO_TOKEN: &str = "made-up";

/// What the parts work with.
struct Bench<'a> {
    running: &'a simulator::Running,
    client: &'a Client,
    ledger: Ledger,
}

#[tokio::test]
async fn every_operation_succeeds_and_fails_in_each_modelled_way() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let mut bench = Bench {
        running: &running,
        client: &client,
        ledger: Ledger::over(&running),
    };
    services::ask(&mut bench).await?;
    scaling::ask(&mut bench).await?;
    shared::ask(&mut bench).await?;
    ingress::ask(&mut bench).await?;
    bench.ledger.must_be_whole()
}
