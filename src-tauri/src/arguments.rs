//! The command line.

use std::ffi::OsString;

use engine::event::OpenTarget;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;
use model::place::Cell;

const HELP: &str = "\
Trackside: a desktop console for AWS App Runner

Usage: trackside [OPTIONS] [SERVICE]

  SERVICE            open the service of this name or ARN
  --profile NAME     use this credential profile; --region must be named too
  --region REGION    look in this region; --profile must be named too
  --demo             open on the built-in Demo fleet
  --safe-graphics    draw without the graphics card's help (Linux): for blank windows
  --version          print the version
  --help             print this";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Run the program.
    Run(Arguments),
    /// Print a text and end.
    Print(String),
}

/// How the program is to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// What to open.
    pub(crate) open: Option<OpenTarget>,
    /// Whether to open on Demo.
    pub(crate) demo: bool,
    /// Whether to draw without acceleration.
    pub(crate) safe_graphics: bool,
}

/// Reads the arguments that follow the program's name.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Wish, String> {
    let (mut profile, mut region, mut service) = (None::<String>, None::<String>, None::<String>);
    let mut wanted = Arguments::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    let text = |parser: &mut lexopt::Parser| parser.value()?.string();
    let mut next = || -> Result<Option<Wish>, lexopt::Error> {
        while let Some(argument) = parser.next()? {
            match argument {
                Long("profile") => profile = Some(text(&mut parser)?),
                Long("region") => region = Some(text(&mut parser)?),
                Long("demo") => wanted.demo = true,
                Long("safe-graphics") => wanted.safe_graphics = true,
                Long("version") | Short('V') => {
                    return Ok(Some(Wish::Print(format!(
                        "trackside {}",
                        env!("CARGO_PKG_VERSION")
                    ))));
                }
                Long("help") | Short('h') => return Ok(Some(Wish::Print(HELP.to_owned()))),
                Value(value) if service.is_none() => service = Some(value.string()?),
                Short(_) | Long(_) | Value(_) => return Err(argument.unexpected()),
            }
        }
        Ok(None)
    };
    if let Some(wish) = next().map_err(|error| format!("{error}; see --help"))? {
        return Ok(wish);
    }
    let cell = match (profile, region) {
        (Some(profile), Some(region)) => Some(Cell::new(&profile, &region)),
        (None, None) => None,
        _ => return Err("--profile and --region are named together; see --help".to_owned()),
    };
    wanted.open = (cell.is_some() || service.is_some()).then_some(OpenTarget { cell, service });
    Ok(Wish::Run(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Result<Wish, String> {
        read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_service_in_a_cell_is_opened() {
        let wish = of(&["--profile", "acme-prod", "--region=eu-west-1", "ledger"]);
        let open = OpenTarget {
            cell: Some(Cell::new("acme-prod", "eu-west-1")),
            service: Some("ledger".into()),
        };
        assert_eq!(
            wish,
            Ok(Wish::Run(Arguments {
                open: Some(open),
                ..Arguments::default()
            }))
        );
        assert_eq!(of(&[]), Ok(Wish::Run(Arguments::default())));
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_way_on() {
        for arguments in [
            &["--profile", "x"][..],
            &["--nonsense"],
            &["a", "b"],
            &["--region"],
        ] {
            let message = of(arguments).expect_err("refused");
            assert!(message.contains("--help"), "{message}");
        }
    }
}
