//! The command line.

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::{
    bench::{BenchOptions, FigureName},
    run::RunOptions,
    test::{StepName, TestOptions},
};

pub(crate) const HELP: &str = "\
The project's own commands. Each is safe to run again, and fast when nothing is missing.

cargo xtask run [--release] [--screenshot FILE] [-- ARGS]
    Install what is missing, build, and open the app on the Demo fleet. Without a display it is opened on a
    virtual one, and a picture of it is saved as trackside.png.
      --release            the optimised build
      --screenshot FILE    on a virtual display in any case, with the picture in FILE
      -- ARGS              for the program, in place of the Demo fleet

cargo xtask test [STEP…]
    Install what is missing, and check everything. The last line says how many passed and how many failed.
      STEP                 only these: format, clippy, lint, types, rust, clients, ui, window, deny

cargo xtask bench [FIGURE…] [--samples N] [--soak] [--debug]
    Measure the release build against its floors and budgets; also written to bench.json.
      FIGURE               only these: start, refresh, filter, charts, memory, calls, idle, profiles, crowd, pages
      --samples N          how often each thing is measured (7)
      --soak               memory after an hour, rather than after the 120 refreshes of one
      --debug              the debug build, while a figure is being worked on

cargo xtask bindings
    Write the TypeScript that is made from the Rust commands and types.

Everywhere: --no-install    do not look for missing system packages
            --help          this text
";

/// What is to be done.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Help,
    Run(RunOptions),
    Test(TestOptions),
    Bench(BenchOptions),
    Bindings,
}

pub(crate) fn parse(mut parser: Parser) -> Result<Task> {
    let name = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "run" => run(parser),
        "test" => test(parser),
        "bench" => bench(parser),
        "bindings" => bindings(parser),
        "help" => Ok(Task::Help),
        other => {
            bail!("there is no `cargo xtask {other}`; `cargo xtask --help` lists what there is")
        }
    }
}

fn run(mut parser: Parser) -> Result<Task> {
    let mut options = RunOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("release") => options.release = true,
            Arg::Long("screenshot") => options.screenshot = Some(PathBuf::from(parser.value()?)),
            Arg::Long("no-install") => options.install = false,
            Arg::Short('h') | Arg::Long("help") => return Ok(Task::Help),
            // lexopt gives what follows `--` as values: the first one says that the rest is the program's.
            Arg::Value(first) => {
                options.arguments.push(utf8(first)?);
                for rest in parser.raw_args()? {
                    options.arguments.push(utf8(rest)?);
                }
            }
            other @ (Arg::Short(_) | Arg::Long(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Run(options))
}

fn test(mut parser: Parser) -> Result<Task> {
    let mut options = TestOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("no-install") => options.install = false,
            Arg::Short('h') | Arg::Long("help") => return Ok(Task::Help),
            Arg::Value(name) => {
                let name = name.string()?;
                let step = StepName::named(&name).with_context(|| {
                    format!("there is no step {name}; there are {}", StepName::list())
                })?;
                options.only.push(step);
            }
            other @ (Arg::Short(_) | Arg::Long(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test(options))
}

fn bench(mut parser: Parser) -> Result<Task> {
    let mut options = BenchOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("samples") => options.samples = parser.value()?.parse()?,
            Arg::Long("debug") => options.debug = true,
            Arg::Long("soak") => options.soak = true,
            Arg::Long("no-install") => options.install = false,
            Arg::Short('h') | Arg::Long("help") => return Ok(Task::Help),
            Arg::Value(name) => {
                let name = name.string()?;
                let figure = FigureName::named(&name).with_context(|| {
                    format!(
                        "there is no figure {name}; there are {}",
                        FigureName::list()
                    )
                })?;
                options.only.push(figure);
            }
            other @ (Arg::Short(_) | Arg::Long(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Bench(options))
}

fn bindings(mut parser: Parser) -> Result<Task> {
    match parser.next()? {
        None => Ok(Task::Bindings),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Task::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn utf8(argument: OsString) -> Result<String> {
    Ok(argument.string()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Task> {
        parse(Parser::from_args(arguments.iter().copied()))
    }

    #[test]
    fn run_takes_a_file_and_the_programs_arguments() -> Result<()> {
        let task = parsed(&[
            "run",
            "--screenshot",
            "a b.png",
            "--release",
            "--",
            "--profile",
            "work",
            "api",
        ])?;
        let expected = RunOptions {
            release: true,
            screenshot: Some(PathBuf::from("a b.png")),
            install: true,
            arguments: ["--profile", "work", "api"].map(str::to_owned).to_vec(),
        };
        assert_eq!(task, Task::Run(expected));
        Ok(())
    }

    #[test]
    fn an_option_of_the_program_needs_the_dashes_before_it() {
        assert!(parsed(&["run", "--profile", "work"]).is_err());
    }

    #[test]
    fn test_takes_names_of_steps_that_exist() -> Result<()> {
        let options = TestOptions {
            install: true,
            only: vec![StepName::Rust, StepName::Deny],
        };
        assert_eq!(parsed(&["test", "rust", "deny"])?, Task::Test(options));
        assert!(parsed(&["test", "everything"]).is_err());
        Ok(())
    }

    #[test]
    fn bench_takes_names_of_figures_and_a_number() -> Result<()> {
        let options = BenchOptions {
            samples: 3,
            only: vec![FigureName::Start],
            ..BenchOptions::default()
        };
        assert_eq!(
            parsed(&["bench", "start", "--samples", "3"])?,
            Task::Bench(options)
        );
        assert!(parsed(&["bench", "--samples", "many"]).is_err());
        assert!(parsed(&["bench", "speed"]).is_err());
        Ok(())
    }

    #[test]
    fn nothing_asks_for_help() -> Result<()> {
        assert_eq!(parsed(&[])?, Task::Help);
        assert!(parsed(&["tset"]).is_err());
        Ok(())
    }
}
