//! The program: its first line, its help, and what it says when it cannot start.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

type Outcome = Result<(), Box<dyn Error>>;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_apprunner-simulator"))
}

/// Ends the program with the test, whichever way that goes.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

#[test]
fn the_first_line_is_the_endpoint() -> Outcome {
    let mut started = Started(
        program()
            .args(["--port", "0", "--scenario", "empty"])
            .stdout(Stdio::piped())
            .spawn()?,
    );
    let mut line = String::new();
    BufReader::new(started.0.stdout.take().ok_or("standard output")?).read_line(&mut line)?;
    let port = line
        .trim_end()
        .strip_prefix("http://127.0.0.1:")
        .ok_or("an endpoint")?;
    assert!(port.parse::<u16>()? > 0);
    std::net::TcpStream::connect(("127.0.0.1", port.parse()?))?;
    Ok(())
}

#[test]
fn a_taken_port_is_said_in_one_sentence() -> Outcome {
    let holder = TcpListener::bind(("127.0.0.1", 0))?;
    let port = holder.local_addr()?.port().to_string();
    let output = program().args(["--port", &port]).output()?;
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr)?;
    assert!(
        said.contains(&format!("port {port} on 127.0.0.1 is taken")),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
    Ok(())
}

#[test]
fn help_lists_scenarios_and_keys() -> Outcome {
    let output = program().arg("--help").output()?;
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout)?;
    for scenario in simulator::scenarios::SCENARIOS {
        assert!(text.contains(scenario.name), "{}", scenario.name);
    }
    for key in simulator::scenarios::KEYS {
        assert!(text.contains(key.access_key_id) && text.contains(key.account));
    }
    Ok(())
}

#[test]
fn what_makes_no_sense_is_refused() -> Outcome {
    for arguments in [
        &["--speed", "0"][..],
        &["--unasked", "0"],
        &["--chaos", "101"],
        &["--port", "many"],
        &["--scenario", "nonsense"],
        &["--nonsense"],
    ] {
        let output = program().args(arguments).output()?;
        assert!(!output.status.success(), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    Ok(())
}

/// The program's README is its documentation: it has every scenario, key and control.
#[test]
fn the_readme_lists_what_help_does() -> Outcome {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))?;
    for scenario in simulator::scenarios::SCENARIOS {
        assert!(
            readme.contains(&format!("`{}`", scenario.name)),
            "{}",
            scenario.name
        );
    }
    for key in simulator::scenarios::KEYS {
        assert!(readme.contains(key.access_key_id) && readme.contains(key.secret_access_key));
    }
    for word in simulator::state::Cause::words() {
        assert!(readme.contains(&format!("`{word}`")), "{word}");
    }
    let help = String::from_utf8(program().arg("--help").output()?.stdout)?;
    let options = help
        .split_whitespace()
        .filter(|word| word.starts_with("--") && *word != "--help");
    let mut count = 0;
    for option in options {
        assert!(readme.contains(&format!("`{option}")), "{option}");
        count += 1;
    }
    assert!(count > 10, "{count}");
    let controls =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/control/http.rs"))?;
    let rows = controls
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `"));
    let mut count = 0;
    for control in rows.filter_map(|row| row.split('`').next()) {
        assert!(readme.contains(&format!("`{control}`")), "{control}");
        count += 1;
    }
    assert!(count > 20, "{count}");
    Ok(())
}
