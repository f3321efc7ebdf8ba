//! The fleet of a profile.

use desktop::{Account, Key, Modifier, Name, Result, Setting, Simulator, play};

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

#[test]
fn the_fleet_is_filtered_and_left_by_the_keyboard() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting =
        Setting::named("filter").profile("default", &aws, Account::Production, "eu-west-1");
    play(setting, |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        app.press(&[], "/")?;
        app.press(&[], "checkout")?;
        app.gone("row", Name::containing("payments-gateway"))?;
        app.find("row", Name::containing("checkout-api"))?;
        app.address("the filter in the address", |address| {
            address.contains("checkout")
        })?;
        app.press(&[], Key::Escape)?;
        app.find("row", Name::containing("payments-gateway"))?;

        app.press(&[Modifier::Control], "k")?;
        app.find("dialog", Name::Any)?;
        app.press(&[], Key::Escape)?;
        app.gone("dialog", Name::Any)
    })
}
