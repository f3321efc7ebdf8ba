//! The fleet of a profile.

use desktop::{Account, Name, Result, Setting, Simulator, play};

#[test]
fn the_fleet_of_a_profile_is_on_screen() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(
        Setting::named("fleet").profile("default", &aws, Account::Production, "eu-west-1"),
        |app| {
            app.find("heading", Name::containing("Fleet"))?;
            let rows = app.names("row", "rows of the fleet", |rows| rows.len() > 3)?;
            assert!(rows.iter().any(|row| row.contains("eu-west-1")), "{rows:?}");
            app.picture("light")?;
            app.assert_accessible()
        },
    )
}
