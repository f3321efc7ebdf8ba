//! Custom domains and how they come to serve.

use serde::{Deserialize, Serialize};

use super::Draw;
use super::durations::{DOMAIN_BINDS, DOMAIN_CREATES, DOMAIN_DELETES, DOMAIN_VALIDATES};
use crate::clock::{Clock, Moment};
use crate::dns::{RecordKind, Zone};

/// How an association stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainState {
    /// The certificate is being asked for; there are no records yet.
    Creating,
    /// The certificate cannot be had.
    CreateFailed,
    /// The records are not in DNS yet.
    PendingValidation,
    /// The certificate is there and being bound.
    Binding,
    /// It serves.
    Active,
    /// It is being taken away.
    Deleting,
    /// It could not be taken away.
    DeleteFailed,
}

impl DomainState {
    /// The API's word; this API writes it in lower case, whatever its model says.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::CreateFailed => "create_failed",
            Self::PendingValidation => "pending_certificate_dns_validation",
            Self::Binding => "binding_certificate",
            Self::Active => "active",
            Self::Deleting => "deleting",
            Self::DeleteFailed => "delete_failed",
        }
    }
}

/// A record that proves the domain is its owner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationRecord {
    /// The record's name.
    pub name: String,
    /// The record's value.
    pub value: String,
    /// `PENDING_VALIDATION`, `SUCCESS` or `FAILED`.
    pub status: &'static str,
}

/// A certificate's common name can have no more characters.
const LONGEST: usize = 64;

/// What becomes of an association, decided by its name: there is no DNS here to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Fate {
    Serves,
    /// Its records are never found.
    Waits,
    Fails,
}

/// A custom domain of a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Domain {
    /// The domain.
    pub name: String,
    /// Whether `www.` is served as well.
    pub www: bool,
    /// When it was associated.
    pub associated: Moment,
    /// When it was disassociated.
    pub disassociated: Option<Moment>,
    created_at: Moment,
    validated_at: Moment,
    active_at: Moment,
    gone_after: std::time::Duration,
    fate: Fate,
    /// Whether its records are looked for in the name server's zone.
    follows: bool,
    /// The names of the records that were found there.
    #[serde(default)]
    found: Vec<String>,
    /// Whether it cannot be taken away at the first attempt.
    #[serde(default)]
    sticks: bool,
}

impl Domain {
    /// A domain as it is associated. One whose first label starts with `pending` stays without its
    /// DNS records, one whose first label starts with `failing` gets no certificate, and one whose
    /// first label starts with `sticking` is not taken away when it is first disassociated.
    #[must_use]
    pub fn associate(name: &str, www: bool, clock: &Clock, now: Moment) -> Self {
        let first = name.split('.').next().unwrap_or_default();
        let fate = if first.starts_with("pending") {
            Fate::Waits
        } else if first.starts_with("failing") || name.len() > LONGEST {
            Fate::Fails
        } else {
            Fate::Serves
        };
        let created_at = now + clock.takes(DOMAIN_CREATES);
        let validated_at = created_at + clock.takes(DOMAIN_VALIDATES);
        Self {
            name: name.to_owned(),
            www,
            associated: now,
            disassociated: None,
            created_at,
            validated_at,
            active_at: validated_at + clock.takes(DOMAIN_BINDS),
            gone_after: clock.takes(DOMAIN_DELETES),
            fate,
            follows: false,
            found: Vec::new(),
            sticks: first.starts_with("sticking"),
        }
    }

    /// A domain whose records are looked for in a zone, for as long as it takes. Where the zone
    /// forbids Amazon to issue, there is no certificate.
    #[must_use]
    pub fn following(name: &str, www: bool, zone: &Zone, clock: &Clock, now: Moment) -> Self {
        let mut domain = Self::associate(name, www, clock, now);
        domain.follows = true;
        domain.fate = match domain.fate {
            Fate::Serves | Fate::Waits if zone.lets_amazon_issue(name) => Fate::Waits,
            Fate::Serves | Fate::Waits | Fate::Fails => Fate::Fails,
        };
        domain
    }

    /// Looks for its records, which a target's owner is told once the certificate is asked for.
    pub fn follow(&mut self, zone: &Zone, target: &str, now: Moment) {
        if !self.follows || self.state(now) != DomainState::PendingValidation {
            return;
        }
        let records = self.records(target, now);
        self.found = records
            .iter()
            .filter(|record| is_found(zone, record, target))
            .map(|record| record.name.clone())
            .collect();
        if self.found.len() < records.len() {
            return;
        }
        if zone.lets_amazon_issue(&self.name) {
            self.validate(now);
        } else {
            self.fate = Fate::Fails;
        }
    }

    /// Whether it can be disassociated: not while that is under way.
    #[must_use]
    pub fn can_go(&self, now: Moment) -> bool {
        self.state(now) != DomainState::Deleting
    }

    /// Disassociates it. What stuck once goes at the next attempt.
    pub fn disassociate(&mut self, now: Moment) {
        self.sticks = self.sticks && self.disassociated.is_none();
        self.disassociated = Some(now);
    }

    /// A domain whose records are not in DNS.
    #[must_use]
    pub fn waiting(name: &str, www: bool, clock: &Clock, now: Moment) -> Self {
        Self {
            fate: Fate::Waits,
            ..Self::associate(name, www, clock, now)
        }
    }

    /// How it stands.
    #[must_use]
    pub fn state(&self, now: Moment) -> DomainState {
        if let Some(at) = self.disassociated {
            if self.sticks && at + self.gone_after <= now {
                DomainState::DeleteFailed
            } else {
                DomainState::Deleting
            }
        } else if now < self.created_at {
            DomainState::Creating
        } else if self.fate == Fate::Fails {
            DomainState::CreateFailed
        } else if self.fate == Fate::Waits || now < self.validated_at {
            DomainState::PendingValidation
        } else if now < self.active_at {
            DomainState::Binding
        } else {
            DomainState::Active
        }
    }

    /// Whether a disassociated domain is gone from the list.
    #[must_use]
    pub fn gone(&self, now: Moment) -> bool {
        !self.sticks
            && self
                .disassociated
                .is_some_and(|at| at + self.gone_after <= now)
    }

    /// Lets the records be found in DNS from a moment on.
    pub fn validate(&mut self, now: Moment) {
        let binds = self.active_at.since(self.validated_at);
        self.fate = Fate::Serves;
        self.created_at = self.created_at.min(now);
        self.validated_at = now;
        self.active_at = now + binds;
    }

    /// The records to add: none at first, then one for the name, and with `www.` one for that and
    /// one for the service's own name.
    #[must_use]
    pub fn records(&self, target: &str, now: Moment) -> Vec<ValidationRecord> {
        let status = match self.state(now) {
            DomainState::Creating => return Vec::new(),
            DomainState::CreateFailed => "FAILED",
            DomainState::PendingValidation => "PENDING_VALIDATION",
            DomainState::Binding
            | DomainState::Active
            | DomainState::Deleting
            | DomainState::DeleteFailed => "SUCCESS",
        };
        let waits = status == "PENDING_VALIDATION";
        let proofs = self.proofs(target).into_iter();
        proofs
            .map(|(name, value)| ValidationRecord {
                status: if waits && self.found.contains(&name) {
                    "SUCCESS"
                } else {
                    status
                },
                name,
                value,
            })
            .collect()
    }

    /// The names and values of its records, whether they are known yet or not.
    #[must_use]
    pub fn proofs(&self, target: &str) -> Vec<(String, String)> {
        let bare = self.bare();
        let mut names = vec![bare.to_owned()];
        if self.www {
            names.push(format!("www.{bare}"));
            names.push(format!("2a57j77fm6mphmkd8.{bare}"));
        }
        names
            .into_iter()
            .map(|name| {
                let mut draw = Draw::of(0, &["validation", target, &name]);
                let label = format!("{:016x}{:016x}", draw.next(), draw.next());
                let value = format!("{:016x}{:016x}", draw.next(), draw.next());
                (
                    format!("_{label}.{name}."),
                    format!("_{value}.mhbtsbpdnt.acm-validations.aws."),
                )
            })
            .collect()
    }

    /// The CNAMEs that lead to the service. The name of a zone can have none, which is why a root
    /// domain points by an alias; and the name server has no wildcards.
    #[must_use]
    pub fn pointers(&self, target: &str) -> Vec<(String, String)> {
        let bare = self.bare();
        let root = bare.matches('.').count() < 2;
        let mut names = Vec::new();
        if !root && self.name == bare {
            names.push(bare.to_owned());
        }
        if self.www {
            names.push(format!("www.{bare}"));
        }
        let to = |name| (name, target.to_owned());
        names.into_iter().map(to).collect()
    }

    /// Its name without a wildcard.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.name.trim_start_matches("*.")
    }

    /// Looks for its records in the name server's zone from here on, where it waits for them.
    pub fn wait_for_zone(&mut self) {
        self.follows |= self.fate == Fate::Waits;
    }
}

/// Whether a record can be found in a zone. A CNAME of the name that it proves, to anywhere but
/// the service, hides what is below that name.
fn is_found(zone: &Zone, record: &ValidationRecord, target: &str) -> bool {
    let is = |value: &String, wanted: &str| {
        let wanted = wanted.trim_end_matches('.');
        value.trim_end_matches('.').eq_ignore_ascii_case(wanted)
    };
    let proved = record.name.split_once('.').map_or("", |(_, above)| above);
    let elsewhere = zone.values(proved, RecordKind::Cname);
    let hidden = elsewhere.iter().any(|value| !is(value, target));
    let there = zone.values(&record.name, RecordKind::Cname);
    !hidden && there.iter().any(|value| is(value, &record.value))
}
