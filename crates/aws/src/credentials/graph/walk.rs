//! From role to role, to where the first credentials come from.

use std::collections::HashSet;

use model::profile::ResolutionProblem;

use super::leaf::{self, has_keys};
use super::{Asked, Broken, Chain, CodeStep, Leaf, RoleStep};
use crate::files::{Files, ProfileSection};

/// The chain of the profile named `name`.
pub(crate) fn chain(files: &Files, name: &str) -> Result<Chain, Broken> {
    let Some(profile) = files.profile(name) else {
        return Err(Broken(ResolutionProblem {
            what: format!("No profile named {name} is in the AWS configuration files."),
            mend: "Add it, or choose another one.".into(),
            fatal: true,
            profile: name.into(),
            place: None,
        }));
    };
    let mut walk = Walk {
        files,
        visited: HashSet::from([name]),
        roles: Vec::new(),
        notes: Vec::new(),
    };
    let (leaf, code) = if assumes_a_role(profile) {
        (walk.role(profile)?, None)
    } else {
        let leaf = walk.leaf(profile)?;
        let code = walk.code(profile, &leaf.what);
        (leaf, code)
    };
    let mut roles = walk.roles;
    // They were found from the last to the first.
    roles.reverse();
    Ok(Chain {
        leaf,
        code,
        roles,
        notes: walk.notes,
    })
}

/// Whether a profile is a role to assume. With a web identity's token it is a beginning instead.
fn assumes_a_role(profile: &ProfileSection) -> bool {
    profile.has("role_arn") && !profile.has("web_identity_token_file")
}

struct Walk<'a> {
    files: &'a Files,
    visited: HashSet<&'a str>,
    roles: Vec<Asked<RoleStep>>,
    notes: Vec<ResolutionProblem>,
}

impl<'a> Walk<'a> {
    /// Takes the role that `profile` is, and goes on to what it is assumed with.
    fn role(&mut self, profile: &'a ProfileSection) -> Result<Asked<Leaf>, Broken> {
        match (
            profile.get("source_profile"),
            profile.get("credential_source"),
        ) {
            (Some(_), Some(_)) => Err(broken(
                profile,
                "credential_source",
                "Both source_profile and credential_source are set, and they say different things.",
                "Delete one of the two.",
            )),
            (None, None) => Err(broken(
                profile,
                "role_arn",
                "Nothing says which credentials the role is to be assumed with.",
                "Add source_profile, naming the profile that may assume it, or credential_source.",
            )),
            (None, Some(source)) => {
                let leaf = match source.to_ascii_lowercase().as_str() {
                    "environment" => Leaf::Environment,
                    "ec2instancemetadata" => Leaf::Ec2,
                    "ecscontainer" => Leaf::Ecs,
                    _ => {
                        return Err(broken(
                            profile,
                            "credential_source",
                            &format!("There is no source of credentials called {source}."),
                            "Write Environment, Ec2InstanceMetadata or EcsContainer.",
                        ));
                    }
                };
                self.step(profile, None);
                Ok(asked(leaf, profile, "credential_source"))
            }
            (Some(name), None) => self.source(profile, name),
        }
    }

    fn source(
        &mut self,
        profile: &'a ProfileSection,
        name: &'a str,
    ) -> Result<Asked<Leaf>, Broken> {
        let Some(source) = self.files.profile(name) else {
            return Err(broken(
                profile,
                "source_profile",
                &format!("The profile {name}, which it names as its source, is in neither file."),
                "Correct the name, or add that profile.",
            ));
        };
        // A profile may be its own source: its keys, then its role.
        let itself = source.name == profile.name && has_keys(source);
        if !self.visited.insert(source.name.as_str()) && !itself {
            return Err(broken(
                profile,
                "source_profile",
                &format!("The profiles go round in a circle: {name} needs what needs {name}."),
                "Break the circle: one of them has to name credentials of its own.",
            ));
        }
        // Keys win over a role in a source, and only there.
        if has_keys(source) || !assumes_a_role(source) {
            let leaf = self.leaf(source).map_err(|problem| {
                if leaf::is_nothing(&problem) {
                    broken(
                        profile,
                        "source_profile",
                        &format!("The profile {name}, which it names as its source, yields no credentials."),
                        &problem.0.mend,
                    )
                } else {
                    problem
                }
            })?;
            if assumes_a_role(source) && !itself {
                self.notes.push(note(
                    source,
                    "role_arn",
                    &format!(
                        "The profile {} assumes its role with this profile's keys, not with its role.",
                        profile.name
                    ),
                    "Move the keys to a profile of their own if that is not meant.",
                ));
            }
            let keys = matches!(leaf.what, Leaf::Keys { .. });
            let serial = source.get("mfa_serial").filter(|_| keys);
            self.step(profile, serial);
            return Ok(leaf);
        }
        self.step(profile, None);
        self.role(source)
    }

    /// The role that `profile` is. `serial` is its source's device, for where it names none.
    fn step(&mut self, profile: &ProfileSection, serial: Option<&str>) {
        let duration = self.duration(profile);
        let own = |key: &str| profile.get(key).map(str::to_owned);
        let step = RoleStep {
            role_arn: own("role_arn").unwrap_or_default(),
            external_id: own("external_id"),
            session_name: own("role_session_name"),
            duration,
            serial: own("mfa_serial").or_else(|| serial.map(str::to_owned)),
        };
        self.roles.push(asked(step, profile, "role_arn"));
    }

    /// A number of seconds. Anything else is passed over, as the AWS CLI does, and said.
    fn duration(&mut self, profile: &ProfileSection) -> Option<i32> {
        let text = profile.get("duration_seconds")?;
        let seconds = text.parse().ok().filter(|seconds| *seconds > 0);
        if seconds.is_none() {
            self.notes.push(note(
                profile,
                "duration_seconds",
                &format!("The duration {text} is not a number of seconds, and is not used."),
                "Write a number from 900 to 43200.",
            ));
        }
        seconds
    }

    fn leaf(&mut self, profile: &ProfileSection) -> Result<Asked<Leaf>, Broken> {
        let (leaf, passed_over) = leaf::of(self.files, profile)?;
        self.notes.extend(passed_over);
        Ok(leaf)
    }

    /// The session that keys of a profile with a device are used through.
    fn code(&mut self, profile: &ProfileSection, leaf: &Leaf) -> Option<Asked<CodeStep>> {
        let serial = profile.get("mfa_serial")?;
        if !matches!(leaf, Leaf::Keys { .. }) {
            self.notes.push(note(
                profile,
                "mfa_serial",
                "A device is named, and nothing here can be used with a code.",
                "Delete the line, or move it to the profile of a role.",
            ));
            return None;
        }
        let duration = self.duration(profile);
        let step = CodeStep {
            serial: serial.to_owned(),
            duration,
        };
        Some(asked(step, profile, "mfa_serial"))
    }
}

pub(super) fn asked<T>(what: T, profile: &ProfileSection, key: &str) -> Asked<T> {
    Asked {
        what,
        profile: profile.name.as_str().into(),
        place: Some(profile.place_of(key).told()),
    }
}

pub(super) fn note(
    profile: &ProfileSection,
    key: &str,
    what: &str,
    mend: &str,
) -> ResolutionProblem {
    ResolutionProblem {
        what: what.to_owned(),
        mend: mend.to_owned(),
        fatal: false,
        profile: profile.name.as_str().into(),
        place: Some(profile.place_of(key).told()),
    }
}

pub(super) fn broken(profile: &ProfileSection, key: &str, what: &str, mend: &str) -> Broken {
    Broken(ResolutionProblem {
        fatal: true,
        ..note(profile, key, what, mend)
    })
}
