//! Windows that are operated while they are measured, and how long they take from an input until they are painted.
//!
//! Time is taken inside the page, by the same probe for Trackside and for the floor: from the moment the page gets the
//! input until the frame that first shows its effect has been painted.

use std::{path::Path, time::Duration};

use anyhow::{Result, bail};
use serde_json::{Value, json};
use stage::{Session, until, webdriver::Driver};

use super::window::Scene;
use crate::bench::figure::Bench;

const PATIENCE: Duration = Duration::from_secs(120);
const PROBE: &str = include_str!("../scripts/probe.js");

/// A scene with a driver on its stage.
pub(super) struct Driven {
    driver: Driver,
    // After the driver: what that opened must not outlive the screen and the home.
    scene: Scene,
}

impl Driven {
    pub(super) fn empty() -> Result<Self> {
        Self::on(Scene::empty()?)
    }

    pub(super) fn with_fleet(bench: &Bench<'_>, scenario: &str) -> Result<Self> {
        Self::on(Scene::with_fleet(bench, scenario)?)
    }

    fn on(scene: Scene) -> Result<Self> {
        Ok(Self {
            driver: Driver::start(&scene.stage, false)?,
            scene,
        })
    }

    /// Opens a program in a window of 1440 × 900.
    pub(super) fn open(&self, program: &Path, arguments: &[&str]) -> Result<Page> {
        let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
        let session = self.driver.open(program, &arguments)?;
        session.resize(1440, 900)?;
        Ok(Page { session })
    }

    /// Waits until every one of so many services has been described, and nothing more is asked.
    pub(super) fn described(&self, services: u64) -> Result<()> {
        self.scene.described(services)
    }
}

/// What is open in such a window.
pub(super) struct Page {
    pub(super) session: Session,
}

impl Page {
    /// Waits until an expression of the page is true.
    pub(super) fn wait(&self, what: &str, expression: &str) -> Result<()> {
        Ok(until(what, PATIENCE, || {
            let seen = self.session.run(
                &format!("try {{ return Boolean({expression}) }} catch (error) {{ return false }}"),
                &[],
            )?;
            Ok(if seen == json!(true) {
                Ok(())
            } else {
                Err(format!("{expression} is {seen}"))
            })
        })?)
    }

    /// Puts the probe into the page. `sign` is an expression whose value changes when the effect is in the page.
    pub(super) fn watch(&self, input: &str, sign: &str) -> Result<()> {
        self.session.run(PROBE, &[json!(input)])?;
        self.session.run(
            &format!("window.figureSign = () => ({sign}); window.figureReset();"),
            &[],
        )?;
        Ok(())
    }

    /// Makes an input and gives the milliseconds until its effect was painted.
    pub(super) fn painted_after(&self, input: impl FnOnce(&Session) -> Result<()>) -> Result<f64> {
        self.session.run("window.figureReset()", &[])?;
        input(&self.session)?;
        let mut value = Value::Null;
        until("the effect to be painted", PATIENCE, || {
            value = self.session.run("return window.figureTime", &[])?;
            Ok(if value.is_number() {
                Ok(())
            } else {
                Err(value.to_string())
            })
        })?;
        let Some(milliseconds) = value.as_f64() else {
            bail!("the probe says {value}");
        };
        Ok(milliseconds)
    }
}
