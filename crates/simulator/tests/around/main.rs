//! What stands around App Runner: signatures, inputs, identities, CloudWatch and CloudWatch Logs,
//! with the official SDK over real sockets, and by hand where the SDK would not send what is tried.

mod alarms;
mod auth;
mod browser;
mod client;
mod cloudwatch;
mod cloudwatch_instances;
mod cloudwatch_math;
mod cloudwatch_operations;
mod cloudwatch_pages;
mod cloudwatch_scaling;
mod ecr;
mod ecr_sdk;
mod failures;
mod federation;
mod iam;
mod iam_sdk;
mod live_tail;
mod live_tail_raw;
mod logs;
mod logs_pages;
mod logs_patterns;
mod logs_retention;
mod oidc;
mod portal;
mod raw;
mod sessions;
mod sign_in;
mod sts;
mod validation;
