//! Where pushed events go.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::event::Event;

/// Hands every event to everyone who listens. Who has gone away is forgotten at the next event.
#[derive(Debug, Default)]
pub(crate) struct Events {
    listeners: Mutex<Vec<UnboundedSender<Event>>>,
}

impl Events {
    /// Starts listening: every event from here on.
    pub(crate) fn subscribe(&self) -> UnboundedReceiver<Event> {
        self.subscribe_after(|_| ())
    }

    /// Starts listening, and then lets `missed` tell the listener alone what came before.
    pub(crate) fn subscribe_after(
        &self,
        missed: impl FnOnce(&UnboundedSender<Event>),
    ) -> UnboundedReceiver<Event> {
        let (sender, receiver) = unbounded_channel();
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sender.clone());
        missed(&sender);
        receiver
    }

    /// Tells everyone.
    pub(crate) fn push(&self, event: &Event) {
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|listener| listener.send(event.clone()).is_ok());
    }
}
