//! IAM, by forms signed for a key whose signature is taken on trust, and with the key of an account.

use std::error::Error;

use simulator::{Options, Running, Simulator};

use crate::client::Outcome;
use crate::raw::{Answer, Raw};

const VERSION: &str = "Version=2010-05-08";

async fn ask(running: &Running, form: &str) -> Result<Answer, Box<dyn Error>> {
    Raw::form(&format!("{form}&{VERSION}"))
        .signed_for(running, "iam")
        .send(running)
        .await
}

/// The texts of an element, in order.
fn texts<'a>(xml: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    xml.split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split(close.as_str()).next())
        .collect()
}

fn about(name: &str) -> String {
    format!(
        "Action=SimulatePrincipalPolicy&PolicySourceArn=arn%3Aaws%3Aiam%3A%3A111122223333%3A{name}\
         &ActionNames.member.1=apprunner%3AListServices\
         &ActionNames.member.2=apprunner%3APauseService"
    )
}

#[tokio::test]
async fn an_account_has_its_alias_or_none() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let answer = ask(&running, "Action=ListAccountAliases").await?;
    assert_eq!(answer.status, 200);
    assert!(
        texts(&answer.body, "AccountAliases")
            .iter()
            .all(|text| text.is_empty())
    );
    assert_eq!(texts(&answer.body, "IsTruncated"), ["false"]);
    assert!(
        answer
            .body
            .contains("https://iam.amazonaws.com/doc/2010-05-08/")
    );
    Ok(())
}

#[tokio::test]
async fn what_somebody_may_do_is_told_by_action_and_resource() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    for (name, decisions) in [
        ("role%2FAdmin", ["allowed", "allowed"]),
        ("role%2FReadOnly", ["allowed", "implicitDeny"]),
        ("user%2Fmfa-ana", ["explicitDeny", "explicitDeny"]),
    ] {
        let answer = ask(&running, &about(name)).await?;
        assert_eq!(
            texts(&answer.body, "EvalDecision"),
            decisions,
            "{}",
            answer.body
        );
        assert_eq!(
            texts(&answer.body, "EvalActionName"),
            ["apprunner:ListServices", "apprunner:PauseService"]
        );
    }
    let proved = "&ContextEntries.member.1.ContextKeyName=aws%3AMultiFactorAuthPresent\
                  &ContextEntries.member.1.ContextKeyType=boolean\
                  &ContextEntries.member.1.ContextKeyValues.member.1=true";
    let answer = ask(&running, &format!("{}{proved}", about("user%2Fmfa-ana"))).await?;
    assert_eq!(texts(&answer.body, "EvalDecision"), ["allowed", "allowed"]);
    let two = "&ResourceArns.member.1=a&ResourceArns.member.2=b";
    let answer = ask(&running, &format!("{}{two}", about("role%2FAdmin"))).await?;
    assert_eq!(
        texts(&answer.body, "EvalResourceName"),
        ["a", "b", "a", "b"]
    );
    Ok(())
}

#[tokio::test]
async fn the_roles_of_identity_center_have_a_path_that_only_iam_tells() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let name = "AWSReservedSSO_ReadOnlyAccess_0123456789abcdef";
    let answer = ask(&running, &about(&format!("role%2F{name}"))).await?;
    assert_eq!(texts(&answer.body, "Code"), ["NoSuchEntity"]);
    let answer = ask(&running, &format!("Action=GetRole&RoleName={name}")).await?;
    let arns = texts(&answer.body, "Arn");
    let [arn] = arns.as_slice() else {
        panic!("{}", answer.body)
    };
    let (_, resource) = arn.split_once("111122223333:").expect("of the account");
    let answer = ask(&running, &about(&resource.replace('/', "%2F"))).await?;
    assert_eq!(
        texts(&answer.body, "EvalDecision"),
        ["allowed", "implicitDeny"]
    );
    Ok(())
}

#[tokio::test]
async fn where_nothing_is_permitted_the_question_alone_is() -> Outcome {
    let running = Simulator::start(Options::scenario("no-permission")).await?;
    let answer = ask(&running, &about("role%2FAdmin")).await?;
    assert_eq!(
        texts(&answer.body, "EvalDecision"),
        ["implicitDeny", "implicitDeny"]
    );
    let answer = ask(&running, "Action=ListAccountAliases").await?;
    assert_eq!(answer.status, 403);
    assert_eq!(texts(&answer.body, "Code"), ["AccessDenied"]);
    Ok(())
}

#[tokio::test]
async fn wrong_questions_have_their_codes() -> Outcome {
    let running = Simulator::start(Options::scenario("empty")).await?;
    let session = "Action=SimulatePrincipalPolicy&ActionNames.member.1=apprunner%3AListServices\
                   &PolicySourceArn=arn%3Aaws%3Asts%3A%3A111122223333%3Aassumed-role%2Fops%2Fana";
    for (form, status, code) in [
        (about("role%2Fmissing"), 404, "NoSuchEntity"),
        (session.to_owned(), 400, "InvalidInput"),
        (
            about("role%2Fops").replace("apprunner%3AListServices", "apprunner%3A*"),
            400,
            "InvalidInput",
        ),
        (
            about("role%2Fops").replace("ActionNames", "Others"),
            400,
            "ValidationError",
        ),
        (
            "Action=SimulatePrincipalPolicy".to_owned(),
            400,
            "ValidationError",
        ),
        ("Action=ListUsers".to_owned(), 400, "InvalidAction"),
    ] {
        let answer = ask(&running, &form).await?;
        assert_eq!(
            (answer.status, texts(&answer.body, "Code")),
            (status, vec![code]),
            "{form}"
        );
    }
    Ok(())
}
