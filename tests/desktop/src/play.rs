//! A test from beginning to end.

use serde_json::Value;
use stage::{Home, Stage, webdriver::Driver};

use crate::{
    app::App,
    error::Result,
    programs::{program, screenshot},
    simulator::Simulator,
};

/// The program's settings, below the home folder.
const SETTINGS: &str = ".config/dev.trackside.Trackside/settings.json";

/// Who the simulator takes a profile for: the keys that its `--help` lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// The production account.
    Production,
    /// The sandbox account.
    Sandbox,
    /// A session of the production account that has expired.
    Expired,
    /// Any other account; the simulator does not verify its signatures.
    Other,
}

impl Account {
    /// The profile's lines.
    const fn credentials(self) -> &'static str {
        match self {
            Self::Production => {
                "aws_access_key_id = AKIATRACKSIDEPROD001\n\
                 aws_secret_access_key = simulated/production/0000000000000000000\n"
            }
            Self::Sandbox => {
                "aws_access_key_id = AKIATRACKSIDESAND001\n\
                 aws_secret_access_key = simulated/sandbox/0000000000000000000000\n"
            }
            Self::Expired => {
                "aws_access_key_id = ASIATRACKSIDEEXPIRED\n\
                 aws_secret_access_key = simulated/expired/0000000000000000000000\n\
                 aws_session_token = simulated-session-token\n"
            }
            Self::Other => {
                "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n\
                 aws_secret_access_key = simulated/any/000000000000000000000000000\n"
            }
        }
    }
}

/// What the program finds when it starts.
#[derive(Debug)]
pub struct Setting {
    name: String,
    config: String,
    settings: Option<Value>,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    size: (u32, u32),
}

impl Setting {
    /// A home with nothing in it, and no arguments. The name is the test's, and that of its pictures.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            config: String::new(),
            settings: None,
            arguments: Vec::new(),
            variables: Vec::new(),
            size: (1440, 900),
        }
    }

    /// With a profile in `~/.aws/config` whose calls go to the simulator.
    #[must_use]
    pub fn profile(self, name: &str, aws: &Simulator, account: Account, region: &str) -> Self {
        let section = if name == "default" {
            "[default]".to_owned()
        } else {
            format!("[profile {name}]")
        };
        let (endpoint, credentials) = (aws.endpoint(), account.credentials());
        self.config(&format!(
            "{section}\nregion = {region}\nendpoint_url = {endpoint}\n{credentials}\n"
        ))
    }

    /// Puts it into a home.
    ///
    /// # Errors
    /// When the home cannot be written.
    pub fn furnish(&self, home: &Home) -> Result<()> {
        if !self.config.is_empty() {
            home.write(".aws/config", &self.config)?;
        }
        if let Some(settings) = &self.settings {
            home.write(SETTINGS, &settings.to_string())?;
        }
        Ok(())
    }

    /// With more of `~/.aws/config`, as it is.
    #[must_use]
    pub fn config(mut self, text: &str) -> Self {
        self.config.push_str(text);
        self
    }

    /// With these settings of the program; those that are left out have their defaults.
    #[must_use]
    pub fn settings(mut self, settings: Value) -> Self {
        self.settings = Some(settings);
        self
    }

    /// Started with these arguments.
    #[must_use]
    pub fn arguments(mut self, arguments: &[&str]) -> Self {
        self.arguments
            .extend(arguments.iter().map(|&argument| argument.to_owned()));
        self
    }

    /// Started with this variable in its environment.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In a window of another size than 1440 × 900.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }
}

/// A stage that is set, on which the program can be opened more than once: its home stays.
#[derive(Debug)]
pub struct Scene {
    setting: Setting,
    // Before the stage: what the driver opened must not outlive the screen and the home.
    driver: Driver,
    stage: Stage,
}

impl Scene {
    /// Sets the stage without opening the program.
    ///
    /// # Errors
    /// When one of the stage's programs does not start.
    pub fn set(setting: Setting) -> Result<Self> {
        let mut stage = Stage::set_up()?;
        for (name, value) in &setting.variables {
            stage = stage.with_variable(name, value);
        }
        setting.furnish(stage.home())?;
        let driver = Driver::start(&stage, false)?;
        Ok(Self {
            setting,
            driver,
            stage,
        })
    }

    /// The home folder, the display and the desktop's stand-ins.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The last that the program and its driver wrote to their standard streams.
    #[must_use]
    pub fn last_words(&self) -> String {
        self.driver.last_words()
    }

    /// Opens the program in a window of the setting's size, and lets the test operate it. Where the test fails, a
    /// picture `NAME-failed` is kept, and what the program wrote is shown. The program is closed at the end.
    ///
    /// # Errors
    /// The test's own, or that the window could not be opened.
    pub fn open(&self, test: impl FnOnce(&App) -> Result<()>) -> Result<()> {
        self.open_as_it_comes(|app| {
            app.session()
                .resize(self.setting.size.0, self.setting.size.1)?;
            test(app)
        })
    }

    /// The same in a window of whatever size the program gives it.
    ///
    /// # Errors
    /// The test's own, or that the window could not be opened.
    pub fn open_as_it_comes(&self, test: impl FnOnce(&App) -> Result<()>) -> Result<()> {
        let name = &self.setting.name;
        let session = self
            .driver
            .open(&program("trackside")?, &self.setting.arguments)?;
        let result = test(&App::new(name, &session, &self.stage));
        if result.is_err() {
            let file = screenshot(&format!("{name}-failed"));
            let picture = session
                .screenshot(&file)
                .map(|()| file.display().to_string());
            show(&format!(
                "picture: {picture:?}\nthe program's last words: {}",
                self.driver.last_words()
            ));
        }
        result
    }
}

/// Opens the program in the setting once, and lets the test operate it.
///
/// # Errors
/// The test's own, or that the window could not be opened.
pub fn play(setting: Setting, test: impl FnOnce(&App) -> Result<()>) -> Result<()> {
    Scene::set(setting)?.open(test)
}

#[expect(
    clippy::print_stderr,
    reason = "the test runner shows it with the failure"
)]
fn show(text: &str) {
    eprintln!("{text}");
}
