//! The words that the APIs know.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

const MODELS: [&str; 7] = [
    include_str!("../../data/apprunner.model.json"),
    include_str!("../../data/cloudwatch.model.json"),
    include_str!("../../data/ecr.model.json"),
    include_str!("../../data/iam.model.json"),
    include_str!("../../data/sso.model.json"),
    include_str!("../../data/ssooidc.model.json"),
    include_str!("../../data/sts.model.json"),
];
/// Of the APIs and controls whose model is not embedded.
const MORE_NAMES: &str = "logGroupName logGroupNamePrefix logGroupIdentifier logGroupIdentifiers logStreamName \
    logStreamNames logStreamNamePrefix orderBy descending limit nextToken startTime endTime startFromHead \
    filterPattern interleaved retentionInDays MetricDataQueries MetricStat Metric Namespace MetricName Dimensions Name \
    Value Id Expression Period Stat Unit Label ReturnData StartTime EndTime ScanBy MaxDatapoints NextToken Statistics \
    RecentlyActive logEventFilterPattern seconds kind operation count after_effect percent cause type values name \
    mode verdict what domain refused arn mfa denied trusts";
const MORE_WORDS: [&str; 24] = [
    "",
    "anything",
    "*",
    "é*…",
    "\u{0}",
    "%[0-9]+%",
    "{ $.level = \"error\" && $.n > 3 }",
    "?ERROR -debug \"a b",
    "AWS/AppRunner",
    "Requests",
    "p99.99",
    "SUM(METRICS())",
    "m1/0",
    "2026-11-03T04:05:06Z",
    "/aws/apprunner/anything/0/service",
    "arn:aws:apprunner:eu-west-1:111122223333:service/anything/0",
    "arn:aws:iam::111122223333:role/ops",
    "*.example.com",
    "999999999999999999999999",
    "throttle",
    "health-check",
    "START_DEPLOYMENT",
    "approve",
    "https://northwind.awsapps.com/start",
];

/// Names of members, and what they take.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// Names that members have.
    pub(crate) names: BTreeSet<String>,
    /// Names without which there is no good input.
    pub(crate) needed: BTreeSet<String>,
    /// Words that some member or other takes.
    pub(crate) words: BTreeSet<String>,
    /// Values that members of a name have had.
    pub(crate) fitting: BTreeMap<String, Vec<Json>>,
    models: Vec<Json>,
}

impl Vocabulary {
    /// What the models know.
    pub(crate) fn of_models() -> Self {
        let models = MODELS.map(|model| serde_json::from_str(model).expect("the models are JSON"));
        let mut known = Self {
            names: MORE_NAMES.split_whitespace().map(str::to_owned).collect(),
            words: MORE_WORDS.map(str::to_owned).into(),
            models: models.into(),
            ..Self::default()
        };
        for model in &known.models {
            let shapes = model["shapes"].as_object().into_iter();
            for shape in shapes.flat_map(Map::values) {
                known.words.extend(texts(&shape["enum"]));
            }
        }
        known
    }

    /// The same with the names of one operation only, where they are known.
    pub(crate) fn of_operation(&self, operation: &str) -> Self {
        let mut own = Self::default();
        for model in &self.models {
            let input = &model["operations"][operation]["input"];
            own.add_names(&model["shapes"], input);
            own.needed
                .extend(texts(&shape_of(&model["shapes"], input)["required"]));
        }
        if own.names.is_empty() {
            own.names.clone_from(&self.names);
        }
        own.words.clone_from(&self.words);
        own.fitting.extend(self.fitting.clone());
        own
    }

    /// The members of an input or an answer, and their texts: ids and ARNs of what is there.
    pub(crate) fn learn(&mut self, told: &Json) {
        match told {
            Json::String(text) => drop(self.words.insert(text.clone())),
            Json::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Json::Object(members) => {
                for (name, member) in members {
                    self.fitting
                        .entry(name.clone())
                        .or_default()
                        .push(member.clone());
                    self.learn(member);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }

    /// Adds the names of a shape's members, and of their members. No input here contains itself.
    fn add_names(&mut self, shapes: &Json, reference: &Json) {
        let shape = shape_of(shapes, reference);
        for (name, member) in shape["members"].as_object().into_iter().flatten() {
            self.names.insert(name.clone());
            let words = texts(&shape_of(shapes, member)["enum"]).map(Json::from);
            self.fitting.entry(name.clone()).or_default().extend(words);
            self.add_names(shapes, member);
        }
        for below in [&shape["member"], &shape["value"]] {
            if !below.is_null() {
                self.add_names(shapes, below);
            }
        }
    }
}

fn shape_of<'a>(shapes: &'a Json, reference: &Json) -> &'a Json {
    &shapes[reference["shape"].as_str().unwrap_or_default()]
}

fn texts(list: &Json) -> impl Iterator<Item = String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Json::as_str).map(str::to_owned)
}
