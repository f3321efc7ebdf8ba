//! The front end's packages and its build, each done only when something changed.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};

use crate::{
    command::{answer, npm, succeed},
    progress::during,
    workspace::Workspace,
};

/// Installs what `package-lock.json` says, unless that is what is installed.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let lock = workspace.ui().join("package-lock.json");
    let lock =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // Native parts of packages are built for one Node.
    let wanted = format!(
        "{}\n{lock}",
        answer("node", &["--version"]).unwrap_or_default()
    );
    let stamp = workspace.ui().join("node_modules/.trackside-installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // `ci` installs exactly what the lock file says, checks its digests, and writes neither file. It refuses a lock file
    // that lacks an optional package of any platform, so a version is taken only where all of its platforms are published.
    let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    during("installing the front end's packages", || {
        succeed(&mut npm(workspace, &arguments))
    })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Builds `ui/dist`, unless it is what its sources make.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let stamp = workspace.own_file("front-end");
    if fs::read_to_string(&stamp)
        .is_ok_and(|built| fingerprint(workspace).is_ok_and(|print| built == print))
    {
        return Ok(());
    }
    during("building the front end", || {
        succeed(&mut npm(workspace, &["run", "--silent", "build"]))
    })?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(&stamp, fingerprint(workspace)?)
        .with_context(|| format!("cannot write {}", stamp.display()))
}

/// Makes the folder that the shell embeds: without it Tauri does not compile, and Rust is checked also where the front
/// end does not build.
pub(crate) fn ensure_folder(workspace: &Workspace) -> Result<()> {
    let dist = workspace.ui().join("dist");
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))
}

/// What the sources contain and what the build has written. The second half notices a build made by hand, or one that
/// was removed.
fn fingerprint(workspace: &Workspace) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files(&workspace.ui())? {
        file.hash(&mut hasher);
        if file.starts_with(workspace.ui().join("dist")) {
            let facts = fs::metadata(&file)?;
            facts.len().hash(&mut hasher);
            facts
                .modified()?
                .duration_since(UNIX_EPOCH)?
                .as_nanos()
                .hash(&mut hasher);
        } else {
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                found.extend(files(&path)?);
            }
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
