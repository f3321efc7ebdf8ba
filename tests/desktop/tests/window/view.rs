//! How the fleet is looked at: filter tokens, sort, columns and density, all of it in the address.

use desktop::{Account, App, Key, Modifier, Name, Result, Setting, Simulator, play};
use serde_json::json;

fn three_regions(aws: &Simulator) -> Setting {
    Setting::named("view")
        .profile("production", aws, Account::Production, "eu-west-1")
        .profile("sandbox", aws, Account::Sandbox, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": [
            {"profile": "production", "region": "eu-west-1"},
            {"profile": "production", "region": "eu-central-1"},
            {"profile": "sandbox", "region": "eu-west-1"},
            {"profile": "sandbox", "region": "us-east-1"},
        ]}}))
}

/// Waits until a part of the address is this; `None` where it is not in it.
fn in_address(app: &App, part: &str, wanted: Option<&str>) -> Result<()> {
    app.wait(&format!("{part} in the address to be {wanted:?}"), || {
        let value = app.evaluate(&format!(
            "new URLSearchParams(location.search).get('{part}')"
        ))?;
        Ok(if value.as_str() == wanted {
            Ok(())
        } else {
            Err(value.to_string())
        })
    })
}

/// Waits until the fleet's rows, without its head, are these services and no others, in this order.
fn services(app: &App, wanted: &[&str]) -> Result<()> {
    app.wait(&format!("the services {wanted:?}"), || {
        let rows = app.all("rowheader", Name::Any)?;
        let names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
        Ok(if names == wanted {
            Ok(())
        } else {
            Err(format!("{names:?}"))
        })
    })
}

fn heads(app: &App, what: &str, holds: impl Fn(&[String]) -> bool) -> Result<()> {
    app.names("columnheader", what, holds).map(drop)
}

const PAUSED: [&str; 2] = ["legacy-importer", "report-builder"];

#[test]
fn the_view_is_in_the_address_and_comes_back() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(three_regions(&aws), |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        filter_by_tokens(app)?;
        sort_and_choose_columns(app)?;
        leave_and_come_back(app)
    })
}

/// A token of each property; each step is one that "back" takes away again.
fn filter_by_tokens(app: &App) -> Result<()> {
    // The counts are the way to the status; a press shows those alone.
    app.click("button", Name::containing("Paused"))?;
    in_address(app, "filter", Some("status:paused"))?;
    services(app, &PAUSED)?;
    app.find("button", "Remove status Paused")?;

    // A value that exists, finished by a space, is a token.
    app.type_into("combobox", "Filter services", "region:us-east-1 ")?;
    app.find("button", "Remove region us-east-1")?;
    in_address(app, "filter", Some("status:paused region:us-east-1"))?;
    services(app, &["legacy-importer"])?;
    app.picture("tokens")?;
    app.press(&[Modifier::Alt], Key::Left)?;
    in_address(app, "filter", Some("status:paused"))?;
    services(app, &PAUSED)?;
    app.press(&[Modifier::Alt], Key::Right)?;
    services(app, &["legacy-importer"])?;
    app.click("button", "Clear the filter")?;
    in_address(app, "filter", None)?;

    // What may follow is offered, with how many there are of it.
    app.type_into("combobox", "Filter services", "profile:")?;
    app.find("listbox", "Values of profile")?;
    app.find("option", Name::containing("production"))?;
    app.click("option", Name::containing("sandbox"))?;
    in_address(app, "filter", Some("profile:sandbox"))?;
    app.type_into("combobox", "Filter services", "source:code ")?;
    app.find("button", "Remove source code")?;
    in_address(app, "filter", Some("profile:sandbox source:code"))?;
    services(
        app,
        &[
            "broken-build",
            "chat-prototype",
            "design-preview",
            "report-builder",
            "storefront-web-dev",
        ],
    )?;
    app.assert_accessible()
}

fn sort_and_choose_columns(app: &App) -> Result<()> {
    heads(app, "the usual columns", |heads| {
        heads.iter().any(|head| head.contains("Size"))
            && !heads.iter().any(|head| head.contains("Account"))
    })?;
    app.click("button", "Name")?;
    in_address(app, "sort", Some("-name"))?;
    services(
        app,
        &[
            "storefront-web-dev",
            "report-builder",
            "design-preview",
            "chat-prototype",
            "broken-build",
        ],
    )?;

    app.click("button", "Columns")?;
    app.click("checkbox", "Account")?;
    app.click("checkbox", "Size")?;
    heads(app, "the chosen columns", |heads| {
        heads.iter().any(|head| head.contains("Account"))
            && !heads.iter().any(|head| head.contains("Size"))
    })?;
    in_address(
        app,
        "columns",
        Some("name,status,profile,region,account,source,updated,url"),
    )?;
    let before = row_height(app)?;
    app.click("combobox", "Density")?;
    app.click("option", "Compact")?;
    in_address(app, "density", Some("compact"))?;
    app.wait("lower rows", || {
        let height = row_height(app)?;
        Ok(if height < before {
            Ok(())
        } else {
            Err(format!("{height}, before {before}"))
        })
    })?;
    app.picture("columns")?;
    app.press(&[], Key::Escape)?;
    app.gone("checkbox", "Account")
}

fn row_height(app: &App) -> Result<f64> {
    let height = app.evaluate(
        "[...document.querySelectorAll('[role=grid] [role=row]')].at(-1).getBoundingClientRect().height",
    )?;
    Ok(height.as_f64().unwrap_or_default())
}

/// The whole view is what it was after "back", and after the page was loaded anew from its address alone.
fn leave_and_come_back(app: &App) -> Result<()> {
    let as_left = |app: &App| {
        services(
            app,
            &[
                "storefront-web-dev",
                "report-builder",
                "design-preview",
                "chat-prototype",
                "broken-build",
            ],
        )?;
        in_address(app, "filter", Some("profile:sandbox source:code"))?;
        in_address(app, "sort", Some("-name"))?;
        in_address(app, "density", Some("compact"))?;
        app.find("button", "Remove profile sandbox")?;
        heads(app, "the chosen columns", |heads| {
            heads.iter().any(|head| head.contains("Account"))
                && !heads.iter().any(|head| head.contains("Size"))
        })
    };
    let low = row_height(app)?;
    app.click("link", "design-preview")?;
    app.find("heading", "design-preview")?;
    app.press(&[Modifier::Alt], Key::Left)?;
    as_left(app)?;
    assert!(row_height(app)? <= low, "the rows are taller again");
    app.press(&[Modifier::Alt], Key::Right)?;
    app.find("heading", "design-preview")?;
    app.press(&[Modifier::Alt], Key::Left)?;
    as_left(app)?;
    app.session().run("location.reload()", &[])?;
    as_left(app)
}
