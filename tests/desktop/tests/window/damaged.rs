//! Files of the program that are damaged: set aside, said, begun afresh.

use std::{fs, path::Path};

use desktop::{Account, Error, Name, Result, Scene, Setting, Simulator};

const DATA: &str = ".local/share/dev.trackside.Trackside";
const CONFIG: &str = ".config/dev.trackside.Trackside";

const NO_STORE: &str = "this is no database at all, by any means";
const NO_SETTINGS: &str = "{\"version\": 1, \"theme\": \"da";

/// The one file in a folder whose name begins so, and what is in it.
fn set_aside(folder: &Path, beginning: &str) -> Result<(String, String)> {
    let unreadable = |source| Error::Read {
        path: folder.to_path_buf(),
        source,
    };
    let names: Vec<String> = fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(beginning))
        .collect();
    let [name] = names.as_slice() else {
        return Err(Error::Unexpected(format!("{beginning}: {names:?}")));
    };
    let text = fs::read_to_string(folder.join(name)).map_err(unreadable)?;
    Ok((name.clone(), text))
}

#[test]
fn damaged_files_are_set_aside_and_said() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("damaged")
        .profile("sandbox", &aws, Account::Sandbox, "eu-west-1")
        .arguments(&["--profile", "sandbox", "--region", "eu-west-1"]);
    let scene = Scene::set(setting)?;
    let home = scene.stage().home();
    home.write(format!("{DATA}/store.sqlite"), NO_STORE)?;
    home.write(format!("{CONFIG}/settings.json"), NO_SETTINGS)?;

    scene.open(|app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        let (store, kept) = set_aside(&home.path(DATA), "store.damaged-")?;
        assert_eq!(kept, NO_STORE);
        let (settings, kept) = set_aside(&home.path(CONFIG), "settings.damaged-")?;
        assert_eq!(kept, NO_SETTINGS);
        // The notices say which file, and where it is.
        for words in [
            "store.sqlite is damaged",
            &store,
            "settings.json cannot be understood",
            &settings,
        ] {
            app.see_in("region", "Notices", words)?;
        }
        app.picture("said")?;
        app.assert_accessible()?;
        // Begun afresh, they take what is given to them.
        app.click("button", "Use the dark theme")?;
        app.wait("settings that can be read", || {
            let text = fs::read_to_string(home.path(format!("{CONFIG}/settings.json")));
            Ok(match text {
                Ok(text) if text.contains("\"dark\"") => Ok(()),
                other => Err(format!("{other:?}")),
            })
        })?;
        desktop::close(scene.stage())
    })?;
    // The next start has nothing to say, and knows the fleet.
    scene.open(|app| {
        app.find("row", Name::containing("checkout-api-dev"))?;
        let said = app.text()?;
        assert!(!said.contains("damaged"), "{said}");
        let theme = app.evaluate("document.documentElement.dataset.theme")?;
        assert_eq!(theme, "dark");
        set_aside(&home.path(DATA), "store.damaged-").map(drop)
    })
}
