//! What happens to a service without its owner asking.

use serde_json::json;

use super::Control;
use crate::clock::Moment;
use crate::core::Core;
use crate::dns::ZoneError;
use crate::state::{
    Cause, Connection, ConnectionStatus, OperationKind, Service, ServiceStatus, World,
};

/// Why a control did not act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ControlError {
    /// No service has that ARN or name.
    #[error("there is no service {0}")]
    NotFound(String),
    /// Several resources have that name; their ARNs tell them apart.
    #[error("several are called {0}: use an ARN")]
    Ambiguous(String),
    /// The service is in the midst of an operation.
    #[error("{0} has an operation in progress")]
    Busy(String),
    /// The service has no such custom domain.
    #[error("the service has no custom domain {0}")]
    NoDomain(String),
    /// A record of a custom domain cannot be set.
    #[error("a record of the domain cannot be set")]
    Record(#[source] ZoneError),
    /// No connection has that ARN or name, where a client has looked.
    #[error("there is no connection {0}")]
    NoConnection(String),
    /// No device shows that user code.
    #[error("no device shows the code {0}")]
    NoDevice(String),
}

impl Control {
    /// Lets the next deployment of a service (by ARN or name) fail, whoever starts it.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant.
    pub fn fail_next_deployment(&self, service: &str, cause: Cause) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, _| {
            service.fail_next = Some(cause);
            Ok(())
        })
    }

    /// Lets the next deletion of a service fail.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant.
    pub fn fail_next_deletion(&self, service: &str) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, _| {
            service.fail_next_deletion = true;
            Ok(())
        })
    }

    /// Starts an operation that nobody asked for, such as maintenance (an update) or an automatic
    /// deployment, and answers its id.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant, or an operation runs already.
    pub fn start_operation(
        &self,
        service: &str,
        kind: OperationKind,
    ) -> Result<String, ControlError> {
        with(&self.core, service, |service, world_draw, now| {
            if service.status() == ServiceStatus::OperationInProgress {
                return Err(ControlError::Busy(service.name.clone()));
            }
            Ok(service.start(kind, None, &self.core.clock, now, world_draw))
        })
    }

    /// Changes a service's configuration without an operation, so that what a client has read of it
    /// is out of date: an environment variable is set to the current time.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant.
    pub fn touch(&self, service: &str) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, now| {
            let source = &mut service.config.source;
            let variables = if source.get("CodeRepository").is_some() {
                &mut source["CodeRepository"]["CodeConfiguration"]["CodeConfigurationValues"]
            } else {
                &mut source["ImageRepository"]["ImageConfiguration"]
            };
            variables["RuntimeEnvironmentVariables"]["TOUCHED_AT"] =
                json!(now.millis().to_string());
            service.updated = now;
            Ok(())
        })
    }

    /// Ends the handshake of a connection, by ARN or by a name that is one connection's: as its
    /// owner would in the console, or as a provider that does not agree.
    ///
    /// # Errors
    /// Where no connection, or more than one, is meant.
    pub fn complete_handshake(&self, connection: &str, agreed: bool) -> Result<(), ControlError> {
        let mut world = self.core.world();
        let mut found: Vec<&mut Connection> = world
            .places()
            .flat_map(|place| place.connections.iter_mut())
            .filter(|one| one.arn == connection || one.name == connection)
            .collect();
        match found.as_mut_slice() {
            [] => Err(ControlError::NoConnection(connection.to_owned())),
            [one] => {
                one.status = if agreed {
                    ConnectionStatus::Available
                } else {
                    ConnectionStatus::Error
                };
                Ok(())
            }
            _ => Err(ControlError::Ambiguous(connection.to_owned())),
        }
    }

    /// Lets the DNS records of a custom domain be found.
    ///
    /// # Errors
    /// Where no service, or more than one, is meant, or it has no such domain.
    pub fn validate_domain(&self, service: &str, domain: &str) -> Result<(), ControlError> {
        with(&self.core, service, |service, _, now| {
            let found = service
                .domains
                .iter_mut()
                .find(|candidate| candidate.name == domain);
            found
                .map(|domain| domain.validate(now))
                .ok_or_else(|| ControlError::NoDomain(domain.to_owned()))
        })
    }
}

/// Acts on the one service that an ARN or a name means.
pub(super) fn with<T>(
    core: &Core,
    service: &str,
    act: impl FnOnce(&mut Service, &mut crate::state::Draw, Moment) -> Result<T, ControlError>,
) -> Result<T, ControlError> {
    let now = core.clock.now();
    let mut world = core.world();
    let mut draw = world.draw("control");
    let (account, region, id) = find(core, &mut world, service, now)?;
    let found = world
        .place(&account, &region)
        .service_by_id(&id, &core.clock, now);
    act(
        found.ok_or_else(|| ControlError::NotFound(service.to_owned()))?,
        &mut draw,
        now,
    )
}

/// The account, region and id of a service.
fn find(
    core: &Core,
    world: &mut World,
    service: &str,
    now: Moment,
) -> Result<(String, String, String), ControlError> {
    let parts: Vec<&str> = service.splitn(6, ':').collect();
    if let ["arn", _, "apprunner", region, account, resource] = parts.as_slice() {
        let id = resource.rsplit('/').next().unwrap_or_default();
        return Ok(((*account).to_owned(), (*region).to_owned(), id.to_owned()));
    }
    // A name can be anywhere that the scenario has services, whether someone looked there or not.
    for account in core.keys.keys().map(|key| key.account.as_str()) {
        for region in crate::scenarios::REGIONS {
            world.place(account, region);
        }
    }
    let mut found = Vec::new();
    for place in world.places() {
        let (account, region) = (place.account.clone(), place.region.clone());
        if let Some(named) = place.service_by_name(service, now) {
            found.push((account, region, named.id.clone()));
        }
    }
    match found.len() {
        0 => Err(ControlError::NotFound(service.to_owned())),
        1 => Ok(found.swap_remove(0)),
        _ => Err(ControlError::Ambiguous(service.to_owned())),
    }
}
