//! The TypeScript of the wire types and commands: rendered, and compared with what is committed.
//!
//! `TRACKSIDE_WRITE_BINDINGS=1` (that is, `cargo xtask bindings`) writes it instead.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use engine::change::view::{Attempt, AttemptId, HeldChoice, PlanId, PlanView};
use engine::console::ConsoleOpened;
use engine::event::Event;
use engine::fleet::view::{FleetActivity, FleetView, Generation};
use engine::settings::Settings;
use engine::views::{OperationLog, OperationPage, ScalingView, ServiceView, Start};
use model::change::Change;
use model::discovery::{ConfigDiff, DiscoveryChoice, SessionDraft, SsoAccount, SsoRole};
use model::domain::Domains;
use model::failure::Failure;
use model::keys::{KeyDraft, KeyPlace, KeySecret, KeyTested, KeyringView};
use model::metrics::{MetricRange, MetricSet};
use model::permissions::Permissions;
use model::place::{AccountId, Cell, ProfileName, Scope, ServiceArn, ServiceRef, SsoSessionKey};
use model::profile::{ProfileList, ProfilePage};
use model::redacted::Redacted;
use model::signin::{SignInHow, SignInView, SsoSessionView};
use ts_rs::{Config, TS, TypeVisitor};

include!("../src/commands/list.rs");

const HEADER: &str = "// Generated from Rust by `cargo xtask bindings`. Do not edit.\n";

/// One command as TypeScript needs it.
struct Command {
    name: &'static str,
    stream: bool,
    arguments: Vec<(&'static str, String)>,
    answer: String,
}

/// Declarations by name, each once.
struct Types<'a> {
    config: &'a Config,
    declared: BTreeMap<String, String>,
}

impl Types<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        // Only types that are exported by name have a declaration; primitives and containers are visited through.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.declared.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.declared
                .insert(name, format!("{docs}export {}\n", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        out.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        out.extend(letters);
    }
    out
}

fn object(fields: &[String]) -> String {
    if fields.is_empty() {
        "{}".into()
    } else {
        format!("{{ {} }}", fields.join(", "))
    }
}

macro_rules! describe {
    ($($group:ident { $($kind:ident $name:ident ( $($arg:ident : $ty:ty),* ) -> $answer:ty;)* })*) => {
        fn describe(types: &mut Types<'_>) -> Vec<Command> {
            types.add::<Failure>();
            vec![$($({
                $(types.add::<$ty>();)*
                types.add::<$answer>();
                Command {
                    name: stringify!($name),
                    stream: stringify!($kind) == "stream",
                    arguments: vec![$((stringify!($arg), <$ty as TS>::name(types.config))),*],
                    answer: <$answer as TS>::name(types.config),
                }
            },)*)*]
        }
    };
}
commands!(describe);

fn render() -> (String, String) {
    let config = Config::new().with_large_int("number");
    let mut types = Types {
        config: &config,
        declared: BTreeMap::new(),
    };
    let commands = describe(&mut types);

    let mut declarations = HEADER.to_owned();
    for declaration in types.declared.values() {
        declarations.push('\n');
        for line in declaration.lines() {
            declarations.push_str(line.trim_end());
            declarations.push('\n');
        }
    }

    let imports: Vec<_> = types.declared.keys().map(String::as_str).collect();
    let (mut interface, mut bound) = (String::new(), String::new());
    for command in &commands {
        let answer = if command.answer == "null" {
            "void"
        } else {
            &command.answer
        };
        let mut parameters: Vec<_> = command
            .arguments
            .iter()
            .map(|(name, ty)| format!("{}: {ty}", camel(name)))
            .collect();
        let mut values: Vec<_> = command
            .arguments
            .iter()
            .map(|(name, _)| camel(name))
            .collect();
        let (method, call) = (camel(command.name), command.name);
        if command.stream {
            parameters.push(format!("onMessage: (message: {answer}) => void"));
            let _ = writeln!(
                interface,
                "  {method}({}): Promise<void>;",
                parameters.join(", ")
            );
            let object = object(&values);
            values.push("onMessage".into());
            let _ = writeln!(
                bound,
                "    {method}: ({}) => wire.stream(\"{call}\", {object}, onMessage),",
                values.join(", ")
            );
        } else {
            let _ = writeln!(
                interface,
                "  {method}({}): Promise<{answer}>;",
                parameters.join(", ")
            );
            let _ = writeln!(
                bound,
                "    {method}: ({}) => wire.call(\"{call}\", {}),",
                values.join(", "),
                object(&values)
            );
        }
    }
    let used = |name: &&str| {
        let text = interface.as_str();
        text.match_indices(*name).any(|(at, _)| {
            let edge = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
            edge(text[..at].chars().next_back()) && edge(text[at + name.len()..].chars().next())
        })
    };
    let imports: Vec<_> = imports.into_iter().filter(used).collect();
    let commands = format!(
        "{HEADER}\nimport type {{ {} }} from \"./types\";\n\n\
         /** How a call reaches Rust. */\nexport interface Wire {{\n  \
         call<T>(command: string, args: Record<string, unknown>): Promise<T>;\n  \
         stream<T>(command: string, args: Record<string, unknown>, onMessage: (message: T) => void): Promise<void>;\n}}\n\n\
         /** Every command. A rejected promise carries a `Failure`. */\nexport interface Commands {{\n{interface}}}\n\n\
         /** The commands, called over `wire`. */\nexport function commandsOver(wire: Wire): Commands {{\n  return {{\n{bound}  }};\n}}\n",
        imports.join(", ")
    );
    (declarations, commands)
}

#[test]
fn committed_bindings_are_what_rust_renders() {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/platform/bindings");
    let (types, commands) = render();
    for (name, text) in [("types.ts", types), ("commands.ts", commands)] {
        let path = folder.join(name);
        if std::env::var_os("TRACKSIDE_WRITE_BINDINGS").is_some() {
            std::fs::create_dir_all(&folder).expect("the bindings' folder");
            std::fs::write(&path, &text).expect("the bindings are written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == text,
            "{} is stale: run `cargo xtask bindings`",
            path.display()
        );
    }
}
