//! Sign-in by authorization code with PKCE: the browser comes back to this machine by itself.

use aws_config::SdkConfig;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::failure::{Failure, FailureCode};
use model::redacted::Redacted;
use model::signin::SignInHow;
use sha2::{Digest as _, Sha256};

use super::cache::{CachedToken, Registration};
use super::loopback::{Callback, Loopback};
use super::signin::{Step, failed, tokenless, unfinished};
use super::{Sso, SsoSession, endpoint, page};

/// Seconds that a person has, as the AWS CLI gives.
pub(super) const PATIENCE: i64 = 600;

/// What ties an answer to the question: nobody else knows the verifier or the state.
struct Ties {
    verifier: Redacted<String>,
    challenge: String,
    state: String,
}

impl Ties {
    fn fresh() -> Result<Self, Failure> {
        let verifier = random()?;
        Ok(Self {
            challenge: challenge(&verifier),
            verifier: Redacted::new(verifier),
            state: random()?,
        })
    }
}

/// 256 bits of the system's randomness, in letters that a URL may hold.
fn random() -> Result<String, Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        let mut failure = Failure::new(FailureCode::Internal, "the system gives no randomness");
        failure.causes.push(error.to_string());
        failure
    })?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// The address to open, with its question.
fn question(
    page: &str,
    registration: &Registration,
    redirect: &str,
    scopes: &[String],
    ties: &Ties,
) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", &registration.client_id)
        .append_pair("redirect_uri", redirect)
        .append_pair("state", &ties.state)
        .append_pair("code_challenge_method", "S256")
        .append_pair("scopes", &scopes.join(" "))
        .append_pair("code_challenge", &ties.challenge)
        .finish();
    format!("{page}?{query}")
}

impl Sso {
    /// Signs in. The listener is bound before the page is known to anybody.
    pub(super) async fn by_pkce(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
        step: &Step<'_>,
    ) -> Result<CachedToken, Failure> {
        let how = SignInHow::Pkce;
        let registration = self.registration(session, how, base).await?;
        let loopback = Loopback::bind().await.map_err(unbound)?;
        let ties = Ties::fresh()?;
        let url = question(
            &endpoint::authorize_page(session, base),
            &registration,
            &loopback.redirect(),
            &session.scopes(),
            &ties,
        );
        page::check(&url, session, base)?;
        step.waits(url, None, self.clock.now().plus_seconds(PATIENCE));
        let patience = std::time::Duration::from_secs(PATIENCE.unsigned_abs());
        let callback = tokio::select! {
            callback = loopback.callback(&ties.state) => callback.map_err(unbound)?,
            () = self.clock.sleep(patience) => {
                return Err(unfinished(session, "nobody finished signing in within ten minutes"));
            }
        };
        let Callback { answer, browser } = callback;
        let exchanged = match answer {
            Ok(code) => {
                self.exchange(session, base, &registration, &loopback, &ties, &code)
                    .await
            }
            Err(refusal) => Err(refusal.failure(session)),
        };
        // Told after the exchange, so that the page says how it really ended.
        browser.tell(exchanged.is_ok()).await;
        exchanged
    }

    async fn exchange(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
        registration: &Registration,
        loopback: &Loopback,
        ties: &Ties,
        code: &Redacted<String>,
    ) -> Result<CachedToken, Failure> {
        let answer = endpoint::oidc(session, base)
            .create_token()
            .client_id(&registration.client_id)
            .client_secret(registration.client_secret.expose())
            .grant_type("authorization_code")
            .code(code.expose())
            .redirect_uri(loopback.redirect())
            .code_verifier(ties.verifier.expose())
            .send()
            .await
            .map_err(|error| failed(error, "sso-oauth:CreateToken", self.clock.now()))?;
        self.given(session, registration, &answer, None)
            .ok_or_else(tokenless)
    }
}

fn unbound(error: std::io::Error) -> Failure {
    let mut failure = Failure::new(
        FailureCode::Internal,
        "this machine gives no local address for the browser to come back to; sign in with a code",
    );
    failure.causes.push(error.to_string());
    failure
}

#[cfg(test)]
mod tests {
    use super::{Ties, challenge, question};
    use crate::credentials::sso::cache::Registration;
    use model::instant::Timestamp;
    use model::redacted::Redacted;

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn no_two_sign_ins_are_tied_alike() {
        let (one, other) = (
            Ties::fresh().expect("random"),
            Ties::fresh().expect("random"),
        );
        assert_ne!(one.state, other.state);
        assert_ne!(one.verifier, other.verifier);
        assert!(one.verifier.expose().len() >= 43, "RFC 7636, section 4.1");
    }

    #[test]
    fn the_question_has_what_the_page_reads() {
        let registration = Registration {
            client_id: "client".into(),
            client_secret: Redacted::new("secret".into()),
            expires_at: Timestamp(0),
        };
        let ties = Ties {
            verifier: Redacted::new("verifier".into()),
            challenge: "challenge".into(),
            state: "state".into(),
        };
        let url = question(
            "https://oidc.eu-west-1.amazonaws.com/authorize",
            &registration,
            "http://127.0.0.1:4000/oauth/callback",
            &["sso:account:access".into(), "codewhisperer:x".into()],
            &ties,
        );
        assert_eq!(
            url,
            "https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code&client_id=client\
             &redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Foauth%2Fcallback&state=state\
             &code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess+codewhisperer%3Ax\
             &code_challenge=challenge"
        );
    }
}
