//! Which image an operation shipped: looked up when it has succeeded, and kept for a rollback.

use std::collections::BTreeMap;
use std::time::Duration;

use aws::Session;
use model::configuration::{Service, Source};
use model::failure::Failure;
use model::image::{ImageName, RegistryImage, ShippedImage, TaggedImage};
use model::log::pulled_image;
use model::operation::{Operation, OperationKind};
use model::place::ServiceRef;
use model::service::ServiceStatus;

use crate::core::Core;
use crate::event::Event;
use crate::fleet::view::FleetOperation;
use crate::service::parts;
use crate::store::StoredImage;

/// Seconds after its end in which an operation's image is looked up. A tag can be moved at any time, and
/// nothing tells what it meant before: a digest that is looked up later would be a guess.
const FRESH: i64 = 120;
/// Seconds for which ECR is left alone after it has refused a profile.
const REFUSED: i64 = 3_600;
/// Looks for a service at rest, and the time between them: its status lags behind its operation's.
const LOOKS: u32 = 5;
const BETWEEN: Duration = Duration::from_secs(3);

impl Core {
    /// The images that `operations` of a service shipped, by operation id, where they are known.
    pub(crate) async fn shipped(
        &self,
        service: &ServiceRef,
        operations: &[Operation],
    ) -> BTreeMap<String, ShippedImage> {
        let Ok(of) = parts(service) else {
            return BTreeMap::new();
        };
        if !self.remembered(&service.cell.profile).await {
            return BTreeMap::new();
        }
        let arn = service.arn.clone();
        let stored = self.stored(move |store| store.images(&of, &arn)).await;
        let stored = stored.unwrap_or_default();
        operations
            .iter()
            .filter_map(|operation| {
                let bare = operation.bare_id();
                let known = stored.iter().find(|known| known.operation == bare)?;
                Some((operation.id.clone(), known.image.clone()))
            })
            .collect()
    }

    /// Keeps the image that an operation, which has just succeeded, shipped. Where it cannot be found
    /// out, the image is not known, which is all that is said of it: nobody asked for it, and the
    /// operation has its verdict. A refusal is on the profile's page, as every other one.
    pub(crate) async fn keep_image(&self, ended: &FleetOperation) {
        let FleetOperation {
            service, operation, ..
        } = ended;
        let Some(ended_at) = operation.ended_at else {
            return;
        };
        let late = self.clock.now().seconds_since(ended_at) > FRESH;
        if late || !ships(&operation.kind) || !self.remembered(&service.cell.profile).await {
            return;
        }
        let (Ok(Some(image)), Ok(of)) =
            (self.found_image(service, operation).await, parts(service))
        else {
            return;
        };
        let stored = StoredImage {
            operation: operation.bare_id(),
            ended_at,
            image,
        };
        let arn = service.arn.clone();
        let written = self
            .stored(move |store| store.add_image(&of, &arn, &stored))
            .await;
        if written.is_some() {
            self.events.push(&Event::ImageKnown {
                service: service.clone(),
            });
        }
    }

    /// The image that `operation` shipped, as far as it can be told for certain.
    async fn found_image(
        &self,
        service: &ServiceRef,
        operation: &Operation,
    ) -> Result<Option<ShippedImage>, Failure> {
        let session = self.sessions.session(&service.cell).await?;
        let Some(described) = self.at_rest(&session, service).await? else {
            return Ok(None);
        };
        let Source::Image { identifier, .. } = described.configuration.source else {
            return Ok(None);
        };
        let digest = match ImageName::of(&identifier) {
            ImageName::Pinned(digest) => Some(digest),
            ImageName::Tagged(tagged) => {
                if operation.kind == OperationKind::UpdateService
                    && !self.pulled(service, operation).await?
                {
                    return Ok(None);
                }
                self.digest(&session, &tagged, operation).await?
            }
            ImageName::Unresolved => None,
        };
        Ok(digest.map(|digest| ShippedImage::new(&identifier, &digest)))
    }

    /// The service with nothing under way. With something under way its configuration may be another
    /// one already than what the operation that ended had shipped.
    async fn at_rest(
        &self,
        session: &Session,
        service: &ServiceRef,
    ) -> Result<Option<Service>, Failure> {
        for look in 0..LOOKS {
            if look > 0 {
                self.clock.sleep(BETWEEN).await;
            }
            let described = session.service(&service.arn).await?;
            if described.summary.status == ServiceStatus::Running {
                return Ok(Some(described));
            }
        }
        Ok(None)
    }

    /// Whether an operation's log shows a pull. What an update does to a source that it leaves alone is
    /// not documented: without a pull the service runs what an earlier operation shipped.
    async fn pulled(&self, service: &ServiceRef, operation: &Operation) -> Result<bool, Failure> {
        Ok(pulled_image(&self.log(service, operation).await?))
    }

    /// The digest that `tagged` meant to `operation`; `None` where that is not certain.
    async fn digest(
        &self,
        session: &Session,
        tagged: &TaggedImage,
        operation: &Operation,
    ) -> Result<Option<String>, Failure> {
        let now = self.clock.now();
        let denials = self.sessions.denials(&session.cell().profile);
        let refused = denials.iter().any(|denial| {
            denial.action == Session::IMAGE_ACTION && now.seconds_since(denial.at) < REFUSED
        });
        if refused {
            return Ok(None);
        }
        Ok(certain(session.image(tagged).await?, operation))
    }
}

/// The digest of an image that the tag meant already when `operation` began. Pushed later, the image may
/// or may not be what the operation pulled.
fn certain(found: RegistryImage, operation: &Operation) -> Option<String> {
    let (pushed, started) = (found.pushed_at?, operation.started_at?);
    (pushed <= started).then_some(found.digest)
}

/// Whether an operation of this kind brings an image to its service. A resumption brings back what was
/// deployed before it.
const fn ships(kind: &OperationKind) -> bool {
    match kind {
        OperationKind::StartDeployment
        | OperationKind::CreateService
        | OperationKind::UpdateService => true,
        OperationKind::PauseService
        | OperationKind::ResumeService
        | OperationKind::DeleteService
        | OperationKind::Other(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use model::instant::Timestamp;
    use model::operation::OperationStatus;

    use super::*;

    #[test]
    fn an_image_pushed_while_the_operation_ran_is_not_certain() {
        let at = Timestamp::from_seconds;
        let operation = Operation {
            id: "1".into(),
            kind: OperationKind::StartDeployment,
            status: OperationStatus::Succeeded,
            started_at: Some(at(100)),
            ended_at: Some(at(300)),
            updated_at: None,
        };
        let pushed = |pushed_at| RegistryImage {
            digest: "sha256:1".into(),
            pushed_at,
        };
        let of = |pushed_at| certain(pushed(pushed_at), &operation);
        assert_eq!(of(Some(at(99))).as_deref(), Some("sha256:1"));
        assert_eq!(of(Some(at(100))).as_deref(), Some("sha256:1"));
        assert_eq!(of(Some(at(101))), None);
        assert_eq!(of(None), None);
        let unreported = Operation {
            started_at: None,
            ..operation.clone()
        };
        assert_eq!(certain(pushed(Some(at(99))), &unreported), None);
    }

    #[test]
    fn a_resumption_ships_nothing() {
        assert!(ships(&OperationKind::CreateService));
        assert!(!ships(&OperationKind::ResumeService));
        assert!(!ships(&OperationKind::parse("SOMETHING_ELSE")));
    }
}
