//! Signing in to IAM Identity Center: in the browser, by a code, given up and refused.

use desktop::{App, Key, Name, Result, Setting, Simulator, play};
use serde_json::json;

const SESSION: &str = "acme";
const DIALOG: &str = "Sign in to acme";

/// A profile of an sso-session in the production account; nobody has signed in yet.
fn signed_out(name: &str, aws: &Simulator) -> Setting {
    let endpoint = aws.endpoint();
    Setting::named(name)
        .config(&format!(
            "[sso-session {SESSION}]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n\n\
             [profile audit]\nsso_session = {SESSION}\nsso_account_id = 482100937716\n\
             sso_role_name = AdministratorAccess\nregion = eu-west-1\nendpoint_url = {endpoint}\n"
        ))
        .arguments(&["--profile", "audit", "--region", "eu-west-1"])
}

/// The page that the desktop's browser was asked to open, once it was.
fn page(app: &App, count: usize) -> Result<String> {
    app.wait("the browser to be opened", || {
        let urls = app.stage().opened_urls().read()?;
        Ok(match urls.last() {
            Some(last) if urls.len() == count => Ok(last.clone()),
            _ => Err(format!("{urls:?}")),
        })
    })
}

/// What the person's browser does: it opens the page, and follows where that leads.
fn browse(app: &App, url: &str) -> Result<()> {
    app.wait("the browser's page", || {
        Ok(match ureq::get(url).call() {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        })
    })
}

#[test]
fn the_browser_signs_in_and_what_waited_goes_on() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(signed_out("sign-in", &aws), |app| {
        app.see("audit · eu-west-1: needs sign-in")?;
        app.click("button", Name::containing("Profiles:"))?;
        app.see_in(
            "button",
            Name::containing("Switch to audit"),
            "Needs sign-in",
        )?;
        app.picture("switcher")?;
        app.assert_accessible()?;
        app.press(&[], Key::Escape)?;
        // Nothing but a click opens a browser.
        assert!(app.stage().opened_urls().read()?.is_empty());

        app.click("button", "Sign in…")?;
        app.find("dialog", DIALOG)?;
        app.see("Continue in your browser")?;
        app.picture("waiting")?;
        app.assert_accessible()?;
        let url = page(app, 1)?;
        assert!(
            url.contains("/authorize?") && url.contains("code_challenge_method=S256"),
            "{url}"
        );
        aws.tell("sign-in", &json!({"mode": "approve"}))?;
        browse(app, &url)?;

        app.gone("dialog", DIALOG)?;
        app.see("Signed in to acme")?;
        app.find("row", Name::containing("payments-gateway"))?;
        app.see_in("button", Name::containing("Profiles:"), "4821-0093-7716")?;
        app.picture("signed-in")?;
        app.assert_accessible()?;

        // The session signs in to the console of its own account, at the service's page.
        app.click("link", "payments-gateway")?;
        app.find("heading", "payments-gateway")?;
        app.click("button", "More actions")?;
        app.click("menuitem", Name::containing("Open in AWS console"))?;
        app.see("The console of 4821-0093-7716 is open in your browser")?;
        let console = page(app, 2)?;
        assert!(
            console.contains("Action=login") && console.contains("SigninToken="),
            "{console}"
        );
        assert!(
            console.contains("482100937716%253Aservice%252Fpayments-gateway"),
            "{console}"
        );
        // The link is a credential: the page has never seen it.
        assert!(!app.text()?.contains("SigninToken"));
        Ok(())
    })
}

#[test]
fn what_is_given_up_or_refused_is_said_and_offered_again() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(signed_out("sign-in-refused", &aws), |app| {
        app.click("button", "Sign in…")?;
        app.see("Continue in your browser")?;
        app.press(&[], Key::Escape)?;
        app.gone("dialog", DIALOG)?;

        app.click("button", "Sign in…")?;
        app.see("Continue in your browser")?;
        aws.tell("sign-in", &json!({"mode": "deny"}))?;
        browse(app, &page(app, 2)?)?;
        app.see("Not signed in")?;
        app.picture("refused")?;
        app.assert_accessible()?;

        // By a code, the browser may be anywhere.
        aws.tell("sign-in", &json!({"mode": "page"}))?;
        app.click("button", "Use a code instead")?;
        let code = app.find("status", "Code")?;
        let code = app.content(&code)?;
        app.picture("code")?;
        app.assert_accessible()?;
        aws.tell(&format!("devices/{code}"), &json!({"verdict": "approved"}))?;
        app.gone("dialog", DIALOG)?;
        app.find("row", Name::containing("payments-gateway"))
            .map(drop)
    })
}

/// A machine on which nobody has ever set AWS up: from there to a fleet, in the window alone.
#[test]
fn the_first_session_is_added_signed_in_to_and_searched() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--approve-sign-in"])?;
    let nothing = Setting::named("first-session")
        .variable("AWS_ENDPOINT_URL", aws.endpoint())
        .settings(json!({"version": 1, "showDemo": false}));
    play(nothing, |app| {
        app.click("link", Name::containing("Profiles"))?;
        app.click("button", "From IAM Identity Center…")?;
        app.see("No session of IAM Identity Center")?;
        app.click("button", "Add a session…")?;
        app.find("dialog", "Add a session of IAM Identity Center")?;
        app.type_into("textbox", "Start URL", "https://acme.awsapps.com/start/#/")?;
        app.type_into("textbox", "Region", "eu-west-1")?;
        app.type_into("textbox", "Name", SESSION)?;
        app.picture("typed")?;
        app.assert_accessible()?;
        app.click("button", "Preview…")?;
        app.see("[sso-session acme]")?;
        app.picture("preview")?;
        app.assert_accessible()?;
        app.click("button", "Add session")?;
        app.find("heading", "Accounts of acme")?;
        app.click("button", "Sign in…")?;
        browse(app, &page(app, 1)?)?;
        app.click("button", Name::containing("7303-3520-4118"))?;
        app.click("checkbox", Name::containing("PowerUserAccess"))?;
        app.click("button", "Preview…")?;
        app.see("sso_session = acme")?;
        app.click("button", "Add 1 profile")?;
        app.click("link", Name::containing("poweruseraccess"))?;
        app.click("button", "Test")?;
        app.see("assumed-role")?;
        app.picture("profile")?;
        app.click("button", "Show its fleet")?;
        app.find("row", Name::containing("webhook-inspector"))
            .map(drop)
    })
}

#[test]
fn accounts_and_roles_become_profiles_as_previewed() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--approve-sign-in"])?;
    play(signed_out("discovery", &aws), |app| {
        app.click("button", "Sign in…")?;
        browse(app, &page(app, 1)?)?;
        app.find("row", Name::containing("payments-gateway"))?;
        app.click("link", Name::containing("Profiles"))?;
        app.click("button", "Add a profile")?;
        app.click("menuitem", "From IAM Identity Center…")?;
        app.find("heading", "Accounts of acme")?;
        app.click("button", Name::containing("7303-3520-4118"))?;
        app.click("checkbox", Name::containing("PowerUserAccess"))?;
        app.find("textbox", Name::containing("Name of the profile"))?;
        app.type_into(
            "textbox",
            Name::containing("Name of the profile"),
            "sandbox-power",
        )?;
        app.picture("chosen")?;
        app.assert_accessible()?;
        app.click("button", "Preview…")?;
        app.see("[profile sandbox-power]")?;
        app.picture("preview")?;
        app.assert_accessible()?;
        app.click("button", "Add 1 profile")?;
        app.find("link", "sandbox-power")?;
        let config = app.stage().home().path(".aws/config");
        let text = std::fs::read_to_string(&config).map_err(|source| desktop::Error::Read {
            path: config,
            source,
        })?;
        assert!(
            text.contains("[profile sandbox-power]\nsso_session = acme\n"),
            "{text}"
        );
        app.picture("added")?;
        app.assert_accessible()
    })
}
