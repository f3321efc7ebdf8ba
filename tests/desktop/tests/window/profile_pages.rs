//! The pages of profiles: one of each kind, each working or saying what it needs, in both themes and sizes.

use desktop::{App, Name, Result, Setting, Simulator, play};
use serde_json::json;

/// One profile of each kind that needs nothing but files.
fn of_each_kind(name: &str, aws: &Simulator) -> Setting {
    let endpoint = aws.endpoint();
    let place = format!("region = eu-west-1\nendpoint_url = {endpoint}\n");
    let role = "arn:aws:iam::482100937716:role";
    Setting::named(name)
        .config(&format!(
            "[profile keys]\n{place}aws_access_key_id = AKIATRACKSIDEPROD001\n\
             aws_secret_access_key = simulated/production/0000000000000000000\n\n\
             [profile role]\n{place}source_profile = keys\nrole_arn = {role}/operator\n\n\
             [profile code]\n{place}source_profile = keys\nrole_arn = {role}/mfa-operator\n\
             mfa_serial = arn:aws:iam::482100937716:mfa/ana\n\n\
             [sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n\n\
             [profile center]\n{place}sso_session = acme\nsso_account_id = 730335204118\nsso_role_name = PowerUserAccess\n\n\
             [profile program]\n{place}credential_process = /bin/false\n\n\
             [profile legacy]\n{place}sso_start_url = https://legacy.awsapps.com/start\nsso_region = eu-west-1\n\
             sso_account_id = 730335204118\nsso_role_name = PowerUserAccess\n\n\
             [profile chain]\n{place}source_profile = role\nrole_arn = {role}/auditor\n\n\
             [profile web]\n{place}web_identity_token_file = /does/not/exist\nrole_arn = {role}/web\n\n\
             [profile machine]\n{place}credential_source = Environment\nrole_arn = {role}/machine\n\n\
             [profile login]\n{place}login_session = arn:aws:iam::111122223333:user/ana\n\n\
             [profile circle]\nrole_arn = {role}/a\nsource_profile = round\n\n\
             [profile round]\nrole_arn = {role}/b\nsource_profile = circle\n"
        ))
        .arguments(&["--profile", "keys", "--region", "eu-west-1"])
}

/// Opens the page of a profile from the list of all.
fn open(app: &App, profile: &str) -> Result<()> {
    app.click("link", Name::containing("Profiles"))?;
    app.click("link", profile)?;
    app.find("heading", profile).map(drop)
}

fn every_page(app: &App, theme: &str) -> Result<()> {
    app.find("row", Name::containing("payments-gateway"))?;
    app.click("link", Name::containing("Profiles"))?;
    app.click("button", Name::containing("not asked yet"))?;
    for (profile, state) in [
        ("keys", "Ready"),
        ("role", "Ready"),
        ("code", "Needs an MFA code"),
        ("center", "Needs sign-in"),
        ("program", "No credentials"),
        ("legacy", "Needs sign-in"),
        ("chain", "Ready"),
        ("web", "No credentials"),
        ("machine", "No credentials"),
        ("login", "Needs sign-in"),
        ("circle", "Broken"),
    ] {
        app.see_in("row", Name::containing(profile), state)?;
    }
    for (width, height) in [(1024, 700), (1920, 1080)] {
        app.resize(width, height)?;
        app.picture(&format!("{theme}-{width}-list"))?;
        app.assert_accessible()?;
        open(app, "role")?;
        app.see("Assume the role")?;
        app.click("button", Name::containing("Check"))?;
        app.see("apprunner:ListServices")?;
        app.picture(&format!("{theme}-{width}-page"))?;
        app.assert_accessible()?;
        open(app, "circle")?;
        app.see("circle")?;
        app.find("list", "Problems")?;
        app.picture(&format!("{theme}-{width}-broken"))?;
        app.assert_accessible()?;
        app.click("link", Name::containing("Profiles"))?;
        app.click("button", "Add a profile")?;
        app.click("menuitem", "With an access key…")?;
        app.find("dialog", "Add a profile with an access key")?;
        app.picture(&format!("{theme}-{width}-key"))?;
        app.assert_accessible()?;
        app.click("button", "Cancel")?;
        app.gone("dialog", Name::Any)?;
    }
    Ok(())
}

#[test]
fn profiles_of_each_kind_work_or_say_what_they_need_in_dark() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let dark = json!({"version": 1, "theme": "dark", "showDemo": false});
    play(of_each_kind("kinds-pages", &aws).settings(dark), |app| {
        every_page(app, "dark")
    })
}

#[test]
fn profiles_of_each_kind_work_or_say_what_they_need_in_light() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let light = json!({"version": 1, "theme": "light", "showDemo": false});
    play(of_each_kind("kinds-pages", &aws).settings(light), |app| {
        every_page(app, "light")
    })
}
