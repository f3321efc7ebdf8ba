//! VPC ingress connections: private ways to a service.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::clock::Moment;

/// How an ingress connection stands; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IngressStatus {
    /// `AVAILABLE`
    Available,
    /// `PENDING_CREATION`
    PendingCreation,
    /// `PENDING_UPDATE`
    PendingUpdate,
    /// `PENDING_DELETION`
    PendingDeletion,
    /// `FAILED_CREATION`
    FailedCreation,
    /// `FAILED_UPDATE`
    FailedUpdate,
    /// `DELETED`
    Deleted,
}

impl IngressStatus {
    /// The API's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Available => "AVAILABLE",
            Self::PendingCreation => "PENDING_CREATION",
            Self::PendingUpdate => "PENDING_UPDATE",
            Self::PendingDeletion => "PENDING_DELETION",
            Self::FailedCreation => "FAILED_CREATION",
            Self::FailedUpdate => "FAILED_UPDATE",
            Self::Deleted => "DELETED",
        }
    }

    /// Whether it can be changed and deleted.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        match self {
            Self::Available | Self::FailedCreation | Self::FailedUpdate => true,
            Self::PendingCreation | Self::PendingUpdate | Self::PendingDeletion | Self::Deleted => {
                false
            }
        }
    }
}

/// A private way to a service from an endpoint of a VPC.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IngressConnection {
    /// Its ARN, `…:vpcingressconnection/<name>/<id>`.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The service that it leads to.
    pub service: String,
    /// The VPC.
    pub vpc: String,
    /// The interface endpoint in it.
    pub endpoint: String,
    /// The name that it answers to in the VPC.
    pub domain: String,
    /// When it was created.
    pub created: Moment,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    pending: IngressStatus,
    until: Moment,
    then: IngressStatus,
}

impl IngressConnection {
    /// One whose creation ends at a moment. A name that begins with `fails` asks for a failure.
    #[must_use]
    pub fn create(
        arn: String,
        name: &str,
        service: &str,
        (vpc, endpoint): (&str, &str),
        domain: String,
        (now, until): (Moment, Moment),
    ) -> Self {
        Self {
            arn,
            name: name.to_owned(),
            service: service.to_owned(),
            vpc: vpc.to_owned(),
            endpoint: endpoint.to_owned(),
            domain,
            created: now,
            tags: BTreeMap::new(),
            pending: IngressStatus::PendingCreation,
            until,
            then: if name.starts_with("fails") {
                IngressStatus::FailedCreation
            } else {
                IngressStatus::Available
            },
        }
    }

    /// How it stands.
    #[must_use]
    pub fn status(&self, now: Moment) -> IngressStatus {
        if now < self.until {
            self.pending
        } else {
            self.then
        }
    }

    /// Moves it to another endpoint, by a moment.
    pub fn update(&mut self, (vpc, endpoint): (&str, &str), until: Moment) {
        vpc.clone_into(&mut self.vpc);
        endpoint.clone_into(&mut self.endpoint);
        self.begin(IngressStatus::PendingUpdate, until);
        self.then = if self.name.starts_with("fails") {
            IngressStatus::FailedUpdate
        } else {
            IngressStatus::Available
        };
    }

    /// Takes it away, by a moment.
    pub fn delete(&mut self, until: Moment) {
        self.begin(IngressStatus::PendingDeletion, until);
        self.then = IngressStatus::Deleted;
    }

    /// When it was deleted, if it was.
    #[must_use]
    pub fn deleted(&self, now: Moment) -> Option<Moment> {
        (self.status(now) == IngressStatus::Deleted).then_some(self.until)
    }

    const fn begin(&mut self, pending: IngressStatus, until: Moment) {
        self.pending = pending;
        self.until = until;
    }
}
