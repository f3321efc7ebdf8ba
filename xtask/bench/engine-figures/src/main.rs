//! The engine without a window, timed from inside, for `cargo xtask bench`.
//!
//! `engine-figures refresh ENDPOINT SAMPLES` times refreshes of the fleet at ENDPOINT;
//! `engine-figures metrics ENDPOINT SERVICES` reads the metrics of so many services twice;
//! `engine-figures profiles COUNT SAMPLES` times the reading of that many profiles. The answer is one line of JSON.

mod home;
mod metrics;
mod profiles;
mod refresh;

use std::io::Write as _;

use anyhow::{Context, Result, bail};
use serde_json::Value;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let answer: Value = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["refresh", endpoint, samples] => refresh::measure(endpoint, number(samples)?).await?,
        ["metrics", endpoint, services] => metrics::measure(endpoint, number(services)?).await?,
        ["profiles", count, samples] => profiles::measure(number(count)?, number(samples)?).await?,
        _ => bail!("what is to be measured? `refresh`, `metrics` or `profiles`"),
    };
    let mut output = std::io::stdout().lock();
    writeln!(output, "{answer}")?;
    Ok(())
}

fn number(word: &str) -> Result<usize> {
    word.parse()
        .with_context(|| format!("{word} is not a number"))
}
