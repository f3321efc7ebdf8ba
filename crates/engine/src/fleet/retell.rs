//! What a page has missed that begins to listen after it has opened its fleet.

use tokio::sync::mpsc::UnboundedSender;

use crate::event::Event;
use crate::fleet::Fleet;
use crate::fleet::view::CellState;

impl Fleet {
    /// Tells `listener` how every cell stands that has been read, or could not be. A cell that fails at once, and is
    /// not read again by itself, would otherwise be waited for for ever.
    pub(crate) fn retell(&self, listener: &UnboundedSender<Event>) {
        // Held while sending: what changes later is told later.
        let state = self.state();
        for cell in &state.scope {
            let view = state.cell_view(cell);
            if matches!(view.state, CellState::Loading) {
                continue;
            }
            let generation = state.generation;
            if listener.send(Event::Cell { generation, view }).is_err() {
                return;
            }
        }
    }
}
