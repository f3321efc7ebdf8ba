use super::*;

fn draft() -> KeyDraft {
    KeyDraft {
        name: " acme ".into(),
        key: KeySecret {
            access_key_id: " AKIAONE\n".to_owned(),
            secret_access_key: Redacted::new(" abc/def+\n".to_owned()),
            session_token: Some(Redacted::new("  ".to_owned())),
        },
        region: Some(" ".into()),
        endpoint_url: Some(String::new()),
        place: KeyPlace::Keyring,
    }
}

#[test]
fn blanks_that_come_with_pasting_are_taken_off() {
    let checked = checked(&draft()).expect("a good draft");
    assert_eq!(checked.name, ProfileName::from("acme"));
    assert_eq!(checked.key.access_key_id, "AKIAONE");
    assert_eq!(checked.key.secret_access_key.expose(), "abc/def+");
    assert_eq!(checked.key.session_token, None);
    assert_eq!((checked.region, checked.endpoint_url), (None, None));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let good = draft();
    let bad = [
        KeyDraft {
            name: " ".into(),
            ..good.clone()
        },
        KeyDraft {
            key: KeySecret {
                access_key_id: "two words".to_owned(),
                ..good.key.clone()
            },
            ..good.clone()
        },
        KeyDraft {
            key: KeySecret {
                secret_access_key: Redacted::new("  ".to_owned()),
                ..good.key.clone()
            },
            ..good.clone()
        },
        KeyDraft {
            key: KeySecret {
                session_token: Some(Redacted::new("token".to_owned())),
                ..good.key.clone()
            },
            ..good.clone()
        },
        KeyDraft {
            endpoint_url: Some("ftp://somewhere".to_owned()),
            ..good.clone()
        },
    ];
    for draft in bad {
        let failure = checked(&draft).expect_err("it is refused");
        assert_eq!(failure.code, FailureCode::InvalidRequest, "{failure:?}");
    }
    let temporary = KeyDraft {
        key: KeySecret {
            session_token: Some(Redacted::new("token".to_owned())),
            ..good.key.clone()
        },
        place: KeyPlace::ThisSession,
        ..good
    };
    assert!(checked(&temporary).is_ok());
}
