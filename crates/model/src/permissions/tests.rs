use super::*;

/// The actions that a policy names, wildcards and all.
fn actions(policy: &str) -> Vec<String> {
    let policy: serde_json::Value = serde_json::from_str(policy).expect("a policy is JSON");
    let statements = policy["Statement"].as_array().expect("statements");
    // One action may stand by itself, without a list around it.
    let named = statements.iter().flat_map(|statement| {
        let action = &statement["Action"];
        let list = action.as_array().cloned();
        list.unwrap_or_else(|| vec![action.clone()])
    });
    named
        .map(|action| action.as_str().expect("an action").to_owned())
        .collect()
}

fn covers(pattern: &str, action: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == action, |start| action.starts_with(start))
}

fn policy(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Read => READ_POLICY,
        Purpose::Change => CHANGE_POLICY,
        Purpose::Look => LOOK_POLICY,
    }
}

#[test]
fn every_action_is_allowed_by_the_policy_of_its_purpose() {
    for wanted in WANTED {
        let allowed = actions(policy(wanted.purpose));
        assert!(
            allowed.iter().any(|pattern| covers(pattern, wanted.action)),
            "{} is in no policy",
            wanted.action
        );
    }
}

#[test]
fn no_policy_asks_for_more_than_is_wanted() {
    for purpose in [Purpose::Read, Purpose::Change, Purpose::Look] {
        for pattern in actions(policy(purpose)) {
            assert!(
                WANTED
                    .iter()
                    .any(|wanted| wanted.purpose == purpose && covers(&pattern, wanted.action)),
                "{pattern} is needed by nothing"
            );
        }
    }
}

#[test]
fn the_read_me_tells_the_same_policies() {
    let text = include_str!("../../../../README.md");
    for policy in policies() {
        assert!(
            text.contains(policy.json.trim_end()),
            "README.md has another policy than {:?}",
            policy.purpose
        );
    }
}

#[test]
fn a_question_names_every_such_thing_of_the_account() {
    let arn = Target::Logs.arn(&"123456789012".into(), &"eu-west-1".into());
    assert_eq!(
        arn,
        "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apprunner/*"
    );
}
