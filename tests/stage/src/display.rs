//! A virtual screen.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    background::Background,
    error::{Error, Result},
    keyboard,
    screen::Screen,
    windows,
};

const WITHIN: Duration = Duration::from_secs(20);

/// An X server without a screen, with a window manager on it: without one, no window ever gets the keyboard focus.
#[derive(Debug)]
pub struct Display {
    name: String,
    frame_buffer: PathBuf,
    // Dropped in this order: the window manager must not outlive its server.
    _window_manager: Background,
    _server: Background,
}

impl Display {
    /// Starts one of this size on the first display number that is free, with its frame buffer in the folder.
    ///
    /// # Errors
    /// When Xvfb or openbox is not installed, or does not start.
    pub fn start(width: u32, height: u32, folder: &Path) -> Result<Self> {
        let mut server = Command::new("Xvfb");
        // The server picks a free number and writes it to the descriptor: no race, no guessing, no lock files.
        server.args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-noreset",
            "-screen",
            "0",
        ]);
        server
            .arg(format!("{width}x{height}x24"))
            .arg("-fbdir")
            .arg(folder);
        let server = Background::start(&server)?;
        let number = server.line(WITHIN)?;
        let name = format!(":{}", number.trim());
        if !name.bytes().skip(1).all(|digit| digit.is_ascii_digit()) {
            return Err(Error::NotReady {
                program: "Xvfb".to_owned(),
                said: number,
            });
        }

        let mut window_manager = Command::new("openbox");
        window_manager.arg("--sm-disable").env("DISPLAY", &name);
        let window_manager = Background::start(&window_manager)?;
        Ok(Self {
            name,
            frame_buffer: folder.join("Xvfb_screen0"),
            _window_manager: window_manager,
            _server: server,
        })
    }

    /// Its name, as in the variable `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Asks every window on it to close, as a click on its close button does. Gives how many there were.
    ///
    /// # Errors
    /// When the screen does not answer.
    pub fn close_windows(&self) -> Result<usize> {
        windows::close_all(&self.name).map_err(|source| self.refuses(source))
    }

    /// Types text at whatever window of it has the keyboard.
    ///
    /// # Errors
    /// When the screen does not answer, or has no key for a character.
    pub fn type_text(&self, text: &str) -> Result<()> {
        keyboard::type_text(&self.name, text).map_err(|source| self.refuses(source))
    }

    /// How many windows its window manager has: minimised ones too, hidden ones not.
    ///
    /// # Errors
    /// When the screen does not answer.
    pub fn windows(&self) -> Result<usize> {
        windows::count(&self.name).map_err(|source| self.refuses(source))
    }

    /// Where the one window on it is, without its frame: across and down.
    ///
    /// # Errors
    /// When the screen does not answer, or has another number of windows.
    pub fn window_place(&self) -> Result<(i16, i16)> {
        windows::place(&self.name).map_err(|source| self.refuses(source))
    }

    /// Moves the one window on it, as its user does by the title bar: its frame's corner to this place.
    ///
    /// # Errors
    /// When the screen does not answer, or has another number of windows.
    pub fn move_window(&self, place: (i16, i16)) -> Result<()> {
        windows::move_to(&self.name, place).map_err(|source| self.refuses(source))
    }

    fn refuses(&self, source: Box<dyn std::error::Error + Send + Sync>) -> Error {
        Error::Screen {
            display: self.name.clone(),
            source,
        }
    }

    /// What is on it, as pixels.
    ///
    /// # Errors
    /// When its frame buffer cannot be read.
    pub fn screen(&self) -> Result<Screen> {
        Screen::open(&self.frame_buffer)
    }
}
