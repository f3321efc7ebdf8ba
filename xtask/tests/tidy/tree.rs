//! The project's files. They are found by walking: a tarball without git is checked as well.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// A text file of the project.
pub(crate) struct File {
    /// From the project's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What is made, installed or fetched, and what git keeps for itself.
const NOT_OURS: [&str; 7] = [
    ".git",
    ".build",
    ".vite",
    "dist",
    "gen",
    "node_modules",
    "target",
];
const TEXT: [&str; 17] = [
    "rs", "toml", "md", "ts", "tsx", "js", "mjs", "css", "html", "json", "sh", "svg", "lock",
    "yml", "yaml", "conf", "run",
];

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub(crate) fn is(&self, extensions: &[&str]) -> bool {
        let extension = self
            .path
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension);
        extensions.contains(&extension)
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.is(&["rs"])
    }

    pub(crate) fn is_script(&self) -> bool {
        self.is(&["ts", "tsx", "js", "mjs"])
    }

    /// Whether it is below one of these folders, or one of these files.
    pub(crate) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }

    /// Made by a program from something that is checked itself.
    pub(crate) fn is_generated(&self) -> bool {
        self.path.contains("/bindings/") || self.is_lock_file()
    }

    pub(crate) fn is_lock_file(&self) -> bool {
        self.path.ends_with("Cargo.lock") || self.path.ends_with("package-lock.json")
    }

    /// Whether it holds tests and nothing else.
    pub(crate) fn is_test(&self) -> bool {
        let path = &self.path;
        path.contains("/tests/")
            || path.contains(".test.")
            || path.ends_with("/tests.rs")
            || path.starts_with("tests/")
            || path.starts_with("ui/test/")
    }

    /// The lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// An objection to a line.
    pub(crate) fn at(&self, line: usize, why: &str) -> String {
        format!("{}:{line}: {why}", self.path)
    }
}

/// All of them, read once.
pub(crate) fn tree() -> &'static [File] {
    static TREE: OnceLock<Vec<File>> = OnceLock::new();
    TREE.get_or_init(|| {
        let root = root();
        let mut files = Vec::new();
        walk(&root, &root, &mut files);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    })
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask stands in the project's folder")
        .to_path_buf()
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("the folder can be read to its end").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(root, &path, files);
            }
        } else if TEXT.contains(&name.rsplit('.').next().unwrap_or_default()) {
            let below = path
                .strip_prefix(root)
                .expect("the walk stays inside")
                .to_string_lossy()
                .replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{below}: {error}"));
            files.push(File { path: below, text });
        }
    }
}

#[test]
fn the_walk_finds_the_project_and_only_the_project() {
    let has = |path| tree().iter().any(|file| file.path == path);
    for path in [
        "Cargo.toml",
        "xtask/tests/tidy/tree.rs",
        "ui/package.json",
        "crates/model/src/lib.rs",
        ".ci/run",
    ] {
        assert!(has(path), "{path} is missing");
    }
    for file in tree() {
        assert!(
            !file.path.contains("node_modules/") && !file.path.starts_with("target/"),
            "{}",
            file.path
        );
    }
}
