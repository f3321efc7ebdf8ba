//! A chain in words, step by step, each with the line that asks for it.

use model::keys::KeyPlace;
use model::place::ProfileName;
use model::profile::{FilePlace, Resolution, ResolutionProblem, ResolutionStep};

use super::graph::{Asked, Broken, Chain, Leaf};
use crate::files::{Files, ProfileSection};

/// A chained role's session lasts an hour at most, whatever is asked for.
const CHAINED: i32 = 3600;

/// How `profile` comes by its credentials, as `chain` says.
pub(crate) fn explain(
    files: &Files,
    profile: &ProfileName,
    chain: Result<&Chain, &Broken>,
) -> Resolution {
    let section = files.profile(profile.as_str());
    let chain = match chain {
        Ok(chain) => chain,
        Err(broken) => {
            return Resolution {
                steps: Vec::new(),
                problems: vec![broken.0.clone()],
                sections: section.into_iter().flat_map(places).collect(),
            };
        }
    };
    let mut steps = vec![first(&chain.leaf)];
    steps.extend(chain.code.as_ref().map(|code| {
        step(
            code,
            "Ask for a code, and have STS make a session with it (GetSessionToken).",
            Some(code.what.serial.clone()),
        )
    }));
    let mut problems = chain.notes.clone();
    for (index, role) in chain.roles.iter().enumerate() {
        let what = if role.what.serial.is_some() {
            "Ask for a code, and assume the role with it (AssumeRole)."
        } else {
            "Assume the role (AssumeRole)."
        };
        steps.push(step(role, what, Some(role.what.role_arn.clone())));
        let chained = index > 0 || comes_from_a_role(&chain.leaf.what);
        if chained && role.what.duration.is_some_and(|seconds| seconds > CHAINED) {
            problems.push(ResolutionProblem {
                what: "A role that is assumed with another role's credentials lasts an hour at most, and AWS refuses more.".into(),
                mend: format!("Set duration_seconds to {CHAINED} or less."),
                fatal: false,
                profile: role.profile.clone(),
                place: role.place.clone(),
            });
        }
    }
    let mut sections: Vec<FilePlace> = Vec::new();
    let named = std::iter::once(profile)
        .chain(chain.roles.iter().rev().map(|role| &role.profile))
        .chain(std::iter::once(&chain.leaf.profile));
    for name in named {
        for place in files.profile(name.as_str()).into_iter().flat_map(places) {
            if !sections.contains(&place) {
                sections.push(place);
            }
        }
    }
    if let Some(session) = chain.sso_session()
        && let Some(section) = session
            .name
            .as_deref()
            .and_then(|name| files.sso_session(name))
    {
        sections.push(section.place.told());
    }
    Resolution {
        steps,
        problems,
        sections,
    }
}

/// Where a profile's settings begin, in each of the files.
fn places(profile: &ProfileSection) -> Vec<FilePlace> {
    let mut places = vec![profile.place.told()];
    let other = profile
        .credentials
        .values()
        .filter(|property| property.place.kind != profile.place.kind)
        .map(|property| &property.place)
        .min_by_key(|place| place.line);
    places.extend(other.map(|place| place.told()));
    places
}

fn comes_from_a_role(leaf: &Leaf) -> bool {
    match leaf {
        Leaf::Sso { .. } | Leaf::WebIdentity { .. } | Leaf::Ec2 | Leaf::Ecs => true,
        Leaf::Keys { .. }
        | Leaf::Process { .. }
        | Leaf::Login { .. }
        | Leaf::Environment
        | Leaf::Keyring { .. } => false,
    }
}

fn step<T>(asked: &Asked<T>, what: &str, detail: Option<String>) -> ResolutionStep {
    ResolutionStep {
        what: what.to_owned(),
        detail,
        profile: asked.profile.clone(),
        place: asked.place.clone(),
    }
}

fn first(leaf: &Asked<Leaf>) -> ResolutionStep {
    let (what, detail) = match &leaf.what {
        Leaf::Keys { id, .. } => ("Use the access key in the file.", Some(id.clone())),
        Leaf::Sso {
            session,
            account,
            role,
        } => (
            "Sign in to IAM Identity Center, and take the role from its portal (GetRoleCredentials).",
            Some(format!("{}: {role} in {account}", session.key())),
        ),
        // The command's arguments may be secret; its line is named instead.
        Leaf::Process { .. } => ("Run the program that prints credentials.", None),
        Leaf::WebIdentity {
            token_file,
            role_arn,
            ..
        } => (
            "Assume the role with the token in the file (AssumeRoleWithWebIdentity).",
            Some(format!("{role_arn}, {}", token_file.display())),
        ),
        Leaf::Login { session } => ("Use the session of aws login.", Some(session.clone())),
        Leaf::Environment => (
            "Use the key in the environment's variables.",
            Some("AWS_ACCESS_KEY_ID".into()),
        ),
        Leaf::Ec2 => ("Use the role of this EC2 instance.", None),
        Leaf::Ecs => ("Use the role of this container.", None),
        Leaf::Keyring { key } => (
            match key.place {
                KeyPlace::Keyring => "Use the access key whose secret is in the system's keyring.",
                KeyPlace::ThisSession => {
                    "Use the access key that is held in memory, for this session only."
                }
            },
            Some(key.access_key_id.clone()),
        ),
    };
    step(leaf, what, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::graph::chain;
    use crate::files::{CacheFolders, ConfigFiles, read};

    fn explained(config: &str, credentials: &str, name: &str) -> Resolution {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, content: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("written");
            Some(path)
        };
        let files = read(&ConfigFiles {
            config: write("config", config),
            credentials: write("credentials", credentials),
            caches: CacheFolders::default(),
        });
        let chain = chain(&files, name);
        explain(&files, &name.into(), chain.as_ref())
    }

    #[test]
    fn each_step_names_the_line_that_asks_for_it() {
        let config = "[profile top]\nrole_arn = arn:aws:iam::2:role/b\nsource_profile = middle\nduration_seconds = 7200\n\
            [profile middle]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\nmfa_serial = m\n[profile base]\nregion = r\n";
        let credentials = "[base]\naws_access_key_id = AKIA\naws_secret_access_key = hunter2\n";
        let found = explained(config, credentials, "top");
        let lines: Vec<_> = found
            .steps
            .iter()
            .map(|step| {
                (
                    step.profile.as_str(),
                    step.place.as_ref().map_or(0, |place| place.line),
                )
            })
            .collect();
        assert_eq!(lines, [("base", 2), ("middle", 6), ("top", 2)]);
        assert!(found.steps[1].what.starts_with("Ask for a code"));
        let sections: Vec<_> = found
            .sections
            .iter()
            .map(|place| {
                (
                    place.file.rsplit('/').next().unwrap_or_default(),
                    place.line,
                )
            })
            .collect();
        assert_eq!(
            sections,
            [
                ("config", 1),
                ("config", 5),
                ("config", 9),
                ("credentials", 2)
            ]
        );
        assert_eq!(
            found.problems.len(),
            1,
            "an hour at most: {:?}",
            found.problems
        );
        assert!(!format!("{found:?}").contains("hunter2"));
    }

    #[test]
    fn what_is_wrong_comes_with_how_to_mend_it() {
        let found = explained("[profile a]\nrole_arn = x\n", "", "a");
        assert!(found.steps.is_empty());
        assert!(found.problems[0].fatal && found.problems[0].mend.contains("source_profile"));
        assert_eq!(found.sections.len(), 1);
    }
}
