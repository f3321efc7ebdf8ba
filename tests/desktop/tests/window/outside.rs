//! What leads out of the window: the browser, and nothing that the window should not open.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};
use serde_json::{Value, json};

const SERVICE: &str = "checkout-api-dev";

/// Waits until the desktop was asked to open so many addresses, and gives the last.
fn opened(app: &App, count: usize) -> Result<String> {
    app.wait(&format!("{count} addresses to be opened"), || {
        let urls = app.stage().opened_urls().read()?;
        Ok(match urls.last() {
            Some(last) if urls.len() == count => Ok(last.clone()),
            _ => Err(format!("{urls:?}")),
        })
    })
}

/// Asks the program itself, past every button of the page, and gives the code of its refusal.
fn refusal(app: &App, url: &str, service: &Value) -> Result<Value> {
    const ASK: &str = "
        const [url, service, done] = arguments;
        window.__TAURI_INTERNALS__.invoke('url_open', {url, service})
          .then(() => done('opened'), failure => done(failure.code ?? String(failure)));
    ";
    Ok(app
        .session()
        .run_async(ASK, &[json!(url), service.clone()])?)
}

#[test]
fn addresses_reach_the_browser_as_they_are_and_others_do_not() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("outside")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1"]);
    play(setting, |app| {
        app.type_into("combobox", "Filter services", SERVICE)?;
        app.gone("row", Name::containing("catalog-api-dev"))?;
        // The button of the row names the address that it opens.
        let found = app.names("button", "the button of the row", |names| {
            names.iter().any(|name| name.starts_with("Open https://"))
        })?;
        let named = found.iter().find_map(|name| name.strip_prefix("Open "));
        let url = named.unwrap_or_default().to_owned();
        assert!(url.ends_with(".eu-west-1.awsapprunner.com"), "{url}");
        app.click("button", format!("Open {url}"))?;
        assert_eq!(opened(app, 1)?, url);

        app.click("link", SERVICE)?;
        app.find("heading", SERVICE)?;
        app.click("button", "Open")?;
        assert_eq!(opened(app, 2)?, url);
        app.click("button", "More actions")?;
        app.click("menuitem", Name::containing("Open in AWS console"))?;
        // An access key of a user signs nobody in to the console, and a local AWS has none: that is said, and
        // nothing is opened. A role's session is another matter (signin.rs).
        app.see("The console was not opened")?;
        app.see("has no console")?;
        app.click("button", "Dismiss")?;
        app.press(&[], "b")?;
        app.see("The console was not opened")?;

        nothing_else_is_opened(app)?;
        assert_eq!(app.stage().opened_urls().read()?.len(), 2);
        Ok(())
    })
}

fn nothing_else_is_opened(app: &App) -> Result<()> {
    let local = json!({
        "cell": {"profile": "sandbox", "region": "eu-west-1"},
        "arn": "arn:aws:apprunner:eu-west-1:730335204118:service/x/0123456789abcdef0123456789abcdef",
    });
    for url in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ssh://eu-west-1.awsapprunner.com",
        "http://x.eu-west-1.awsapprunner.com",
        "https://example.com/",
        "https://awsapprunner.com@example.com/",
        "--version",
    ] {
        for service in [&Value::Null, &local] {
            assert_eq!(refusal(app, url, service)?, "refused", "{url}");
        }
    }
    // Loopback belongs to profiles whose own endpoint is there.
    let loopback = "http://127.0.0.1:1/";
    assert_eq!(refusal(app, loopback, &Value::Null)?, "refused");
    // Nor does the page itself go anywhere.
    app.session()
        .run("location.href = 'https://example.com/'", &[])?;
    app.find("heading", SERVICE)?;
    app.address("the page to stay", |address| {
        address.starts_with("/service/sandbox/")
    })
    .map(drop)
}
