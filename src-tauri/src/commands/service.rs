//! One service.

use engine::views::{OperationLog, OperationPage, ScalingView, ServiceView};
use model::domain::Domains;
use model::failure::Failure;
use model::metrics::{MetricRange, MetricSet};
use model::place::ServiceRef;
use tauri::AppHandle;

use crate::shell::Shell;

pub(super) async fn service_read(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
) -> Result<ServiceView, Failure> {
    shell.engine.service(&service).await
}

pub(super) async fn service_operations(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
    next: Option<String>,
) -> Result<OperationPage, Failure> {
    shell.engine.operations(&service, next).await
}

pub(super) async fn service_environment_value(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
    name: String,
) -> Result<String, Failure> {
    shell.engine.environment_value(&service, &name).await
}

pub(super) async fn operation_log(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
    operation: String,
) -> Result<OperationLog, Failure> {
    shell.engine.operation_log(&service, &operation).await
}

pub(super) async fn metrics_read(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
    range: MetricRange,
) -> Result<MetricSet, Failure> {
    shell.engine.metrics(&service, range).await
}

pub(super) async fn scaling_read(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
) -> Result<ScalingView, Failure> {
    shell.engine.scaling(&service).await
}

pub(super) async fn domains_read(
    _: &AppHandle,
    shell: &Shell,
    service: ServiceRef,
) -> Result<Domains, Failure> {
    shell.engine.domains(&service).await
}
