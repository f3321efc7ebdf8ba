//! Services, listed and described.

use model::configuration::Service;
use model::failure::{Failure, FailureCode};
use model::place::ServiceArn;
use model::service::ServiceSummary;

use crate::convert;
use crate::session::Session;

/// Services that a page of `ListServices` holds at most.
const PAGE: i32 = 20;

impl Session {
    /// One page of the services, and the token of the page after it.
    ///
    /// # Errors
    /// Any failure of `ListServices`.
    pub async fn services_page(
        &self,
        next: Option<String>,
    ) -> Result<(Vec<ServiceSummary>, Option<String>), Failure> {
        let _permit = self.permit().await;
        let about = self.about("apprunner:ListServices");
        let answer = self
            .apprunner
            .list_services()
            .max_results(PAGE)
            .set_next_token(next)
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        let services = answer
            .service_summary_list()
            .iter()
            .filter_map(convert::summary)
            .collect();
        Ok((services, answer.next_token().map(str::to_owned)))
    }

    /// Every service of the region, deleted ones left out.
    ///
    /// # Errors
    /// Any failure of `ListServices`.
    pub async fn services(&self) -> Result<Vec<ServiceSummary>, Failure> {
        let mut all = Vec::new();
        let mut next = None;
        loop {
            let (page, token) = self.services_page(next).await?;
            all.extend(
                page.into_iter()
                    .filter(|service| service.status != model::service::ServiceStatus::Deleted),
            );
            match token {
                Some(token) => next = Some(token),
                None => return Ok(all),
            }
        }
    }

    /// One service, whole.
    ///
    /// # Errors
    /// Any failure of `DescribeService`.
    pub async fn service(&self, arn: &ServiceArn) -> Result<Service, Failure> {
        let _permit = self.permit().await;
        let about = self.about("apprunner:DescribeService");
        let answer = self
            .apprunner
            .describe_service()
            .service_arn(arn.as_str())
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        answer.service().map(convert::service).ok_or_else(|| {
            Failure::new(FailureCode::AwsFault, "the answer holds no service").in_cell(self.cell())
        })
    }
}
