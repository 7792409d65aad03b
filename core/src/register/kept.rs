//! What a register keeps of its streams from one unit of work to the next.

use std::collections::HashMap;

use super::session::Stream;
use super::{Head, Store};
use crate::error::Result;
use crate::lifecycle::{State, StreamId};

/// So many streams of a unit of work are kept; of a larger one, an import, the agencies alone.
const MOST: usize = 256;

/// The streams of the agencies, and those that the latest unit of work touched, as of a head of the history: a command often
/// follows one on the same directive or task. The link of a head stands for all that was recorded before it, so where a store
/// still has the same head, none of its streams has changed, whoever else writes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    head: Option<Head>,
    agencies: HashMap<StreamId, Stream>,
    latest: HashMap<StreamId, Stream>,
}

impl Kept {
    /// What is kept, where it is still so.
    pub(super) fn still(self, store: &dyn Store) -> Result<Self> {
        match self.head {
            Some(head) if store.head()? == head => Ok(self),
            _ => Ok(Self::default()),
        }
    }

    /// Takes a stream out: who touches it gives it back with [`Kept::touch`].
    pub(super) fn take(&mut self, id: &StreamId) -> Option<Stream> {
        self.agencies.remove(id).or_else(|| self.latest.remove(id))
    }

    /// What is known after a unit of work that touched these streams, once it is appended.
    pub(super) fn touch(mut self, touched: HashMap<StreamId, Stream>) -> Self {
        let few = touched.len() <= MOST;
        self.latest.clear();
        for (id, stream) in touched {
            if stream.state.as_ref().and_then(State::as_agency).is_some() {
                self.agencies.insert(id, stream);
            } else if few {
                self.latest.insert(id, stream);
            }
        }
        self
    }

    /// What was appended made this the head.
    pub(super) const fn at(mut self, head: Head) -> Self {
        self.head = Some(head);
        self
    }
}
