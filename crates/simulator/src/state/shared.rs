//! What services share: connections, observability configurations and VPC connectors.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::clock::Moment;

/// How a connection to a source code provider stands; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConnectionStatus {
    /// `PENDING_HANDSHAKE`: its owner has to agree with the provider, in the console.
    PendingHandshake,
    /// `AVAILABLE`
    Available,
    /// `ERROR`: the provider did not agree.
    Error,
    /// `DELETED`
    Deleted,
}

impl ConnectionStatus {
    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PendingHandshake => "PENDING_HANDSHAKE",
            Self::Available => "AVAILABLE",
            Self::Error => "ERROR",
            Self::Deleted => "DELETED",
        }
    }
}

/// A connection to a source code provider.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Connection {
    /// Its ARN, `…:connection/<name>/<id>`.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// `GITHUB` or `BITBUCKET`.
    pub provider: String,
    /// How it stands.
    pub status: ConnectionStatus,
    /// When it was created.
    pub created: Moment,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// One revision of an observability configuration.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ObservabilityConfiguration {
    /// Its ARN, `…:observabilityconfiguration/<name>/<revision>/<id>`.
    pub arn: String,
    /// The name that its revisions share.
    pub name: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// Who traces, where anybody does: `AWSXRAY`.
    pub vendor: Option<String>,
    /// When it was created.
    pub created: Moment,
    /// When it was deleted.
    pub deleted: Option<Moment>,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

impl ObservabilityConfiguration {
    /// The API's word.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        if self.deleted.is_some() {
            "INACTIVE"
        } else {
            "ACTIVE"
        }
    }
}

/// A way into a VPC.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VpcConnector {
    /// Its ARN, `…:vpcconnector/<name>/<revision>/<id>`.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its revision; a name has one that is active.
    pub revision: u32,
    /// Its subnets.
    pub subnets: Vec<String>,
    /// Its security groups.
    pub security_groups: Vec<String>,
    /// Whether a service has used it.
    #[serde(default)]
    pub used: bool,
    /// When it was created.
    pub created: Moment,
    /// When it was deleted.
    pub deleted: Option<Moment>,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

impl VpcConnector {
    /// The API's word; this API writes it in lower case, whatever its model says.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        if self.deleted.is_some() {
            "inactive"
        } else {
            "active"
        }
    }
}
