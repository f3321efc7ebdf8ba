//! What of a profile the SDK's own loader is given.
//!
//! Endpoints, FIPS, dual stack and retries are its business, by its own rules. Credentials are not:
//! they are resolved here, and so neither keys nor tokens are in what it reads. It is given one
//! profile at a time, so that a thousand profiles are not parsed a thousand times.

use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};

use super::section::{ProfileSection, Properties};

/// The name that the profile goes by in what the SDK reads. Its own name may have characters that the
/// SDK does not take.
pub(crate) const PROFILE: &str = "trackside";

/// The name that the endpoints by service go by.
const SERVICES: &str = "trackside";

/// Settings of which only the resolver knows what to make.
const OURS: [&str; 5] = [
    "credential_process",
    "credential_source",
    "external_id",
    "mfa_serial",
    "services",
];

/// The files that the SDK's loader is given for `profile`, which names `services`.
pub(crate) fn sdk_files(
    profile: Option<&ProfileSection>,
    services: Option<&Properties>,
) -> EnvConfigFiles {
    // Without any file the SDK would look for the default ones by itself.
    EnvConfigFiles::builder()
        .with_contents(EnvConfigFileKind::Config, text_of(profile, services))
        .build()
}

fn text_of(profile: Option<&ProfileSection>, services: Option<&Properties>) -> String {
    let mut text = format!("[profile {PROFILE}]\n");
    if let Some(profile) = profile {
        let mut all: Properties = profile.config.clone();
        all.extend(profile.credentials.clone());
        write(&mut text, &all);
        if let Some(services) = services {
            push_line(&mut text, &format!("services = {SERVICES}"));
            push_line(&mut text, &format!("[services {SERVICES}]"));
            write(&mut text, services);
        }
    }
    text
}

fn write(text: &mut String, properties: &Properties) {
    for (key, property) in properties {
        if !passed_on(key) {
            continue;
        }
        let value = property.text();
        match value.split_once('\n') {
            None => push_line(text, &format!("{key} = {value}")),
            Some((_, nested)) => {
                push_line(text, &format!("{key} ="));
                for line in nested.lines().filter(|line| line.contains('=')) {
                    push_line(text, &format!("  {line}"));
                }
            }
        }
    }
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn passed_on(key: &str) -> bool {
    let credential = [
        "aws_",
        "sso_",
        "role_",
        "source_",
        "web_identity_",
        "login_",
    ]
    .iter()
    .any(|prefix| key.starts_with(prefix));
    // A setting whose name the SDK does not take would cost it the whole file.
    !credential
        && !OURS.contains(&key)
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use crate::files::{CacheFolders, ConfigFiles, read};

    #[test]
    fn the_sdk_is_given_endpoints_and_no_credentials() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config");
        std::fs::write(
            &config,
            "[profile odd name]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:1\naws_secret_access_key = hunter2\nsso_session = s\ncredential_process = p hunter2\nmax_attempts = 5\nservices = local\n[services local]\nsts =\n  endpoint_url = http://127.0.0.1:2\n",
        )
        .expect("written");
        let files = read(&ConfigFiles {
            config: Some(config),
            credentials: None,
            caches: CacheFolders::default(),
        });
        let text = text_of(files.profile("odd name"), files.services("local"));
        let mut lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.remove(0), "[profile trackside]");
        assert!(lines.contains(&"max_attempts = 5"), "{text}");
        assert!(
            text.ends_with("services = trackside\n[services trackside]\nsts =\n  endpoint_url = http://127.0.0.1:2\n"),
            "{text}"
        );
        for kept in ["hunter2", "sso_session", "credential_process", "aws_"] {
            assert!(!text.contains(kept), "{kept} in {text}");
        }
    }
}
