//! Codes for multi-factor authentication: asked for on a click, refused, and asked for in the middle of a change.

use desktop::{Key, Name, Result, Setting, Simulator, play};
use serde_json::json;

const SERIAL: &str = "arn:aws:iam::482100937716:mfa/ana";
const DIALOG: &str = "Enter a code for ops";

/// A profile that takes a role of the production account, which asks for a second factor.
fn behind_mfa(name: &str, aws: &Simulator, service: &[&str]) -> Setting {
    let endpoint = aws.endpoint();
    Setting::named(name)
        .config(&format!(
            "[profile base]\nregion = eu-west-1\nendpoint_url = {endpoint}\n\
             aws_access_key_id = AKIATRACKSIDEPROD001\n\
             aws_secret_access_key = simulated/production/0000000000000000000\n\n\
             [profile ops]\nregion = eu-west-1\nendpoint_url = {endpoint}\nsource_profile = base\n\
             role_arn = arn:aws:iam::482100937716:role/mfa-operator\nmfa_serial = {SERIAL}\n"
        ))
        .arguments(&["--profile", "ops", "--region", "eu-west-1"])
        .arguments(service)
}

#[test]
fn a_wrong_code_is_told_and_a_right_one_opens_every_region() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(behind_mfa("mfa", &aws, &[]), |app| {
        app.see("ops · eu-west-1: needs an MFA code")?;
        // Nothing is asked of STS, and of nobody, before somebody wants it.
        assert_eq!(aws.calls_of("AssumeRole")?, 0);
        assert!(app.all("dialog", Name::Any)?.is_empty());

        app.click("button", "Enter code…")?;
        app.see_in("dialog", DIALOG, SERIAL)?;
        app.picture("asked")?;
        app.assert_accessible()?;
        app.type_into("textbox", "Code", "000000")?;
        app.press(&[], Key::Enter)?;
        app.see("AWS did not accept the code")?;
        app.picture("refused")?;
        app.assert_accessible()?;
        // The field is empty and has the focus: the next code is typed at once, with the spaces that devices show.
        app.press(&[], " 123456 ")?;
        app.press(&[], Key::Enter)?;
        app.gone("dialog", DIALOG)?;
        app.find("row", Name::containing("payments-gateway"))?;
        app.see_in("button", Name::containing("Profiles:"), "mfa-operator")?;

        // The same session serves another region.
        let assumed = aws.calls_of("AssumeRole")?;
        app.click("combobox", "Regions")?;
        app.click("option", Name::containing("us-east-1"))?;
        app.press(&[], Key::Escape)?;
        app.find("row", Name::containing("us-east-1"))?;
        assert_eq!(aws.calls_of("AssumeRole")?, assumed);
        app.picture("answered")
    })
}

#[test]
fn a_change_whose_session_ended_goes_on_after_the_code() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    let setting = behind_mfa("mfa-interrupted", &aws, &["checkout-api"]).settings(json!({
        "version": 1, "profiles": {"ops": {"production": true}},
    }));
    play(setting, |app| {
        app.click("button", Name::containing("Enter code…"))?;
        app.type_into("textbox", "Code", "123456")?;
        app.press(&[], Key::Enter)?;
        // What the command line asked for waited for the code too.
        app.find("heading", "checkout-api")?;
        app.click("button", "Deploy")?;
        let review = Name::from("Deploy checkout-api");
        app.find("alertdialog", review.clone())?;

        aws.tell("expire", &json!({"what": "sessions"}))?;
        app.click("button", "Deploy in production")?;
        app.see("Not applied")?;
        app.picture("interrupted")?;
        app.assert_accessible()?;
        assert_eq!(aws.calls_of("StartDeployment")?, 0);

        app.click("button", "Enter code…")?;
        app.find("dialog", DIALOG)?;
        // Giving up the question leaves the review as it was.
        app.press(&[], Key::Escape)?;
        app.gone("dialog", DIALOG)?;
        app.click("button", "Enter code…")?;
        app.type_into("textbox", "Code", "654321")?;
        app.press(&[], Key::Enter)?;
        app.see("The credentials are there again")?;
        app.picture("goes-on")?;
        app.click("button", "Deploy in production")?;
        app.gone("alertdialog", review)?;
        app.see("Deploying")?;
        assert_eq!(aws.calls_of("StartDeployment")?, 1);
        Ok(())
    })
}
