//! Programs that run beside a test and end with it.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use crate::error::{Error, Result};

/// A program that runs until this value is dropped. What it writes is read all the while, so that it never blocks on
/// a full pipe, and the last of it is kept for messages.
#[derive(Debug)]
pub struct Background {
    name: String,
    child: Child,
    lines: mpsc::Receiver<String>,
    last: Arc<Mutex<Vec<String>>>,
}

const KEPT_LINES: usize = 40;

impl Background {
    /// Starts the command. It ends with the thread that starts it even where no destructor runs (`setpriv` asks the
    /// kernel for that), so a test run that is killed leaves nothing behind.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(command: &Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut tied = Command::new("setpriv");
        tied.args(["--pdeathsig", "KILL", "--"])
            .arg(command.get_program())
            .args(command.get_args());
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => tied.env(key, value),
                None => tied.env_remove(key),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            tied.current_dir(folder);
        }
        let mut child = tied
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| Error::Start {
                program: name.clone(),
                source,
            })?;

        let last = Arc::new(Mutex::new(Vec::new()));
        let (send, lines) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            read_lines(stdout, Arc::clone(&last), Some(send));
        }
        if let Some(stderr) = child.stderr.take() {
            read_lines(stderr, Arc::clone(&last), None);
        }
        Ok(Self {
            name,
            child,
            lines,
            last,
        })
    }

    /// The next line of its standard output, waited for.
    ///
    /// # Errors
    /// When it ends, or `within` passes, without a line.
    pub fn line(&self, within: Duration) -> Result<String> {
        self.lines
            .recv_timeout(within)
            .map_err(|_| Error::NotReady {
                program: self.name.clone(),
                said: self.last_words(),
            })
    }

    /// The last lines that it wrote, to either stream.
    #[must_use]
    pub fn last_words(&self) -> String {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_empty() {
            "nothing".to_owned()
        } else {
            last.join("\n")
        }
    }

    /// The process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its exit status, once it has ended.
    #[must_use]
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Ends it, and waits until it has.
    pub fn stop(&mut self) {
        // Either may fail only because the program has ended by itself, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.stop();
    }
}

fn read_lines(
    from: impl Read + Send + 'static,
    last: Arc<Mutex<Vec<String>>>,
    send: Option<mpsc::Sender<String>>,
) {
    thread::spawn(move || {
        for line in BufReader::new(from)
            .lines()
            .map_while(std::result::Result::ok)
        {
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.len() == KEPT_LINES {
                last.remove(0);
            }
            last.push(line.clone());
            drop(last);
            if let Some(send) = &send {
                // The receiver may be gone: nobody is obliged to read lines.
                let _ = send.send(line);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_secs(10);

    #[test]
    fn gives_the_lines_in_order_and_the_last_words() -> Result<()> {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo one; echo two; sleep 60"]);
        let shell = Background::start(&shell)?;
        assert_eq!(shell.line(SOON)?, "one");
        assert_eq!(shell.line(SOON)?, "two");
        assert!(shell.last_words().ends_with("two"));
        Ok(())
    }

    #[test]
    fn a_program_that_ends_early_is_an_error_with_its_words() -> Result<()> {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo no such display >&2"]);
        let shell = Background::start(&shell)?;
        assert!(matches!(shell.line(SOON), Err(Error::NotReady { .. })));
        Ok(())
    }

    #[test]
    fn is_ended_when_dropped() -> Result<()> {
        let mut sleep = Command::new("sleep");
        sleep.arg("600");
        let sleep = Background::start(&sleep)?;
        let folder = std::path::PathBuf::from(format!("/proc/{}", sleep.id()));
        assert!(folder.exists());
        drop(sleep);
        assert!(!folder.exists());
        Ok(())
    }
}
