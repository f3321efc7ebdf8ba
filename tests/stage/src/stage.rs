//! Screen, bus, home and stand-ins, put together.

use std::{env, ffi::OsStr, process::Command};

use crate::{
    bus::Bus, display::Display, error::Result, home::Home, screen::Screen, shims::OpenedUrls,
};

/// All that a window needs, and all of it private.
#[derive(Debug)]
pub struct Stage {
    opened: OpenedUrls,
    bus: Bus,
    display: Display,
    variables: Vec<(String, String)>,
    // Last, so that everything that writes into it has ended before it is removed.
    home: Home,
}

/// Variables that would let the desktop or the account of whoever starts a test shine through.
const FOREIGN: [&str; 12] = [
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "GTK_THEME",
    "GDK_SCALE",
    "GTK_MODULES",
    "DESKTOP_STARTUP_ID",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
];

/// Large enough for a window of 1920 × 1080 and its frame.
const SCREEN: (u32, u32) = (2048, 1200);

impl Stage {
    /// Sets one up.
    ///
    /// # Errors
    /// When one of its programs is not installed or does not start.
    pub fn set_up() -> Result<Self> {
        let home = Home::new()?;
        let display = Display::start(SCREEN.0, SCREEN.1, &home.path(".run"))?;
        let bus = Bus::start(&home.path(".run"))?;
        let opened = OpenedUrls::record(&home)?;
        Ok(Self {
            opened,
            bus,
            display,
            variables: Vec::new(),
            home,
        })
    }

    /// The same, whose programs find a variable in their environment. None of the account's own is there.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Its home folder.
    #[must_use]
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The virtual screen, as pixels.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn screen(&self) -> Result<Screen> {
        self.display.screen()
    }

    /// Asks every window on the screen to close, as a user does. Gives how many there were.
    ///
    /// # Errors
    /// When the screen does not answer.
    pub fn close_windows(&self) -> Result<usize> {
        self.display.close_windows()
    }

    /// How many windows are on the screen, minimised ones included, hidden ones not.
    ///
    /// # Errors
    /// When the screen does not answer.
    pub fn windows(&self) -> Result<usize> {
        self.display.windows()
    }

    /// Where the one window on the screen is, without its frame: across and down from the upper left corner.
    ///
    /// # Errors
    /// When the screen does not answer, or has another number of windows.
    pub fn window_place(&self) -> Result<(i16, i16)> {
        self.display.window_place()
    }

    /// Moves the one window on the screen, as its user does by the title bar.
    ///
    /// # Errors
    /// When the screen does not answer, or has another number of windows.
    pub fn move_window(&self, place: (i16, i16)) -> Result<()> {
        self.display.move_window(place)
    }

    /// Types text at whatever window has the keyboard: another program's, too, which no WebDriver reaches.
    ///
    /// # Errors
    /// When the screen does not answer, or has no key for a character.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.display.type_text(text)
    }

    /// The address of its session bus: stand-ins for parts of the desktop go there.
    #[must_use]
    pub fn bus(&self) -> &str {
        self.bus.address()
    }

    /// The URLs that the desktop was asked to open.
    #[must_use]
    pub fn opened_urls(&self) -> &OpenedUrls {
        &self.opened
    }

    /// A command that runs on this stage, and sees neither the desktop nor the AWS account of whoever starts it.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        self.home.enter(&mut command);
        self.seat(&mut command);
        for (name, _) in env::vars_os() {
            let foreign = name
                .to_str()
                .is_some_and(|name| name.starts_with("AWS_") || FOREIGN.contains(&name));
            if foreign {
                command.env_remove(&name);
            }
        }
        let own = self.variables.iter().map(|(name, value)| (name, value));
        command.envs(own);
        command
    }

    /// A command that runs on this stage's screen and bus and writes into its home, and reads the user's own `HOME`
    /// and AWS account.
    pub fn command_as_the_user(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        self.home.enter_without_home(&mut command);
        self.seat(&mut command);
        command
    }

    fn seat(&self, command: &mut Command) {
        let mut path = vec![self.opened.folder().clone()];
        path.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
        command
            .env("DISPLAY", self.display.name())
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
        if let Ok(path) = env::join_paths(path) {
            command.env("PATH", path);
        }
    }
}
