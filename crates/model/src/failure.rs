//! The one error type that crosses to the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::need::Need;
use crate::place::Cell;
use crate::said::Said;

/// What went wrong, by what the user would do next: a code exists only where the window acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FailureCode {
    /// The profile yields no credentials: unknown, incomplete or contradictory.
    ProfileInvalid,
    /// Credentials were there and have expired: sign in again.
    CredentialsExpired,
    /// IAM Identity Center or `aws login` wants the person to sign in; `need` says to what.
    NeedsSignIn,
    /// A code of a device for multi-factor authentication is needed; `need` names the device.
    NeedsMfa,
    /// The system's keyring does not give the profile's secret; `need` says what is in the way.
    NeedsKeyring,
    /// AWS does not know the key, or the signature is wrong.
    CredentialsRejected,
    /// The identity may not do this; `action` names the missing permission.
    AccessDenied,
    /// Too many calls; the same call works later.
    Throttled,
    /// No answer: no route, refused, cut or timed out.
    Network,
    /// The secure connection could not be made: a proxy or a certificate authority is not trusted.
    Tls,
    /// AWS answered that it failed (5xx), or answered what cannot be read.
    AwsFault,
    /// The thing asked for does not exist.
    NotFound,
    /// The service's state does not allow this.
    InvalidState,
    /// AWS refused the request's content.
    InvalidRequest,
    /// A quota of the account is used up.
    QuotaExceeded,
    /// The machine's clock is too far from AWS's.
    ClockSkew,
    /// The profile is read-only, belongs to an account that is not confirmed, or the typed name differs.
    Refused,
    /// The profile is another account than last time, and nobody has accepted that yet.
    AccountChanged,
    /// The service changed since the plan was made: plan again.
    PlanStale,
    /// The answer to a change was lost: whether it happened is not known yet.
    OutcomeUnknown,
    /// The answer belongs to a scope that is not shown any more.
    Superseded,
    /// A local file (store, settings, AWS configuration) cannot be read or written.
    LocalFile,
    /// A defect of the program.
    Internal,
}

/// An error as the window receives it.
///
/// `message` is the first cause's own words and is shown, never matched on. A cause's text is not
/// repeated in its parent's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What the window acts on.
    pub code: FailureCode,
    /// What happened, in words for the person who reads them.
    pub message: String,
    /// AWS's request id, to quote to support.
    pub request_id: Option<String>,
    /// Whether the same call may work if it is simply made again.
    pub retryable: bool,
    /// The permission that is missing or the call that failed, such as `apprunner:ListServices`.
    pub action: Option<String>,
    /// The profile and region it happened in.
    pub cell: Option<Cell>,
    /// What a person has to do before the same call can work.
    pub need: Option<Need>,
    /// What lay underneath, outermost first.
    pub causes: Vec<String>,
    /// What a program of the user's own said of its failure.
    #[serde(default)]
    pub said: Option<Said>,
}

impl Failure {
    /// A failure with a code and a message, and nothing else known.
    pub fn new(code: FailureCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            request_id: None,
            retryable: matches!(
                code,
                FailureCode::Throttled | FailureCode::Network | FailureCode::AwsFault
            ),
            action: None,
            cell: None,
            need: None,
            causes: Vec::new(),
            said: None,
        }
    }

    /// The failure that `need` is.
    #[must_use]
    pub fn of_need(need: Need) -> Self {
        let code = match &need {
            Need::SignIn { .. } | Need::Login { .. } => FailureCode::NeedsSignIn,
            Need::Mfa { .. } => FailureCode::NeedsMfa,
            Need::Keyring { .. } => FailureCode::NeedsKeyring,
        };
        Self {
            need: Some(need.clone()),
            ..Self::new(code, need.to_string())
        }
    }

    /// Whether credentials are what is missing, and may come while the program runs.
    #[must_use]
    pub const fn lacks_credentials(&self) -> bool {
        matches!(
            self.code,
            FailureCode::NeedsSignIn
                | FailureCode::NeedsMfa
                | FailureCode::NeedsKeyring
                | FailureCode::CredentialsExpired
        )
    }

    /// The same failure, said of `cell`.
    #[must_use]
    pub fn in_cell(mut self, cell: &Cell) -> Self {
        self.cell.get_or_insert_with(|| cell.clone());
        self
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
