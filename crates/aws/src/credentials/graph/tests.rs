//! The rules, each held against what botocore's source does.

use model::profile::ProfileKind;

use super::{Chain, Leaf, chain};
use crate::files::{CacheFolders, ConfigFiles, Files, read};

fn files(config: &str, credentials: &str) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        Some(path)
    };
    read(&ConfigFiles {
        config: write("config", config),
        credentials: write("credentials", credentials),
        caches: CacheFolders::default(),
    })
}

fn of(config: &str, name: &str) -> Chain {
    chain(&files(config, ""), name).expect("a chain")
}

fn is_sentence(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.ends_with('.')
}

/// What is wrong, and on which line.
fn wrong(config: &str, name: &str) -> (String, u32) {
    let problem = chain(&files(config, ""), name).expect_err("broken").0;
    assert!(problem.fatal && is_sentence(&problem.what) && is_sentence(&problem.mend));
    let line = problem.place.as_ref().map_or(0, |place| place.line);
    (format!("{}: {}", problem.profile, problem.what), line)
}

const KEYS: &str = "aws_access_key_id = AKIA\naws_secret_access_key = s\n";

fn begins(chain: &Chain) -> &'static str {
    match chain.leaf.what {
        Leaf::Keys { .. } => "keys",
        Leaf::Sso { .. } => "sso",
        Leaf::Process { .. } => "process",
        Leaf::WebIdentity { .. } => "web identity",
        Leaf::Login { .. } => "login",
        Leaf::Environment => "environment",
        Leaf::Ec2 => "ec2",
        Leaf::Ecs => "ecs",
        Leaf::Keyring { .. } => "keyring",
    }
}

#[test]
fn the_order_is_botocores() {
    let all = [
        (
            "web identity",
            "web_identity_token_file = t\nrole_arn = r\n",
        ),
        (
            "sso",
            "sso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = n\n",
        ),
        ("login", "login_session = arn:aws:iam::1:user/a\n"),
        ("process", "credential_process = p\n"),
        ("keys", KEYS),
    ];
    for from in 0..all.len() {
        let section: String = all[from..].iter().map(|(_, text)| *text).collect();
        let chain = of(&format!("[profile a]\n{section}"), "a");
        assert_eq!(begins(&chain), all[from].0);
        assert_eq!(
            chain.notes.len(),
            all.len() - from - 1,
            "the others are said"
        );
    }
}

#[test]
fn keys_of_the_credentials_file_come_before_login_and_process() {
    let config =
        "[profile a]\nlogin_session = x\ncredential_process = p\naws_secret_access_key = other\n";
    let credentials = "[a]\naws_access_key_id = AKIA\naws_secret_access_key = mine\n";
    let chain = chain(&files(config, credentials), "a").expect("a chain");
    let Leaf::Keys { secret, .. } = &chain.leaf.what else {
        panic!("{chain:?}")
    };
    assert_eq!(secret.expose(), "mine");
    let after_sso =
        "[profile a]\nsso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = n\n";
    let both = super::chain(&files(after_sso, credentials), "a").expect("a chain");
    assert_eq!(begins(&both), "sso");
}

#[test]
fn half_a_key_is_no_key() {
    assert_eq!(
        wrong("[profile a]\naws_access_key_id = AKIA\n", "a"),
        (
            "a: The key is half there: aws_secret_access_key is missing.".into(),
            2
        )
    );
    // The other half in the other file does not make it whole.
    let halves = files(
        "[profile a]\naws_secret_access_key = s\n",
        "[a]\naws_access_key_id = AKIA\n",
    );
    assert!(chain(&halves, "a").is_err());
}

#[test]
fn a_role_has_one_source() {
    let both = "[profile a]\nrole_arn = r\nsource_profile = b\ncredential_source = Environment\n[profile b]\n";
    assert_eq!(wrong(both, "a").1, 4);
    assert_eq!(wrong("[profile a]\nrole_arn = r\n", "a").1, 2);
    assert_eq!(
        wrong(
            "[profile a]\nrole_arn = r\ncredential_source = Nowhere\n",
            "a"
        ),
        (
            "a: There is no source of credentials called Nowhere.".into(),
            3
        )
    );
    for (source, leaf) in [
        ("Environment", "environment"),
        ("Ec2InstanceMetadata", "ec2"),
        ("EcsContainer", "ecs"),
    ] {
        let chain = of(
            &format!("[profile a]\nrole_arn = r\ncredential_source = {source}\n"),
            "a",
        );
        assert_eq!((begins(&chain), chain.roles.len()), (leaf, 1));
        assert_eq!(chain.kind(), ProfileKind::AssumeRole);
    }
}

#[test]
fn a_chain_is_assumed_from_its_keys_on() {
    let config = format!(
        "[profile top]\nrole_arn = arn:aws:iam::3:role/x/third\nsource_profile = middle\nexternal_id = e\nrole_session_name = me\nduration_seconds = 900\n\
         [profile middle]\nrole_arn = arn:aws:iam::2:role/second\nsource_profile = base\nmfa_serial = m\n[profile base]\n{KEYS}"
    );
    let chain = of(&config, "top");
    let arns: Vec<_> = chain
        .roles
        .iter()
        .map(|role| role.what.role_arn.as_str())
        .collect();
    assert_eq!(
        arns,
        ["arn:aws:iam::2:role/second", "arn:aws:iam::3:role/x/third"]
    );
    assert_eq!(chain.roles[0].what.serial.as_deref(), Some("m"));
    let last = &chain.roles[1].what;
    assert_eq!(
        (
            last.external_id.as_deref(),
            last.session_name.as_deref(),
            last.duration,
            &last.serial
        ),
        (Some("e"), Some("me"), Some(900), &None)
    );
    assert_eq!(chain.role().as_deref(), Some("third"));
    assert_eq!(chain.account(), Some("3".into()));
    assert_eq!(chain.leaf.profile.as_str(), "base");
}

#[test]
fn circles_are_named_and_a_profile_may_be_its_own_source() {
    let circle = "[profile a]\nrole_arn = 1\nsource_profile = b\n[profile b]\nrole_arn = 2\nsource_profile = c\n[profile c]\nrole_arn = 3\nsource_profile = b\n";
    let (what, line) = wrong(circle, "a");
    assert!(
        what.starts_with("c: The profiles go round in a circle: b"),
        "{what}"
    );
    assert_eq!(line, 9);
    assert_eq!(
        wrong("[profile a]\nrole_arn = 1\nsource_profile = a\n", "a").1,
        3
    );
    let own = of(
        &format!("[profile a]\nrole_arn = 1\nsource_profile = a\nmfa_serial = m\n{KEYS}"),
        "a",
    );
    assert_eq!((begins(&own), own.roles.len()), ("keys", 1));
    assert_eq!(own.roles[0].what.serial.as_deref(), Some("m"));
    assert!(own.notes.is_empty());
}

#[test]
fn keys_win_over_a_role_in_a_source_and_only_there() {
    let config = format!(
        "[profile a]\nrole_arn = 1\nsource_profile = b\n[profile b]\nrole_arn = 2\nsource_profile = c\n{KEYS}[profile c]\n{KEYS}"
    );
    let a = of(&config, "a");
    assert_eq!((a.roles.len(), a.leaf.profile.as_str()), (1, "b"));
    assert!(a.notes.iter().all(|note| is_sentence(&note.what)));
    assert_eq!(a.notes.len(), 1, "that is said");
    let b = of(&config, "b");
    assert_eq!((b.roles.len(), b.leaf.profile.as_str()), (1, "c"));
}

#[test]
fn a_source_that_is_missing_or_empty_is_told_of_the_one_that_names_it() {
    let missing = "[profile a]\nrole_arn = 1\nsource_profile = nobody\n";
    assert_eq!(wrong(missing, "a").1, 3);
    let empty = "[profile a]\nrole_arn = 1\nsource_profile = b\n[profile b]\nregion = r\n";
    let (what, line) = wrong(empty, "a");
    assert!(
        what.contains("The profile b") && what.contains("yields no credentials"),
        "{what}"
    );
    assert_eq!(line, 3);
}

#[test]
fn a_device_is_the_roles_else_its_sources_and_keys_alone_have_a_session() {
    let config = format!(
        "[profile role]\nrole_arn = 1\nsource_profile = keys\n[profile own]\nrole_arn = 1\nsource_profile = keys\nmfa_serial = other\n[profile keys]\nmfa_serial = mine\n{KEYS}"
    );
    assert_eq!(
        of(&config, "role").roles[0].what.serial.as_deref(),
        Some("mine")
    );
    assert_eq!(
        of(&config, "own").roles[0].what.serial.as_deref(),
        Some("other")
    );
    let keys = of(&config, "keys");
    assert_eq!(keys.code.expect("a session").what.serial, "mine");
    assert!(of(&config, "role").code.is_none());
    let process = of("[profile p]\ncredential_process = x\nmfa_serial = m\n", "p");
    assert!(process.code.is_none());
    assert!(is_sentence(&process.notes[0].what));
    assert_eq!(process.notes.len(), 1);
}

#[test]
fn a_duration_that_is_no_number_is_passed_over_and_said() {
    let config = format!(
        "[profile a]\nrole_arn = 1\nsource_profile = b\nduration_seconds = an hour\n[profile b]\n{KEYS}"
    );
    let chain = of(&config, "a");
    assert_eq!(chain.roles[0].what.duration, None);
    assert_eq!(
        chain.notes[0].place.as_ref().map(|place| place.line),
        Some(4)
    );
}

#[test]
fn sessions_of_identity_center_are_the_sections_or_the_profiles_own() {
    let section = "[sso-session acme]\nsso_start_url = https://acme\nsso_region = eu-west-1\nsso_registration_scopes = a, b\n";
    let modern = "[profile a]\nsso_session = acme\nsso_account_id = 1\nsso_role_name = r\n";
    let chain = of(&format!("{modern}{section}"), "a");
    let session = chain.sso_session().expect("a session");
    assert_eq!(
        (session.name.as_deref(), session.scopes.len()),
        (Some("acme"), 2)
    );
    assert_eq!(chain.role().as_deref(), Some("r"));
    // The same in both is no contradiction; the SDK thinks it is.
    of(&format!("{modern}sso_region = eu-west-1\n{section}"), "a");
    let (what, line) = wrong(&format!("{modern}sso_region = us-east-1\n{section}"), "a");
    assert!(
        what.contains("us-east-1 here and eu-west-1 in the sso-session"),
        "{what}"
    );
    assert_eq!(line, 5);
    assert_eq!(wrong(modern, "a").1, 2);
    assert!(
        wrong(
            "[profile a]\nsso_account_id = 1\nsso_role_name = r\nsso_region = r\n",
            "a"
        )
        .0
        .contains("sso_start_url")
    );
    assert!(
        wrong("[profile a]\nsso_session = acme\n", "a")
            .0
            .contains("neither account nor role")
    );
    let legacy = of(
        "[profile a]\nsso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = n\n",
        "a",
    );
    assert_eq!(legacy.sso_session().and_then(|s| s.name.clone()), None);
}

#[test]
fn nothing_and_nobody_are_told_apart() {
    assert!(
        wrong("[profile a]\nregion = r\n", "a")
            .0
            .contains("Nothing in it")
    );
    let (what, line) = wrong("", "absent");
    assert!(what.contains("No profile named absent"), "{what}");
    assert_eq!(line, 0);
    assert!(
        wrong("[profile a]\nsource_profile = b\n", "a")
            .0
            .contains("and no role")
    );
    assert!(
        wrong("[profile a]\nweb_identity_token_file = t\n", "a")
            .0
            .contains("and no role")
    );
}

#[test]
fn a_broken_profile_says_who_where_and_what_to_do() {
    let files = files("[profile a]\nrole_arn = 1\n", "");
    let failure = chain(&files, "a").expect_err("broken").failure();
    assert!(
        failure.message.starts_with("Nothing says ")
            && failure.message.contains(" (profile a, ")
            && failure.message.ends_with("line 2)"),
        "{failure}"
    );
    assert!(failure.causes[0].contains("source_profile"));
}
