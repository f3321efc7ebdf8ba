//! A machine without an AWS configuration.

use desktop::{Account, Name, Result, Setting, Simulator, play};

#[test]
fn a_first_run_opens_demo() -> Result<()> {
    play(Setting::named("first-run"), |app| {
        app.names("row", "rows of the Demo fleet", |rows| rows.len() > 3)?;
        app.find("button", Name::containing("demo-production"))?;
        app.picture("demo")
    })
}

#[test]
fn a_profile_that_the_environment_names_and_no_file_has_is_said() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("first-run-named")
        .profile("default", &aws, Account::Sandbox, "eu-west-1")
        .variable("AWS_PROFILE", "nobody");
    play(setting, |app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        app.see_in(
            "region",
            "Notices",
            r#"AWS_PROFILE names "nobody", which is in no file; default is open instead"#,
        )?;
        app.picture("said")
    })
}
