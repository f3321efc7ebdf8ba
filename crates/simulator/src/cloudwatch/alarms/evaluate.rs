//! An alarm, brought up to a moment.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::clock::Moment;
use crate::cloudwatch::plan::Slice;
use crate::cloudwatch::query::{Query, Reads, Target, target};
use crate::cloudwatch::statistic::Statistic;
use crate::cloudwatch::subjects::Subjects;
use crate::cloudwatch::walk;
use crate::state::{Alarm, AlarmHistory, AlarmState};

/// How long after its end a period is looked at: its last minute's data comes late.
const LAG: i64 = 60;

/// No alarm is caught up further than this: nobody looked for so long.
const FURTHEST: i64 = 14 * 86_400;

/// History is kept for a month.
const KEPT: i64 = 30 * 86_400;

/// The length of an alarm's periods in seconds. There is one datapoint a minute, whatever is asked.
pub(super) fn period_of(config: &Json) -> i64 {
    config["Period"].as_i64().unwrap_or(60).max(60)
}

/// The metric of a service that an alarm watches; none where nothing can match.
pub(super) fn watched(config: &Json) -> Option<Target> {
    target(config, config["Unit"].as_str()).ok().flatten()
}

/// Looks at every period that has ended since the last time.
pub(super) fn catch_up(alarm: &mut Alarm, subjects: &Subjects, now: Moment) {
    let period = period_of(&alarm.config);
    let last = (now.secs() - LAG).div_euclid(period) * period;
    let first = alarm
        .evaluated
        .max(last - FURTHEST.div_euclid(period) * period);
    if last <= first {
        return;
    }
    let count = alarm.config["EvaluationPeriods"].as_i64().unwrap_or(1);
    let data = data(alarm, subjects, (first - count * period, last), now);
    let mut end = first + period;
    while end <= last {
        let seen: Vec<(i64, Option<f64>)> = (1..=count)
            .map(|back| end - back * period)
            .map(|at| (at, data.get(&at).copied()))
            .collect();
        let at = Moment::from_secs(end + LAG).max(alarm.configured);
        settle(alarm, &seen, at);
        end += period;
    }
    alarm.evaluated = last;
    let kept = now.secs() - KEPT;
    alarm.history.retain(|line| line.at.secs() >= kept);
}

/// The datapoints of a window, by the begin of their period.
fn data(
    alarm: &Alarm,
    subjects: &Subjects,
    (start, end): (i64, i64),
    now: Moment,
) -> HashMap<i64, f64> {
    let config = &alarm.config;
    let word = config["Statistic"].as_str();
    let statistic = word.or(config["ExtendedStatistic"].as_str());
    let Some(statistic) = statistic.and_then(Statistic::named) else {
        return HashMap::new();
    };
    let query = Query {
        id: String::new(),
        label: String::new(),
        period: period_of(config),
        reads: Reads::Metric(statistic, watched(config)),
        returned: true,
    };
    let slice = Slice {
        query: 0,
        start,
        end,
        partial: false,
    };
    walk::series(&[query], &[slice], subjects, now)
        .into_iter()
        .flatten()
        .collect()
}

/// Takes one evaluation over. The newest datapoint comes first.
fn settle(alarm: &mut Alarm, seen: &[(i64, Option<f64>)], at: Moment) {
    let state = state(&alarm.config, alarm.state, seen);
    if state == alarm.state {
        return;
    }
    let data = json!({
        "version": "1.0",
        "queryDate": text(at.secs()),
        "startDate": seen.last().map(|(at, _)| text(*at)),
        "period": period_of(&alarm.config),
        "recentDatapoints": seen.iter().rev().filter_map(|(_, value)| *value).collect::<Vec<f64>>(),
        "threshold": alarm.config["Threshold"],
    });
    let reason = reason(&alarm.config, state, seen);
    turn(alarm, state, reason, Some(data), at);
}

/// Puts an alarm into a state, and that into its history.
pub(super) fn turn(
    alarm: &mut Alarm,
    state: AlarmState,
    reason: String,
    data: Option<Json>,
    at: Moment,
) {
    let (from, to) = (alarm.state.as_str(), state.as_str());
    alarm.state = state;
    alarm.changed = at;
    alarm.reason = reason;
    alarm.reason_data.clone_from(&data);
    alarm.history.push(AlarmHistory {
        at,
        kind: "StateUpdate".to_owned(),
        summary: format!("Alarm updated from {from} to {to}"),
        data: json!({
            "version": "1.0",
            "oldState": { "stateValue": from },
            "newState": { "stateValue": to, "stateReason": alarm.reason, "stateReasonData": data },
        }),
    });
}

/// `DatapointsToAlarm` of `EvaluationPeriods`. Periods without data count as the alarm says.
fn state(config: &Json, before: AlarmState, seen: &[(i64, Option<f64>)]) -> AlarmState {
    let needed = config["DatapointsToAlarm"]
        .as_u64()
        .or(config["EvaluationPeriods"].as_u64())
        .and_then(|needed| usize::try_from(needed).ok())
        .unwrap_or(1);
    let missing = config["TreatMissingData"].as_str().unwrap_or("missing");
    let breaching = seen
        .iter()
        .filter(|(_, value)| match value {
            Some(value) => breaches(config, *value),
            None => missing == "breaching",
        })
        .count();
    let nothing = seen.iter().all(|(_, value)| value.is_none());
    if breaching >= needed {
        AlarmState::Alarm
    } else if nothing && missing == "ignore" {
        before
    } else if nothing && missing == "missing" {
        AlarmState::InsufficientData
    } else {
        AlarmState::Ok
    }
}

fn breaches(config: &Json, value: f64) -> bool {
    let threshold = config["Threshold"].as_f64().unwrap_or_default();
    match config["ComparisonOperator"].as_str().unwrap_or_default() {
        "GreaterThanOrEqualToThreshold" => value >= threshold,
        "LessThanThreshold" => value < threshold,
        "LessThanOrEqualToThreshold" => value <= threshold,
        _ => value > threshold,
    }
}

fn reason(config: &Json, state: AlarmState, seen: &[(i64, Option<f64>)]) -> String {
    let known: Vec<String> = seen
        .iter()
        .filter_map(|(at, value)| value.map(|value| format!("{value:?} ({})", text(*at))))
        .collect();
    if state == AlarmState::InsufficientData {
        return "Insufficient Data: no datapoints were received.".to_owned();
    }
    let words = match config["ComparisonOperator"].as_str().unwrap_or_default() {
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "LessThanThreshold" => "less than",
        "LessThanOrEqualToThreshold" => "less than or equal to",
        _ => "greater than",
    };
    let verb = match (state, known.len()) {
        (AlarmState::Alarm, 1) => "was",
        (AlarmState::Alarm, _) => "were",
        (AlarmState::Ok | AlarmState::InsufficientData, 1) => "was not",
        (AlarmState::Ok | AlarmState::InsufficientData, _) => "were not",
    };
    format!(
        "Threshold Crossed: {} datapoint(s) [{}] {verb} {words} the threshold ({:?}).",
        known.len(),
        known.join(", "),
        config["Threshold"].as_f64().unwrap_or_default()
    )
}

fn text(seconds: i64) -> String {
    let format =
        time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].000+0000");
    let at = Moment::from_secs(seconds).to_date_time();
    at.format(format).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(config: &Json, before: AlarmState, values: &[Option<f64>]) -> AlarmState {
        let seen: Vec<_> = values.iter().map(|value| (0, *value)).collect();
        state(config, before, &seen)
    }

    #[test]
    fn missing_data_counts_as_the_alarm_says() {
        let alarm = |missing: &str| {
            json!({
                "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "Threshold": 10.0,
                "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": missing,
            })
        };
        let none = [None, None, None];
        for (missing, state) in [
            ("breaching", AlarmState::Alarm),
            ("notBreaching", AlarmState::Ok),
            ("ignore", AlarmState::Alarm),
            ("missing", AlarmState::InsufficientData),
        ] {
            let config = alarm(missing);
            assert_eq!(
                judged(&config, AlarmState::Alarm, &none),
                state,
                "{missing}"
            );
        }
        let config = alarm("missing");
        let judge = |values: [Option<f64>; 3]| judged(&config, AlarmState::Ok, &values);
        assert_eq!(judge([Some(11.0), None, Some(12.0)]), AlarmState::Alarm);
        assert_eq!(judge([Some(11.0), None, Some(10.0)]), AlarmState::Ok);
    }
}
