//! A local AWS for any AWS client.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use lexopt::prelude::*;
use simulator::state::SignInMode;
use simulator::{ClockMode, Options, Simulator, StartError, scenarios};

enum Asked {
    Help,
    Start(Box<Options>),
}

#[tokio::main]
async fn main() -> ExitCode {
    match asked() {
        Err(error) => complain(&format!("{error} (--help lists what there is)")),
        Ok(Asked::Help) => {
            say(&help());
            ExitCode::SUCCESS
        }
        Ok(Asked::Start(options)) => run(*options).await,
    }
}

async fn run(options: Options) -> ExitCode {
    let running = match Simulator::start(options).await {
        Ok(running) => running,
        Err(error) => return complain(&explained(&error)),
    };
    say(&format!("{}\n", running.endpoint()));
    if let Some(dns) = running.dns() {
        say(&format!("dns {dns}\n"));
    }
    told_to_end().await;
    match running.stop().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&format!("the state could not be written: {error}")),
    }
}

/// Returns when the terminal or the system asks for the end. Without a signal handler there is
/// nothing to wait for but the end of the process.
async fn told_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                interrupted = tokio::signal::ctrl_c() => {
                    if interrupted.is_err() {
                        terminated.recv().await;
                    }
                }
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn explained(error: &StartError) -> String {
    match error {
        StartError::Port { port, source } if source.kind() == std::io::ErrorKind::AddrInUse => {
            format!("port {port} on 127.0.0.1 is taken: choose another with --port, or 0 for any")
        }
        StartError::Port { source, .. } => format!("{error}: {source}"),
        StartError::State { source, .. } => format!("{error}: {source}"),
        StartError::UnknownScenario { .. } => error.to_string(),
    }
}

fn asked() -> Result<Asked, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("scenario") => options.scenario = parser.value()?.parse()?,
            Long("speed") => options.speed = parser.value()?.parse_with(speed)?,
            Long("latency") => {
                options.latency = Duration::from_millis(parser.value()?.parse()?);
            }
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("strict-credentials") => options.strict_credentials = true,
            Long("approve-sign-in") => options.sign_in = SignInMode::Approve,
            Long("state") => options.state = Some(parser.value()?.into()),
            Long("dns-port") => options.dns = Some(parser.value()?.parse()?),
            Long("chaos") => options.chaos = parser.value()?.parse_with(percent)?,
            Long("unasked") => {
                options.unasked = Some(Duration::from_secs(parser.value()?.parse_with(seconds)?));
            }
            Long("stepped") => options.clock = ClockMode::Stepped,
            Short('h') | Long("help") => return Ok(Asked::Help),
            other @ (Short(_) | Long(_) | Value(_)) => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Start(Box::new(options)))
}

fn speed(text: &str) -> Result<f64, &'static str> {
    match text.parse::<f64>() {
        Ok(speed) if speed.is_finite() && speed > 0.0 => Ok(speed),
        Ok(_) | Err(_) => Err("a speed is a number above 0"),
    }
}

fn seconds(text: &str) -> Result<u64, &'static str> {
    match text.parse::<u64>() {
        Ok(seconds) if seconds > 0 => Ok(seconds),
        Ok(_) | Err(_) => Err("a time is a whole number of seconds above 0"),
    }
}

fn percent(text: &str) -> Result<u8, &'static str> {
    match text.parse::<u8>() {
        Ok(percent) if percent <= 100 => Ok(percent),
        Ok(_) | Err(_) => Err("a share is a whole number of percent, at most 100"),
    }
}

fn help() -> String {
    let mut text = String::from(
        "A local AWS: App Runner and the services around it, on 127.0.0.1.\n\
         The first line of standard output is the endpoint.\n\n\
         apprunner-simulator [OPTIONS]\n  \
         --port N              port to listen on, 0 for any (default 0)\n  \
         --scenario NAME       what to start with (default demo)\n  \
         --speed X             divides how long operations take (default 1)\n  \
         --latency MS          wait before each answer (default 0)\n  \
         --seed N              ids and series are functions of it (default 7)\n  \
         --strict-credentials  refuse access keys that are not listed below\n  \
         --state FILE          keep everything in a file, and go on from it\n  \
         --dns-port N          name server on UDP, which custom domains then follow; 0 for any\n  \
         --chaos PERCENT       let so many calls go wrong, by the seed (default 0)\n  \
         --unasked SECONDS     let every service be maintained, or deployed automatically,\n  \
         \x20                     about every so often (default never)\n  \
         --approve-sign-in     approve every sign-in without asking a person\n  \
         --stepped             time moves only by POST /_simulator/step\n  \
         --help                this text\n\nScenarios\n",
    );
    for scenario in scenarios::SCENARIOS {
        let _ = writeln!(text, "  {:<16} {}", scenario.name, scenario.about);
    }
    text.push_str("\nAccess keys (id, secret, account), the same in every scenario\n");
    for key in scenarios::KEYS {
        let (id, secret, account) = (key.access_key_id, key.secret_access_key, key.account);
        let _ = writeln!(text, "  {id}  {secret}  {account}  {}", key.about);
        if let Some(token) = key.session_token {
            let _ = writeln!(text, "    session token {token}");
        }
    }
    text.push_str("  any other well-formed key is account 111122223333\n");
    text
}

/// Writes to standard output at once: whoever started the program waits for the first line.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody reads any more: there is nobody to tell, either.
    let _closed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn complain(text: &str) -> ExitCode {
    let _closed = writeln!(std::io::stderr(), "apprunner-simulator: {text}");
    ExitCode::FAILURE
}
