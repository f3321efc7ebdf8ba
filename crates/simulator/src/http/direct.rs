//! A simulator without a socket, for whoever asks it thousands of things: property tests and fuzzing.

use std::sync::Arc;

use bytes::Bytes;
use hyper::{Request, Response};

use super::answer::{self, Answer, Called};
use crate::control::Control;
use crate::core::Core;
use crate::options::Options;
use crate::running::{StartError, scenario};

/// How much of a stream is answered: its beginning and so many parts more.
const PARTS: usize = 3;

/// A simulator that answers the requests it is handed. Nothing befalls an answer on its way: a fault that delays, cuts
/// or garbles one has no effect. It has no name server, and keeps nothing in a file.
pub struct Direct {
    core: Arc<Core>,
}

impl Direct {
    /// A simulator with these options.
    ///
    /// # Errors
    /// Where the scenario is not known.
    pub fn start(options: &Options) -> Result<Self, StartError> {
        let core = Core::new(options, scenario(options)?, None);
        Ok(Self {
            core: Arc::new(core),
        })
    }

    /// What steers it.
    #[must_use]
    pub fn control(&self) -> Control {
        Control::over(Arc::clone(&self.core))
    }

    /// Answers a request as it would be over HTTP.
    pub fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        let (head, body) = request.into_parts();
        let core = &self.core;
        let told =
            answer::unwelcome(core, &head).or_else(|| answer::without_api(core, &head, &body));
        if let Some(answer) = told {
            return whole(answer);
        }
        let Called { answer, live, .. } = answer::by_api(core, &head, &body);
        let Some(mut live) = live else {
            return whole(answer);
        };
        let mut stream = live.begin();
        for _ in 0..PARTS {
            let part = live.next(&mut core.world(), core.clock.now());
            stream.extend(part.unwrap_or_default());
        }
        whole(answer).map(|_| Bytes::from(stream))
    }
}

/// An answer whose body is at hand. One that stalls, which only HTTP makes of it, has none.
fn whole(answer: Response<Answer>) -> Response<Bytes> {
    answer.map(|body| match body {
        Answer::Whole(bytes) => bytes.into_inner().unwrap_or_default(),
        Answer::Stalled | Answer::Live(_) => Bytes::new(),
    })
}
