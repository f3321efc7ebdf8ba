//! A machine without an AWS configuration.

use desktop::{Name, Result, Setting, play};

#[test]
fn a_first_run_opens_demo() -> Result<()> {
    play(Setting::named("first-run"), |app| {
        app.names("row", "rows of the Demo fleet", |rows| rows.len() > 3)?;
        app.find("button", Name::containing("demo-production"))?;
        app.picture("demo")
    })
}
