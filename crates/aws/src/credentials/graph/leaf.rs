//! Where a profile's own credentials come from, in botocore's order: web identity, Identity Center,
//! keys of the credentials file, `aws login`, a process, keys of the config file.

use model::place::AccountId;
use model::profile::ResolutionProblem;
use model::redacted::Redacted;

use super::walk::{asked, broken, note};
use super::{Asked, Broken, Leaf};
use crate::credentials::sso::SsoSession;
use crate::files::{Files, ProfileSection, from_home};

/// What is said of a profile that names no credentials at all.
const NOTHING: &str = "Nothing in it yields credentials.";

/// Whether `problem` is that there is nothing, rather than something wrong.
pub(super) fn is_nothing(problem: &Broken) -> bool {
    problem.0.what == NOTHING
}

/// Whether a profile has a key, be it half of one.
pub(super) fn has_keys(profile: &ProfileSection) -> bool {
    profile.has("aws_access_key_id") || profile.has("aws_secret_access_key")
}

/// A profile's own beginning, and what it names besides.
pub(super) fn of(
    files: &Files,
    profile: &ProfileSection,
) -> Result<(Asked<Leaf>, Vec<ResolutionProblem>), Broken> {
    let in_credentials = profile
        .credentials
        .get("aws_access_key_id")
        .is_some_and(|property| !property.text().is_empty());
    let sso = profile.has("sso_account_id") || profile.has("sso_role_name");
    let candidates: [(bool, &str, Maker); 6] = [
        (
            profile.has("web_identity_token_file"),
            "web_identity_token_file",
            web_identity,
        ),
        (sso, "sso_account_id", identity_center),
        (in_credentials, "aws_access_key_id", keys),
        (profile.has("login_session"), "login_session", login),
        (
            profile.has("credential_process"),
            "credential_process",
            process,
        ),
        (
            !in_credentials && has_keys(profile),
            "aws_access_key_id",
            keys,
        ),
    ];
    let mut named = candidates.into_iter().filter(|(named, ..)| *named);
    let Some((_, key, make)) = named.next() else {
        return Err(nothing(profile));
    };
    let leaf = asked(make(files, profile)?, profile, key);
    let passed_over = named
        .map(|(_, other, _)| {
            note(
                profile,
                other,
                &format!("The setting {other} is not used, for {key} comes first."),
                "Delete what is not meant: other tools may choose otherwise.",
            )
        })
        .collect();
    Ok((leaf, passed_over))
}

type Made = Result<Leaf, Broken>;
type Maker = fn(&Files, &ProfileSection) -> Made;

fn nothing(profile: &ProfileSection) -> Broken {
    if let Some(key) = ["sso_session", "sso_start_url"]
        .into_iter()
        .find(|key| profile.has(key))
    {
        return broken(
            profile,
            key,
            "It names a session of IAM Identity Center, and neither account nor role.",
            "Add sso_account_id and sso_role_name.",
        );
    }
    if let Some(key) = ["source_profile", "credential_source"]
        .into_iter()
        .find(|key| profile.has(key))
    {
        return broken(
            profile,
            key,
            "It names what a role is assumed with, and no role.",
            "Add role_arn.",
        );
    }
    broken(
        profile,
        "",
        NOTHING,
        "Add a key, an sso_session, a role_arn or a credential_process.",
    )
}

fn text(profile: &ProfileSection, key: &str) -> Option<String> {
    profile.get(key).map(str::to_owned)
}

fn web_identity(_: &Files, profile: &ProfileSection) -> Made {
    let role_arn = text(profile, "role_arn").ok_or_else(|| {
        broken(
            profile,
            "web_identity_token_file",
            "It names a web identity's token, and no role.",
            "Add role_arn.",
        )
    })?;
    Ok(Leaf::WebIdentity {
        token_file: from_home(
            text(profile, "web_identity_token_file")
                .unwrap_or_default()
                .into(),
        ),
        role_arn,
        session_name: text(profile, "role_session_name"),
    })
}

fn keys(_: &Files, profile: &ProfileSection) -> Made {
    // A key of the credentials file is taken from there alone, as botocore does.
    let from = if profile.credentials.contains_key("aws_access_key_id") {
        &profile.credentials
    } else {
        &profile.config
    };
    let get = |key: &str| {
        from.get(key)
            .map(|property| property.text())
            .filter(|text| !text.is_empty())
    };
    let half = |present: &str, missing: &str| {
        broken(
            profile,
            present,
            &format!("The key is half there: {missing} is missing."),
            &format!("Add {missing} to the same file, or delete {present}."),
        )
    };
    let id = get("aws_access_key_id")
        .ok_or_else(|| half("aws_secret_access_key", "aws_access_key_id"))?;
    let secret = get("aws_secret_access_key")
        .ok_or_else(|| half("aws_access_key_id", "aws_secret_access_key"))?;
    let token = get("aws_security_token").or_else(|| get("aws_session_token"));
    Ok(Leaf::Keys {
        id: id.to_owned(),
        secret: Redacted::new(secret.to_owned()),
        token: token.map(|token| Redacted::new(token.to_owned())),
    })
}

fn login(_: &Files, profile: &ProfileSection) -> Made {
    Ok(Leaf::Login {
        session: text(profile, "login_session").unwrap_or_default(),
    })
}

fn process(_: &Files, profile: &ProfileSection) -> Made {
    Ok(Leaf::Process {
        command: Redacted::new(text(profile, "credential_process").unwrap_or_default()),
    })
}

fn identity_center(files: &Files, profile: &ProfileSection) -> Made {
    let missing = |key: &str| {
        broken(
            profile,
            "sso_account_id",
            &format!("It uses IAM Identity Center, and {key} is missing."),
            &format!("Add {key}."),
        )
    };
    let account = text(profile, "sso_account_id").ok_or_else(|| missing("sso_account_id"))?;
    let role = text(profile, "sso_role_name").ok_or_else(|| missing("sso_role_name"))?;
    let name = text(profile, "sso_session");
    let section = match &name {
        None => None,
        Some(name) => Some(files.sso_session(name).ok_or_else(|| {
            broken(
                profile,
                "sso_session",
                &format!("There is no section [sso-session {name}] in the config file."),
                "Correct the name, or add the section.",
            )
        })?),
    };
    let of_both = |key: &str| -> Result<String, Broken> {
        let of_session = section
            .and_then(|section| section.properties.get(key))
            .map(|property| property.text().to_owned())
            .filter(|text| !text.is_empty());
        match (of_session, text(profile, key)) {
            (Some(session), Some(own)) if session != own => Err(broken(
                profile,
                key,
                &format!(
                    "The two values of {key} differ: {own} here and {session} in the sso-session."
                ),
                "Delete it here; the sso-session's is enough.",
            )),
            (Some(value), _) | (None, Some(value)) => Ok(value),
            (None, None) => Err(missing(key)),
        }
    };
    let scopes = section
        .and_then(|section| section.properties.get("sso_registration_scopes"))
        .map(|property| SsoSession::scopes_of(property.text()))
        .unwrap_or_default();
    Ok(Leaf::Sso {
        session: SsoSession {
            start_url: of_both("sso_start_url")?,
            region: of_both("sso_region")?.as_str().into(),
            name,
            scopes,
        },
        account: AccountId(account),
        role,
    })
}
