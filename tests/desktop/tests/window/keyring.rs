//! Keys that are added in the window: kept by a real keyring, or for this session only, and in no file.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use desktop::{App, Element, Keyring, Name, Result, Scene, Setting, Simulator, play};
use serde_json::json;

const ID: &str = "AKIATRACKSIDEPROD001";
const SECRET: &str = "simulated/production/0000000000000000000";
const PROFILE: &str = "acme";

/// A home with no profile in it, opened on one that is to be added.
fn nobody(name: &str) -> Setting {
    Setting::named(name)
        .settings(json!({"version": 1, "showDemo": false}))
        .arguments(&["--profile", PROFILE, "--region", "eu-west-1"])
}

/// Fills the form in and has the key tested.
fn fill_in(app: &App, aws: &Simulator) -> Result<()> {
    app.click("link", Name::containing("Profiles"))?;
    app.click("button", Name::containing("With an access key"))?;
    app.find("dialog", "Add a profile with an access key")?;
    app.type_into("textbox", "Name", PROFILE)?;
    app.type_into("textbox", "Access key id", ID)?;
    one(app, "input[name=secretAccessKey]")?.type_text(SECRET)?;
    one(app, "[role=dialog] summary")?.click()?;
    app.type_into("textbox", "Endpoint URL", aws.endpoint())?;
    app.click("button", "Test the key")?;
    app.see("The key works.")?;
    app.see("user/developer")
}

/// What no role finds: a password's field has none.
fn one(app: &App, selector: &str) -> Result<Element> {
    app.wait(selector, || {
        Ok(app
            .session()
            .select(selector)?
            .into_iter()
            .next()
            .ok_or_else(|| "nothing".to_owned()))
    })
}

/// Every file below `folder` that holds the secret. What cannot be read is no file, or gone.
fn holding_the_secret(folder: &Path, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let kind = fs::symlink_metadata(&path).map(|data| data.file_type());
        if kind.as_ref().is_ok_and(fs::FileType::is_dir) {
            holding_the_secret(&path, found);
        } else if kind.is_ok_and(|kind| kind.is_file()) {
            let bytes = fs::read(&path).unwrap_or_default();
            let holds = |part: &[u8]| part == SECRET.as_bytes();
            if bytes.windows(SECRET.len()).any(holds) {
                found.push(path.display().to_string());
            }
        }
    }
}

fn assert_neither_written_nor_said(scene: &Scene) {
    let mut found = Vec::new();
    holding_the_secret(&scene.stage().home().path(""), &mut found);
    assert!(found.is_empty(), "the secret is in {found:?}");
    let said = scene.last_words();
    assert!(!said.contains(SECRET), "the program said {said}");
}

#[test]
fn a_key_goes_to_the_keyring_and_works_after_a_restart() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let scene = Scene::set(nobody("keyring"))?;
    let command = |program: &str| scene.stage().command(program);
    let keyring = Keyring::start(scene.stage().home(), command)?;
    scene.open(|app| {
        fill_in(app, &aws)?;
        app.picture("tested")?;
        app.assert_accessible()?;
        app.click("button", "Add profile")?;
        app.find("heading", Name::containing(PROFILE))?;
        app.see("Key in the keyring")?;
        let page = app
            .session()
            .run("return document.documentElement.outerHTML", &[])?;
        assert!(
            !page.to_string().contains(SECRET),
            "the page still has the secret"
        );
        app.click("link", Name::containing("Fleet"))?;
        app.find("row", Name::containing("checkout-api")).map(drop)
    })?;
    assert_neither_written_nor_said(&scene);

    scene.open(|app| app.find("row", Name::containing("checkout-api")).map(drop))?;
    assert_neither_written_nor_said(&scene);

    // Locked, it is a state with a way on, and nobody is asked before a click.
    keyring.lock(command)?;
    scene.open(|app| {
        app.see("Keyring is locked")?;
        app.picture("locked")?;
        app.assert_accessible()?;
        let _prompter = keyring.prompter(command)?;
        app.click("button", "Unlock…")?;
        app.find("dialog", "Unlock the keyring")?;
        app.see("Waiting for the keyring")?;
        app.picture("unlocking")?;
        app.assert_accessible()?;
        unlock(app)?;
        app.gone("dialog", Name::Any)?;
        app.find("row", Name::containing("checkout-api"))?;
        app.picture("unlocked")
    })?;
    assert_neither_written_nor_said(&scene);
    Ok(())
}

/// Types the password into the system's own window, until that has taken it.
fn unlock(app: &App) -> Result<()> {
    let stage = app.stage();
    app.wait("the system's own window", || {
        let windows = stage.windows()?;
        Ok(if windows > 1 {
            Ok(())
        } else {
            Err(format!("{windows} windows"))
        })
    })?;
    let answer = format!("{}\n", Keyring::PASSWORD);
    let mut typed: Option<Instant> = None;
    app.wait("the password to be taken", || {
        if stage.windows()? == 1 {
            return Ok(Ok(()));
        }
        // What is typed before the window has the keyboard is lost, and half a password is refused: it asks again.
        if typed.is_none_or(|at| at.elapsed() > Duration::from_secs(5)) {
            stage.type_text(&answer)?;
            typed = Some(Instant::now());
        }
        Ok(Err("it still asks".to_owned()))
    })
}

#[test]
fn without_a_keyring_a_key_is_for_this_session_only() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    play(nobody("no-keyring"), |app| {
        fill_in(app, &aws)?;
        app.see("This system has no keyring that answers.")?;
        app.picture("tested")?;
        app.click("button", "Add profile")?;
        app.find("heading", Name::containing(PROFILE))?;
        let mut found = Vec::new();
        holding_the_secret(&app.stage().home().path(""), &mut found);
        assert!(found.is_empty(), "{found:?}");
        app.click("link", Name::containing("Fleet"))?;
        app.find("row", Name::containing("checkout-api")).map(drop)
    })
}
