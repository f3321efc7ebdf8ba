//! Inputs out of the words that the APIs know, put together any way.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::Union;
use serde_json::Value as Json;

use crate::vocabulary::Vocabulary;

/// Of forms and query strings.
const PARAMETERS: &[&str] = &[
    "Action",
    "Version",
    "RoleArn",
    "code",
    "user_code",
    "client_id",
    "redirect_uri",
    "response_type",
    "state",
    "code_challenge",
    "SigninToken",
    "Session",
    "Destination",
    "decision",
    "scopes",
];

/// A word of these, or any text.
pub(crate) fn word(known: &Vocabulary) -> impl Strategy<Value = String> + use<> {
    let words: Vec<String> = known.words.iter().cloned().collect();
    prop_oneof![8 => prop::sample::select(words), 1 => "\\PC{0,40}", 1 => "[a-z\\-]{300}"]
}

/// A structure with members of these names.
pub(crate) fn structure(known: &Vocabulary) -> impl Strategy<Value = Json> + use<> {
    let number = prop_oneof![
        any::<i64>().prop_map(Json::from),
        (-2_i64..130).prop_map(Json::from),
        Just(Json::from(1_793_678_400_i64)),
        any::<f64>().prop_map(Json::from),
        prop::sample::select(vec![0.1, -0.0, 1e300, 1e-300]).prop_map(Json::from),
    ];
    let leaf = Union::new_weighted(vec![
        (6, word(known).prop_map(Json::from).boxed()),
        (4, number.boxed()),
        (1, any::<bool>().prop_map(Json::from).boxed()),
        (1, Just(Json::Null).boxed()),
    ]);
    let names: Vec<String> = known.names.iter().cloned().collect();
    let fitting = Arc::new(known.fitting.clone());
    let some = move |member: BoxedStrategy<Json>| {
        let fits = prop::option::of(any::<Index>());
        let named = (prop::sample::select(names.clone()), member, fits);
        prop::collection::vec(named, 0..6)
    };
    let below = (some.clone(), Arc::clone(&fitting));
    let member = leaf.prop_recursive(4, 24, 5, move |inner| {
        let (some, fitting) = below.clone();
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            some(inner.boxed()).prop_map(move |members| put_together(members, &fitting)),
        ]
    });
    let member = member.boxed();
    let needed = known.needed.iter().map(|name| {
        let fits = prop::option::weighted(0.95, any::<Index>());
        (Just(name.clone()), member.clone(), fits)
    });
    let needed: Vec<_> = needed.collect();
    (needed, some(member)).prop_map(move |(needed, mut members)| {
        members.extend(needed);
        put_together(members, &fitting)
    })
}

/// Members with their values, or with ones that their names have had.
fn put_together(
    members: Vec<(String, Json, Option<Index>)>,
    fitting: &BTreeMap<String, Vec<Json>>,
) -> Json {
    let members = members.into_iter().map(|(name, value, fits)| {
        let had = fitting.get(&name).filter(|values| !values.is_empty());
        let fit = fits.zip(had).map(|(fits, values)| fits.get(values).clone());
        (name, fit.unwrap_or(value))
    });
    Json::Object(members.collect())
}

/// A form whose parameters have names that something knows, or any bytes.
pub(crate) fn form(known: &Vocabulary) -> impl Strategy<Value = Vec<u8>> + use<> {
    let pair = (prop::sample::select(PARAMETERS), word(known));
    let pairs = prop::collection::vec(pair, 0..6).prop_map(|pairs| {
        let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    });
    prop_oneof![pairs, prop::collection::vec(any::<u8>(), 0..200)]
}
