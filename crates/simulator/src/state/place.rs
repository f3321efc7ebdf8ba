//! An account's resources in one region.

use serde::{Deserialize, Serialize};

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use super::{
    Alarm, Connection, DELETED_STAYS_LISTED, Domain, IngressConnection, LogGroup,
    ObservabilityConfiguration, ScalingConfiguration, Service, ServiceStatus, Unasked,
    VpcConnector,
};
use crate::clock::{Clock, Moment};

/// How many services an account may have in a region until it asks for more.
const SERVICE_QUOTA: usize = 30;

/// An account's resources in one region.
#[derive(Debug, Serialize, Deserialize)]
pub struct Place {
    /// The account (12 digits).
    pub account: String,
    /// The region.
    pub region: String,
    /// Auto scaling revisions in the order of creation, deleted ones included.
    pub scaling: Vec<ScalingConfiguration>,
    /// Connections to source code providers; a deleted one is gone.
    pub connections: Vec<Connection>,
    /// Observability revisions in the order of creation, deleted ones included.
    pub observability: Vec<ObservabilityConfiguration>,
    /// VPC connectors in the order of creation, deleted ones included.
    pub connectors: Vec<VpcConnector>,
    /// VPC ingress connections.
    pub ingress: Vec<IngressConnection>,
    /// CloudWatch alarms by their name.
    pub alarms: BTreeMap<String, Alarm>,
    /// What clients did to log groups, by their name.
    #[serde(default)]
    pub log_groups: BTreeMap<String, LogGroup>,
    /// Whether operations begin that nobody asked for.
    #[serde(skip)]
    pub(super) unasked: Option<Unasked>,
    /// How many services there may be.
    pub service_quota: usize,
    /// By id, which is also the order of lists: a page is found by the id before it.
    services: BTreeMap<String, Service>,
    /// Names that are taken, with the id of who has them.
    names: HashMap<String, String>,
}

impl Place {
    /// A place as every account has it from the start.
    #[must_use]
    pub fn new(account: &str, region: &str) -> Self {
        Self {
            account: account.to_owned(),
            region: region.to_owned(),
            scaling: vec![ScalingConfiguration::first_default(account, region)],
            connections: Vec::new(),
            observability: Vec::new(),
            connectors: Vec::new(),
            ingress: Vec::new(),
            alarms: BTreeMap::new(),
            log_groups: BTreeMap::new(),
            unasked: None,
            service_quota: SERVICE_QUOTA,
            services: BTreeMap::new(),
            names: HashMap::new(),
        }
    }

    /// Adds a service.
    pub fn add(&mut self, service: Service) {
        self.names.insert(service.name.clone(), service.id.clone());
        self.services.insert(service.id.clone(), service);
    }

    /// The auto scaling revision of services that name none.
    #[must_use]
    pub fn default_scaling(&self) -> Option<&ScalingConfiguration> {
        self.scaling.iter().find(|revision| revision.default)
    }

    /// How many services there are, failed ones included, deleted ones not.
    pub fn count(&mut self, now: Moment) -> usize {
        let unasked = self.unasked;
        self.services
            .values_mut()
            .filter_map(|service| {
                bring_up(service, unasked, now);
                (service.status() != ServiceStatus::Deleted).then_some(())
            })
            .count()
    }

    /// A service by its ARN, as it is now. A deleted one is found for as long as it is listed.
    pub fn service(&mut self, arn: &str, clock: &Clock, now: Moment) -> Option<&mut Service> {
        let id = arn.rsplit('/').next()?;
        self.service_by_id(id, clock, now)
            .filter(|service| service.arn == arn)
    }

    /// A service by its id, as it is now.
    pub fn service_by_id(&mut self, id: &str, clock: &Clock, now: Moment) -> Option<&mut Service> {
        let service = self.services.get_mut(id)?;
        bring_up(service, self.unasked, now);
        is_listed(service, clock, now).then_some(service)
    }

    /// A service that is not deleted by its name, as it is now.
    pub fn service_by_name(&mut self, name: &str, now: Moment) -> Option<&mut Service> {
        let service = self.services.get_mut(self.names.get(name)?)?;
        bring_up(service, self.unasked, now);
        (service.status() != ServiceStatus::Deleted).then_some(service)
    }

    /// Every service as it is now, deleted ones included, gone from the lists or not: their logs
    /// and metrics outlive them.
    pub fn services(&mut self, now: Moment) -> impl Iterator<Item = &mut Service> {
        for service in self.services.values_mut() {
            bring_up(service, self.unasked, now);
        }
        self.services.values_mut()
    }

    /// Up to `most` services after the one with an id, in the order of lists. The cost is that of
    /// the page, whatever the number of services.
    pub fn page(&mut self, after: &str, most: usize, clock: &Clock, now: Moment) -> Vec<&Service> {
        let unasked = self.unasked;
        self.services
            .range_mut::<str, _>((Bound::Excluded(after), Bound::Unbounded))
            .map(|(_, service)| {
                bring_up(service, unasked, now);
                &*service
            })
            .filter(|service| is_listed(service, clock, now))
            .take(most)
            .collect()
    }

    /// Lets the custom domains that wait for their records look for them in the name server's zone.
    pub(super) fn wait_for_zone(&mut self) {
        let services = self.services.values_mut();
        for domain in services.flat_map(|service| &mut service.domains) {
            domain.wait_for_zone();
        }
    }

    /// The custom domains of a service as they are now.
    pub fn domains(service: &mut Service, now: Moment) -> &mut Vec<Domain> {
        service.domains.retain(|domain| !domain.gone(now));
        &mut service.domains
    }
}

fn is_listed(service: &Service, clock: &Clock, now: Moment) -> bool {
    service
        .deleted
        .is_none_or(|at| now < at + clock.takes(DELETED_STAYS_LISTED))
}

/// Takes over what has happened to a service by a moment.
fn bring_up(service: &mut Service, unasked: Option<Unasked>, now: Moment) {
    if let Some(unasked) = unasked {
        unasked.befall(service, now);
    }
    service.settle(now);
}
