//! A service's operations.

use model::failure::Failure;
use model::operation::Operation;
use model::place::ServiceArn;

use crate::convert;
use crate::session::Session;

/// Operations that a page of `ListOperations` holds at most.
const PAGE: i32 = 20;

impl Session {
    /// One page of a service's operations, newest first, and the token of the page after it.
    ///
    /// # Errors
    /// Any failure of `ListOperations`.
    pub async fn operations_page(
        &self,
        arn: &ServiceArn,
        next: Option<String>,
    ) -> Result<(Vec<Operation>, Option<String>), Failure> {
        let _permit = self.permit().await;
        let about = self.about("apprunner:ListOperations");
        let answer = self
            .apprunner
            .list_operations()
            .service_arn(arn.as_str())
            .max_results(PAGE)
            .set_next_token(next)
            .send()
            .await
            .map_err(|error| about.failure(error))?;
        let mut operations: Vec<Operation> = answer
            .operation_summary_list()
            .iter()
            .filter_map(convert::operation)
            .collect();
        // Newest first is what has been seen, not what the model promises.
        operations.sort_by_key(|operation| std::cmp::Reverse(operation.started_at));
        Ok((operations, answer.next_token().map(str::to_owned)))
    }
}
