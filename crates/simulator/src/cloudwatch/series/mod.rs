//! The series: what a service measured in a minute.
//!
//! A minute is a pure function of the seed, the service's id, the minute and
//! what the service's operations did in it. Nothing is stored, so any window of
//! any service can be asked for at any time and nothing jumps between starts.

mod noise;
mod points;
mod rhythm;
mod subject;
mod timeline;

pub(super) use points::{Metric, Points};
pub(super) use subject::{MINUTE_MILLIS, Member, Minute, Subject};
