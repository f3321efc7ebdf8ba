//! The fleet without a mouse.

use desktop::{Account, App, Key, Modifier, Name, Result, Setting, Simulator, play};

/// The name of the service that the keyboard is on.
fn marked(app: &App) -> Result<String> {
    app.wait("a marked row", || {
        let name = app.evaluate(
            "document.querySelector('[role=row][data-current] a')?.querySelector('[title]')?.title",
        )?;
        Ok(name
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| "none".to_owned()))
    })
}

fn moves(app: &App, key: &str, from: &str) -> Result<String> {
    app.press(&[], key)?;
    app.wait(&format!("{key} to move the mark"), || {
        let at = marked(app)?;
        Ok(if at == from { Err(at) } else { Ok(at) })
    })
}

#[test]
fn keys_move_open_copy_and_explain() -> Result<()> {
    let aws = Simulator::start(&["--scenario", "demo"])?;
    let setting = Setting::named("keys").profile("default", &aws, Account::Production, "eu-west-1");
    play(setting, |app| {
        app.find("row", Name::containing("payments-gateway"))?;
        app.press(&[], "?")?;
        app.find("dialog", "Keyboard shortcuts")?;
        for words in ["Search or run a command", "Copy ARN", "Deploy", "Back"] {
            app.see_in("dialog", "Keyboard shortcuts", words)?;
        }
        app.picture("shortcuts")?;
        app.press(&[], Key::Escape)?;
        app.gone("dialog", Name::Any)?;

        let first = marked(app)?;
        let second = moves(app, "j", &first)?;
        let third = moves(app, "j", &second)?;
        assert_eq!(moves(app, "k", &third)?, second);
        app.press(&[], "y")?;
        app.see("ARN copied")?;
        app.press(&[], Key::Enter)?;
        app.find("heading", second.as_str())?;

        app.press(&[Modifier::Control], "k")?;
        app.find("dialog", "Command palette")?;
        app.press(&[], "order-ev")?;
        app.find("option", Name::containing("order-events"))?;
        app.press(&[], Key::Enter)?;
        app.find("heading", "order-events")?;
        app.press(&[Modifier::Control], ",")?;
        app.find("heading", "Settings").map(drop)
    })
}
