//! CloudWatch alarms.

use serde::{Deserialize, Serialize};

use serde_json::Value as Json;

use crate::clock::Moment;

/// How an alarm stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AlarmState {
    /// `OK`
    Ok,
    /// `ALARM`
    Alarm,
    /// `INSUFFICIENT_DATA`
    InsufficientData,
}

impl AlarmState {
    /// Every state.
    const ALL: [Self; 3] = [Self::Ok, Self::Alarm, Self::InsufficientData];

    /// The state that the API's word means.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Alarm => "ALARM",
            Self::InsufficientData => "INSUFFICIENT_DATA",
        }
    }
}

/// A line of an alarm's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlarmHistory {
    /// When it happened.
    pub at: Moment,
    /// `ConfigurationUpdate` or `StateUpdate`.
    pub kind: String,
    /// What happened, in a line.
    pub summary: String,
    /// The details.
    pub data: Json,
}

/// A metric alarm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Alarm {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// The members of the input that made it, with the defaults filled in.
    pub config: Json,
    /// When it was configured.
    pub configured: Moment,
    /// How it stands, as of the last evaluation.
    pub state: AlarmState,
    /// Why.
    pub reason: String,
    /// The numbers behind the reason, where there are any.
    pub reason_data: Option<Json>,
    /// When the state was last updated.
    pub changed: Moment,
    /// The end of the last period that was evaluated, in seconds.
    pub evaluated: i64,
    /// What happened to it, oldest first.
    pub history: Vec<AlarmHistory>,
}
