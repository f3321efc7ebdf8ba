//! The program on a virtual display, and a picture of it.

use std::{path::Path, thread, time::Duration};

use anyhow::{Context, Result};
use serde_json::Value;
use stage::{Session, Stage, webdriver::Driver};

use super::RunOptions;
use crate::progress::{self, during};

const WIDTH: u32 = 1440;
const HEIGHT: u32 = 900;

/// A debug build on a busy machine takes its time over the first paint.
const PATIENCE: Duration = Duration::from_secs(180);

pub(super) fn take(program: &Path, options: &RunOptions, file: &Path) -> Result<()> {
    progress::remark("Opening Trackside on a virtual display.");
    let stage = Stage::set_up()?;
    // An empty home is a first run, and a first run opens Demo. Who passes arguments means an account of theirs.
    let as_the_user = !options.arguments.is_empty();
    let driver = Driver::start(&stage, as_the_user)?;
    let session = driver.open(program, &options.arguments)?;
    during("waiting for the fleet to be on screen", || {
        session.resize(WIDTH, HEIGHT)?;
        wait_for_content(&session)
    })
    .with_context(|| format!("the program's last words: {}", driver.last_words()))?;
    session.screenshot(file)?;
    session.close()?;
    progress::tell(&file.display().to_string());
    Ok(())
}

/// What a person would wait for too: a row with text in the table, nothing that is still loading, the fonts there, and
/// two more frames for all of it to be painted.
const LOOK: &str = r#"
    const done = arguments[arguments.length - 1];
    const rows = [...document.querySelectorAll("table tbody tr, [role=grid] [role=row], [role=table] [role=row]")]
        .filter(row => row.querySelector("td, [role=gridcell], [role=cell]") && row.textContent.trim() !== "");
    const loading = document.querySelectorAll("[aria-busy=true], [class*=animate-breathe]").length;
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() =>
        done({rows: rows.length, loading, words: document.body.innerText.replace(/\d+/g, "0")}))));
"#;

/// How many looks in a row must be alike: details of the rows keep coming in for a moment after the rows. Figures do
/// not count, for ages and elapsed times never rest.
const ALIKE: u32 = 4;
/// After so many looks the picture is taken of a page that is not at rest.
const ENOUGH: u32 = 40;
const BETWEEN_LOOKS: Duration = Duration::from_millis(400);

fn wait_for_content(session: &Session) -> Result<(), stage::Error> {
    let mut last = String::new();
    let (mut alike, mut looks) = (0, 0);
    stage::until("rows of the fleet", PATIENCE, || {
        let seen = session.run_async(LOOK, &[])?;
        let number = |name| seen.get(name).and_then(Value::as_u64).unwrap_or_default();
        if number("rows") == 0 || number("loading") > 0 {
            return Ok(Err(seen.to_string()));
        }
        let words = seen
            .get("words")
            .and_then(Value::as_str)
            .unwrap_or_default();
        alike = if words == last { alike + 1 } else { 1 };
        looks += 1;
        last = words.to_owned();
        if alike >= ALIKE || looks >= ENOUGH {
            return Ok(Ok(()));
        }
        thread::sleep(BETWEEN_LOOKS);
        Ok(Err(format!("a page that is not at rest: {words}")))
    })
}
