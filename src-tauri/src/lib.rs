//! The shell: a window, its commands and events, notifications. Thin: what it shows and does is the
//! engine's.

mod arguments;
mod commands;
mod demo;
mod environment;
mod forward;
mod shell;
mod tray;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use aws::clock::SystemClock;
use aws::{BuiltinProfile, ConfigFiles};
use engine::event::Event;
use engine::{Engine, Options};
use tauri::{App, AppHandle, Manager as _};

use crate::arguments::{Arguments, Wish};
use crate::shell::Shell;

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match arguments::read(std::env::args_os().skip(1)) {
        Ok(Wish::Run(arguments)) => arguments,
        Ok(Wish::Print(text)) => {
            #[expect(clippy::print_stdout, reason = "what --help and --version are for")]
            {
                println!("{text}");
            }
            return ExitCode::SUCCESS;
        }
        Err(message) => return complain(&message),
    };
    environment::prepare(arguments.safe_graphics);
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, _folder| again(app, &arguments),
        ))
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(window::STATE)
                .build(),
        )
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            // Tauri answers a failed setup with a panic; a sentence says more.
            if let Err(error) = set_up(app, arguments) {
                complain(&error.to_string());
                std::process::exit(1);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => complain(&error.to_string()),
    }
}

/// Starts the engine and opens the window on it.
fn set_up(app: &App, arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let builtins: Vec<Arc<dyn BuiltinProfile>> = demo::profiles();
    let options = Options {
        data_folder: app.path().app_data_dir()?,
        config_folder: app.path().app_config_dir()?,
        clock: Arc::new(SystemClock),
        config_files: ConfigFiles::of_environment(),
        keys: Arc::default(),
        builtins,
        open: arguments.open,
        demo: arguments.demo,
    };
    // The window and its own processes come up while the engine does; its page is answered once this function is over.
    let engine = tauri::async_runtime::spawn(Engine::start(options));
    window::open(app)?;
    let engine = tauri::async_runtime::block_on(engine)??;
    app.manage(Shell::new(engine));
    forward::notifications(app.handle());
    let shell = app.state::<Shell>();
    if let Err(failure) = tray::keep(app.handle(), shell.engine.settings().keep_in_tray) {
        shell.engine.note(failure);
    }
    Ok(())
}

/// A second start: its wish is handed to the window of the first.
fn again(app: &AppHandle, arguments: &[String]) {
    window::show(app);
    let Ok(Wish::Run(arguments)) = arguments::read(arguments.iter().skip(1).map(Into::into)) else {
        return;
    };
    let Some(shell) = app.try_state::<Shell>() else {
        return;
    };
    if let Some(target) = arguments.open {
        shell.engine.push(&Event::Open { target });
    } else if arguments.demo {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            if let Some(shell) = app.try_state::<Shell>() {
                shell.engine.show_demo().await;
            }
        });
    }
}

/// Says on standard error why the program cannot run.
fn complain(message: &str) -> ExitCode {
    #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
    {
        eprintln!("trackside: {message}");
    }
    ExitCode::FAILURE
}
