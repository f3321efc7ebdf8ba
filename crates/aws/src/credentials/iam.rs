//! IAM: what an account is called, and what an identity may do.

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use model::failure::{Failure, FailureCode};
use model::permissions::{Decision, Target, WANTED, Wanted};
use model::place::AccountId;
use model::profile::Identity;

use crate::query::{self, Parameters, QueryApi, xml};
use crate::session::Session;

/// IAM is one for all regions of the partition that App Runner exists in.
const IAM: QueryApi = QueryApi {
    service_id: "IAM",
    signing_name: "iam",
    version: "2010-05-08",
    endpoint: "https://iam.amazonaws.com",
    region: "us-east-1",
};

/// What IAM answered about an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulated {
    /// The user or role that was asked about.
    pub principal: String,
    /// Its answer for each action of [`WANTED`], in that order.
    pub decisions: Vec<Decision>,
}

/// Why IAM did not say what an identity may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSimulated {
    /// IAM simulates users and roles, and this is neither.
    NobodyToAsk,
    /// The question failed.
    Failed(Box<Failure>),
}

impl From<Failure> for NotSimulated {
    fn from(failure: Failure) -> Self {
        Self::Failed(Box::new(failure))
    }
}

impl Session {
    /// The account's alias, if it has one.
    ///
    /// # Errors
    /// Any failure of `ListAccountAliases`.
    pub async fn account_alias(&self) -> Result<Option<String>, Failure> {
        let xml = self
            .iam("iam:ListAccountAliases", "ListAccountAliases", Vec::new())
            .await?;
        let path = ["ListAccountAliasesResult", "AccountAliases"];
        let aliases = self.read(xml::texts(&xml, &path, ["member"]))?;
        Ok(aliases.into_iter().find_map(|[alias]| alias))
    }

    /// Asks IAM about every action that Trackside wants.
    ///
    /// # Errors
    /// Where IAM cannot be asked about this identity, or did not answer.
    pub async fn simulate(&self, identity: &Identity) -> Result<Simulated, NotSimulated> {
        let principal = Principal::of(&identity.arn).ok_or(NotSimulated::NobodyToAsk)?;
        let arn = principal.arn(&identity.account);
        match self
            .simulate_as(&arn, identity, principal.mfa(self).await)
            .await
        {
            // A role's path is not in the ARN of its sessions, so IAM knows no role of that ARN.
            Err(failure) if failure.code == FailureCode::NotFound => {
                let Principal::Role(name) = &principal else {
                    return Err(failure.into());
                };
                let arn = self.role_arn(name).await?;
                Ok(self.simulate_as(&arn, identity, false).await?)
            }
            answer => Ok(answer?),
        }
    }

    /// The ARN of a role, with its path.
    async fn role_arn(&self, name: &str) -> Result<String, Failure> {
        let parameters = vec![("RoleName".to_owned(), name.to_owned())];
        let xml = self.iam("iam:GetRole", "GetRole", parameters).await?;
        let roles = self.read(xml::texts(&xml, &["GetRoleResult", "Role"], ["Arn"]))?;
        let arn = roles.into_iter().find_map(|[arn]| arn);
        arn.ok_or_else(|| self.unread())
    }

    async fn simulate_as(
        &self,
        principal: &str,
        identity: &Identity,
        mfa: bool,
    ) -> Result<Simulated, Failure> {
        let mut decisions = vec![Decision::NotKnown; WANTED.len()];
        for target in TARGETS {
            let asked: Vec<(usize, Wanted)> = (0..)
                .zip(WANTED)
                .filter(|(_, wanted)| wanted.target == target)
                .collect();
            let resource = target.arn(&identity.account, &self.cell().region);
            let parameters = question(principal, &resource, target, mfa, &asked);
            for (action, decision) in self.evaluated(parameters).await? {
                let same =
                    |(_, wanted): &&(usize, Wanted)| wanted.action.eq_ignore_ascii_case(&action);
                if let Some((index, _)) = asked.iter().find(same) {
                    decisions[*index] = decision;
                }
            }
        }
        Ok(Simulated {
            principal: principal.to_owned(),
            decisions,
        })
    }

    /// Every page of one simulation.
    async fn evaluated(&self, parameters: Parameters) -> Result<Vec<(String, Decision)>, Failure> {
        let (mut all, mut marker) = (Vec::new(), None);
        loop {
            let mut parameters = parameters.clone();
            parameters.extend(marker.map(|marker| ("Marker".to_owned(), marker)));
            let permission = "iam:SimulatePrincipalPolicy";
            let xml = self
                .iam(permission, "SimulatePrincipalPolicy", parameters)
                .await?;
            let result = "SimulatePrincipalPolicyResult";
            let path = [result, "EvaluationResults", "member"];
            let results = self.read(xml::texts(&xml, &path, ["EvalActionName", "EvalDecision"]))?;
            all.extend(results.into_iter().filter_map(|[action, said]| {
                Some((action?, decision(said.as_deref().unwrap_or_default())))
            }));
            let rest = self.read(xml::texts(&xml, &[result], ["IsTruncated", "Marker"]))?;
            marker = match rest.into_iter().next() {
                Some([Some(truncated), Some(marker)]) if truncated == "true" => Some(marker),
                _ => return Ok(all),
            };
        }
    }

    /// One call to IAM.
    async fn iam(
        &self,
        permission: &'static str,
        action: &'static str,
        parameters: Parameters,
    ) -> Result<Vec<u8>, Failure> {
        let _permit = self.permit().await;
        let about = self.about(permission);
        let answer = query::call(&self.sdk, IAM, action, parameters).await;
        answer.map_err(|error| {
            let missing = error
                .as_service_error()
                .and_then(ProvideErrorMetadata::code)
                == Some("NoSuchEntity");
            let mut failure = about.failure(error);
            if missing {
                failure.code = FailureCode::NotFound;
            }
            failure
        })
    }

    fn read<T>(&self, answer: Result<T, impl std::error::Error>) -> Result<T, Failure> {
        answer.map_err(|error| {
            let mut failure = self.unread();
            failure.causes.push(error.to_string());
            failure
        })
    }

    fn unread(&self) -> Failure {
        Failure::new(FailureCode::AwsFault, "IAM's answer cannot be read").in_cell(self.cell())
    }
}

/// Each is a question of its own: a simulation has one list of resources for all of its actions.
const TARGETS: [Target; 6] = [
    Target::Anything,
    Target::Service,
    Target::Scaling,
    Target::Logs,
    Target::Repository,
    Target::InstanceRole,
];

/// The parameters of one simulation.
fn question(
    principal: &str,
    resource: &str,
    target: Target,
    mfa: bool,
    asked: &[(usize, Wanted)],
) -> Parameters {
    let mut parameters = vec![
        ("PolicySourceArn".to_owned(), principal.to_owned()),
        ("ResourceArns.member.1".to_owned(), resource.to_owned()),
    ];
    let actions = asked.iter().map(|(_, wanted)| wanted.action);
    parameters.extend(
        (1..)
            .zip(actions)
            .map(|(number, action)| (format!("ActionNames.member.{number}"), action.to_owned())),
    );
    let mfa = mfa.then_some(("aws:MultiFactorAuthPresent", "true", "boolean"));
    let context = target.context().map(|(key, value)| (key, value, "string"));
    for (number, (key, value, kind)) in (1..).zip(context.into_iter().chain(mfa)) {
        let entry = format!("ContextEntries.member.{number}");
        parameters.push((format!("{entry}.ContextKeyName"), key.to_owned()));
        parameters.push((format!("{entry}.ContextKeyType"), kind.to_owned()));
        parameters.push((
            format!("{entry}.ContextKeyValues.member.1"),
            value.to_owned(),
        ));
    }
    parameters
}

fn decision(said: &str) -> Decision {
    match said {
        "allowed" => Decision::Allowed,
        "implicitDeny" => Decision::Denied,
        "explicitDeny" => Decision::ExplicitlyDenied,
        _ => Decision::NotKnown,
    }
}

/// Whom IAM can be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Principal {
    /// A user, by its ARN.
    User(String),
    /// A role, by its name: the ARN of a session does not tell the role's path.
    Role(String),
}

impl Principal {
    /// The principal of a caller's ARN; `None` for the root user and for federated users.
    fn of(arn: &str) -> Option<Self> {
        let mut parts = arn.splitn(6, ':').skip(2);
        let (service, resource) = (parts.next()?, parts.nth(2)?);
        match (service, resource.split_once('/')) {
            ("iam", Some(("user", _))) => Some(Self::User(arn.to_owned())),
            ("sts", Some(("assumed-role", session))) => {
                let (name, _) = session.split_once('/')?;
                Some(Self::Role(name.to_owned()))
            }
            _ => None,
        }
    }

    fn arn(&self, account: &AccountId) -> String {
        match self {
            Self::User(arn) => arn.clone(),
            Self::Role(name) => format!("arn:aws:iam::{account}:role/{name}"),
        }
    }

    /// Whether the calls prove a second factor: a user's own session exists only where a code was given.
    async fn mfa(&self, session: &Session) -> bool {
        match self {
            Self::User(_) => session.has_token().await,
            Self::Role(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_behind_a_session_is_asked_about() {
        let account = AccountId::from("123456789012");
        let role = Principal::of("arn:aws:sts::123456789012:assumed-role/Deploy/me@example.com");
        assert_eq!(
            role.expect("a role").arn(&account),
            "arn:aws:iam::123456789012:role/Deploy"
        );
        let user = "arn:aws:iam::123456789012:user/division/ana";
        assert_eq!(Principal::of(user).expect("a user").arn(&account), user);
        for nobody in [
            "arn:aws:iam::123456789012:root",
            "arn:aws:sts::123456789012:federated-user/ana",
            "nonsense",
        ] {
            assert_eq!(Principal::of(nobody), None, "{nobody}");
        }
    }

    #[test]
    fn a_question_carries_what_the_real_call_would() {
        let asked: Vec<_> = (0..)
            .zip(WANTED)
            .filter(|(_, wanted)| wanted.target == Target::InstanceRole)
            .collect();
        let parameters = question("p", "r", Target::InstanceRole, true, &asked);
        let value = |name: &str| {
            let found = parameters.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.as_str())
        };
        assert_eq!(value("ActionNames.member.1"), Some("iam:PassRole"));
        assert_eq!(
            value("ContextEntries.member.1.ContextKeyName"),
            Some("iam:PassedToService")
        );
        assert_eq!(
            value("ContextEntries.member.2.ContextKeyName"),
            Some("aws:MultiFactorAuthPresent")
        );
    }
}
