//! Twenty clients at once. How many calls they get through in a minute is the benchmark's to tell (`simulator-figures`);
//! here they have so many rounds.

#[path = "../figures/crowd.rs"]
mod clients;

use simulator::{Options, Simulator};

use crate::client::Outcome;

#[tokio::test(flavor = "multi_thread")]
async fn twenty_clients_at_once_get_no_wrong_answer() -> Outcome {
    let options = Options {
        speed: 600.0,
        ..Options::scenario("empty")
    };
    let running = Simulator::start(options).await?;
    let tally = clients::work(&running.endpoint(), clients::Until::Rounds(3))
        .await
        .map_err(|error| error.to_string())?;
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    // Lists in two pages, tags, a revision, a service and who one is: nine calls at least.
    assert!(tally.calls >= 20 * 3 * 9, "{}", tally.calls);
    assert!(!tally.took.is_zero());
    Ok(())
}
