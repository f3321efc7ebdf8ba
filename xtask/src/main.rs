//! The project's own commands, `cargo xtask …`. They need nothing that a fresh rustup does not have, find out what
//! else is missing, and install it.

mod bench;
mod bindings;
mod cli;
mod command;
mod frontend;
mod prerequisites;
mod progress;
mod run;
mod test;
mod workspace;

use std::process::ExitCode;

use cli::Task;
use workspace::Workspace;

fn main() -> ExitCode {
    match perform() {
        Ok(code) => code,
        Err(error) => {
            progress::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn perform() -> anyhow::Result<ExitCode> {
    let task = cli::parse(lexopt::Parser::from_env())?;
    let workspace = Workspace::find()?;
    match task {
        Task::Help => {
            progress::tell(cli::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Task::Run(options) => run::run(&workspace, &options).map(|()| ExitCode::SUCCESS),
        Task::Test(options) => test::test(&workspace, &options),
        Task::Bench(options) => bench::bench(&workspace, &options),
        Task::Bindings => bindings::write(&workspace).map(|()| ExitCode::SUCCESS),
    }
}
