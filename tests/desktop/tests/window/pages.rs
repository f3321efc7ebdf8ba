//! Every page, in both themes and three sizes: pictures for whoever looks at them, and what can be checked of them
//! without looking.

use desktop::{Account, App, Key, Modifier, Name, Result, Setting, Simulator, play, watch};
use serde_json::{Value, json};

const SIZES: [(u32, u32); 3] = [(1440, 900), (1024, 700), (1920, 1080)];

/// A page: its name, and the way to it from wherever one is.
type Page = (&'static str, fn(&App) -> Result<()>);

const PAGES: [Page; 12] = [
    ("fleet", |app| {
        app.click("link", Name::containing("Fleet"))?;
        app.find("row", Name::containing("checkout-api-dev"))
            .map(drop)
    }),
    ("overview", |app| {
        service(app, "order-events")?;
        charts(app, 2)
    }),
    ("overview-failed", |app| {
        app.click("link", Name::containing("Fleet"))?;
        service(app, "inventory-sync")?;
        app.see("Reason, from the log")
    }),
    ("activity-tab", |app| {
        app.click("tab", "Activity")?;
        app.find("table", "Operations").map(drop)
    }),
    ("log", |app| {
        app.click("link", "Deployment")?;
        app.see_in("log", "Log", "Failure reason")
    }),
    ("metrics", |app| {
        app.click("tab", "Metrics")?;
        charts(app, 6)
    }),
    ("scaling", |app| {
        app.click("tab", "Scaling")?;
        app.find("table", "Revisions").map(drop)
    }),
    ("review", |app| {
        app.type_into("textbox", "Max concurrency", "33")?;
        app.click("button", "Review change")?;
        app.find("alertdialog", Name::Any)?;
        app.find("table", "What changes").map(drop)
    }),
    ("domains", |app| {
        app.press(&[], Key::Escape)?;
        app.gone("alertdialog", Name::Any)?;
        app.click("link", Name::containing("Fleet"))?;
        service(app, "storefront-web")?;
        app.click("tab", "Domains")?;
        app.see("Add DNS records")
    }),
    ("activity", |app| {
        app.click("link", Name::containing("Activity"))?;
        app.find("row", Name::containing("inventory-sync"))
            .map(drop)
    }),
    ("settings", |app| {
        app.click("link", "Settings")?;
        app.find("listitem", "sandbox").map(drop)
    }),
    ("palette", |app| {
        app.press(&[Modifier::Control], "k")?;
        app.find("option", Name::containing("checkout-api"))
            .map(drop)
    }),
];

fn service(app: &App, name: &str) -> Result<()> {
    app.type_into("combobox", "Filter services", name)?;
    app.click("link", name)?;
    app.find("heading", name).map(drop)
}

fn charts(app: &App, count: usize) -> Result<()> {
    app.wait("the charts", || {
        let drawn = app.all("img", Name::containing("current values"))?.len();
        Ok(if drawn == count {
            Ok(())
        } else {
            Err(format!("{drawn}"))
        })
    })
}

fn look_at_every_page(theme: &str) -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let cells: Vec<Value> = ["eu-west-1", "eu-central-1", "us-east-1"]
        .iter()
        .flat_map(|region| {
            ["production", "sandbox"].map(|profile| json!({"profile": profile, "region": region}))
        })
        .collect();
    let setting = Setting::named(theme)
        .profile("production", &aws, Account::Production, "eu-west-1")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .settings(json!({"version": 1, "theme": theme, "scope": {"cells": cells}}));
    play(setting, |app| {
        watch::begin(app)?;
        let mut broken = Vec::new();
        for (page, go) in PAGES {
            go(app)?;
            for (width, height) in SIZES {
                app.resize(width, height)?;
                app.picture(&format!("{page}-{width}"))?;
            }
            app.resize(SIZES[0].0, SIZES[0].1)?;
            // All pages are looked at before the first fault ends the test.
            if let Err(error) = app.assert_accessible() {
                broken.push(format!("{page}: {error}"));
            }
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
        watch::nothing_went_wrong(app)
    })
}

#[test]
fn every_page_in_light() -> Result<()> {
    look_at_every_page("light")
}

#[test]
fn every_page_in_dark() -> Result<()> {
    look_at_every_page("dark")
}

#[test]
fn what_the_policy_forbids_is_noticed() -> Result<()> {
    let refused = |app: &App, directive: &str| {
        app.wait(&format!("the refusal by {directive}"), || {
            let seen = watch::seen(app)?;
            let found = seen.iter().any(|line| line.contains(directive));
            Ok(if found {
                Ok(())
            } else {
                Err(format!("{seen:?}"))
            })
        })
    };
    play(Setting::named("policy"), |app| {
        app.names("row", "rows of the Demo fleet", |rows| rows.len() > 3)?;
        watch::begin(app)?;
        watch::nothing_went_wrong(app)?;
        app.evaluate("document.body.setAttribute('style', 'color: red')")?;
        app.evaluate("new Image().src = 'https://trackside.invalid/picture.png'")?;
        refused(app, "img-src")?;
        refused(app, "style-src")
    })
}
