//! Commands: what a host asks the register to record.

use sha2::{Digest, Sha256};

use crate::date::{CivilDate, Instant};
use crate::error::{DondocError, Result, codes};
use crate::lifecycle::action::Action;
use crate::lifecycle::stream::StreamId;
use crate::model::{Actor, CommandId};

/// A request to record one act: what, by whom, when in the world and when it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct Command {
    /// Chosen by the client. The same id again is the same command again: it is answered, not applied.
    pub id: CommandId,
    /// Who acts.
    pub actor: Actor,
    /// The day in the world: of issue, of the decision, of the result.
    pub occurred_on: CivilDate,
    /// The instant of recording, given by the host: when it is written down, not when it happened. It never precedes the
    /// latest record of the same task. That an old question keeps its answer rests on the host stamping honestly: a new
    /// task stamped with last year's instant would have been known last year.
    pub recorded_at: Instant,
    /// The act.
    pub action: Action,
}

impl Command {
    /// The stream that the command writes.
    #[must_use]
    pub fn stream(&self) -> StreamId {
        self.action.stream(&self.actor.agency)
    }

    /// SHA-256 over what the command says, without its id and its instant: a client that tries again may stamp a
    /// later instant, but may not say something else under the same id.
    ///
    /// # Errors
    /// `integrity.broken` if the command cannot be written as JSON.
    pub fn digest(&self) -> Result<[u8; 32]> {
        let contents = serde_json::to_vec(&(&self.actor, self.occurred_on, &self.action))
            .map_err(|error| DondocError::integrity(0, error.to_string()))?;
        Ok(Sha256::digest(contents).into())
    }

    /// The error for a command id that was used for something else.
    #[must_use]
    pub fn reused(&self) -> DondocError {
        DondocError::invalid(
            codes::COMMAND_REUSED,
            "id",
            format!("command id {} was used before with other contents", self.id),
        )
    }
}
