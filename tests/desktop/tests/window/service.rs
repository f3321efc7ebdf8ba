//! A service's figures, scaling and domains.

use desktop::{Account, App, Name, Result, Setting, Simulator, play};

const SERVICE: &str = "checkout-api-dev";

fn at_the_service(name: &str, aws: &Simulator) -> Setting {
    Setting::named(name)
        .profile("sandbox", aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1", SERVICE])
}

/// Whether something of the page has a figure in it: digits, and not only "no data".
fn has_figures(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit())
}

#[test]
fn the_metrics_are_drawn_and_written() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(at_the_service("metrics", &aws), |app| {
        app.find("heading", SERVICE)?;
        app.press(&[], "m")?;
        let charts = app.names("img", "six charts", |charts| charts.len() == 6)?;
        for title in [
            "Requests",
            "Latency",
            "Instances",
            "Concurrency",
            "CPU",
            "Memory",
        ] {
            let told = charts
                .iter()
                .any(|chart| chart.starts_with(title) && has_figures(chart));
            assert!(told, "{title} in {charts:?}");
        }
        // A canvas of which every pixel is clear has nothing drawn on it.
        app.wait("lines on every chart", || {
            let drawn = app.evaluate(
                "[...document.querySelectorAll('[role=img] canvas')].map(canvas => canvas.getContext('2d')
                   .getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0))",
            )?;
            let drawn = drawn.as_array().cloned().unwrap_or_default();
            Ok(if drawn.len() == 6 && drawn.iter().all(|one| one == true) {
                Ok(())
            } else {
                Err(format!("{drawn:?}"))
            })
        })?;
        app.picture("charts")?;

        app.click("button", "1 w")?;
        app.address("the range in the address", |address| {
            address.contains("range=week")
        })?;
        app.find("button", "1 w")?;
        let hourly = Name::containing("Requests");
        app.see_in("region", hourly, "per")?;
        app.picture("week")?;

        app.click("button", "1 h")?;
        app.click("button", "Table")?;
        app.see_in("table", "Metrics", "Latency")?;
        let table = app.find("table", "Metrics")?;
        let rows = app.content(&table)?;
        assert!(
            has_figures(&rows) && rows.contains(" ms") && rows.contains(" %"),
            "{rows}"
        );
        app.picture("table")?;
        app.assert_accessible()
    })
}

#[test]
fn the_scaling_is_changed_through_a_review() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    play(at_the_service("scaling", &aws), |app| {
        app.find("heading", SERVICE)?;
        app.click("tab", "Scaling")?;
        // Text fields of whatever role: what has this label.
        let field = || app.find("textbox", "Max concurrency");
        field()?;
        assert!(!app.reason_against("Review change")?.is_empty());
        app.type_into("textbox", "Max concurrency", "73")?;
        app.click("button", "Review change")?;
        let review = Name::from(format!("Change auto scaling of {SERVICE}"));
        app.find("alertdialog", review.clone())?;
        app.see_in("table", "What changes", "MaxConcurrency")?;
        app.see_in("table", "What changes", "73")?;
        app.see_in(
            "group",
            "Calls",
            "aws apprunner create-auto-scaling-configuration",
        )?;
        app.see_in("group", "Calls", "aws apprunner update-service")?;
        app.picture("review")?;
        assert_eq!(aws.calls_of("CreateAutoScalingConfiguration")?, 0);
        app.click("button", "Change")?;
        app.gone("alertdialog", review)?;

        // The revision that the service uses is the one with the figure that was asked for.
        app.wait("the revision in use", || {
            let rows = app.all("row", Name::containing("this service"))?;
            let named: Vec<String> = rows.into_iter().map(|row| row.name).collect();
            Ok(if named.iter().any(|row| row.contains("73")) {
                Ok(())
            } else {
                Err(format!("{named:?}"))
            })
        })?;
        app.see("Running")?;
        app.picture("changed")?;
        assert_eq!(aws.calls_of("UpdateService")?, 1);
        Ok(())
    })
}

#[test]
fn a_domain_is_associated_and_removed() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo", "--speed", "8"])?;
    let domain = "dev.northwind.example";
    play(at_the_service("domains", &aws), |app| {
        app.find("heading", SERVICE)?;
        app.click("tab", "Domains")?;
        app.see("No custom domains")?;
        app.type_into("textbox", "Domain name", domain)?;
        app.click("button", "Review change")?;
        app.see_in(
            "alertdialog",
            Name::containing("Associate"),
            "validation CNAME",
        )?;
        app.picture("review")?;
        app.click("button", "Associate")?;
        app.gone("alertdialog", Name::Any)?;

        app.see_in("region", domain, "Add DNS records")?;
        let records = Name::from(format!("DNS records of {domain}"));
        app.see_in("table", records, "CNAME")?;
        copies(app, &format!("validation record 1 of {domain}"))?;
        app.picture("records")?;

        remove(app, domain)?;
        assert_eq!(aws.calls_of("DisassociateCustomDomain")?, 1);
        app.see("No custom domains")
    })
}

fn copies(app: &App, record: &str) -> Result<()> {
    for part in ["name", "value"] {
        app.click("button", format!("Copy the {part} of the {record}"))?;
        app.see_in("status", Name::Any, "Copied")?;
    }
    Ok(())
}

/// What cannot be taken back asks for the name, and does nothing before it has it.
fn remove(app: &App, domain: &str) -> Result<()> {
    app.click("button", "Remove…")?;
    app.find("alertdialog", format!("Remove domain {domain}"))?;
    let reason = app.reason_against("Remove")?;
    assert!(reason.contains(domain), "{reason}");
    app.picture("typed-name")?;
    app.type_into("textbox", Name::containing("to confirm"), domain)?;
    app.click("button", "Remove")?;
    app.gone("alertdialog", Name::Any)?;
    app.gone("region", domain)
}
