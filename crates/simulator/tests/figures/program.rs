//! The simulator's own figures, for `cargo xtask bench`.
//!
//! `simulator-figures crowd ENDPOINT SECONDS` lets clients work against the simulator at ENDPOINT for so long;
//! `simulator-figures pages SERVICES SAMPLES` times pages of `ListServices`. The answer is one line of JSON.

mod crowd;
mod pages;

use std::error::Error;
use std::io::Write as _;
use std::time::Duration;

use serde_json::json;

use crate::crowd::Until;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let answer = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["crowd", endpoint, seconds] => {
            let until = Until::Passed(Duration::from_secs(seconds.parse()?));
            let tally = crowd::work(endpoint, until).await?;
            json!({ "calls": tally.calls, "seconds": tally.took.as_secs_f64(), "wrong": tally.wrong })
        }
        ["pages", services, samples] => {
            let times = pages::measure(services.parse()?, samples.parse()?).await?;
            json!({ "microseconds": times })
        }
        _ => return Err("what is to be measured? `crowd` or `pages`".into()),
    };
    let mut output = std::io::stdout().lock();
    writeln!(output, "{answer}")?;
    Ok(())
}
