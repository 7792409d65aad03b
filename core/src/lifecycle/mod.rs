//! Layer 3: commands, events, and the two pure functions between them.

mod command;
mod decide;
mod decide_directive;
mod decide_task;
mod event;
mod permission;
mod state;
mod stream;

pub use command::{Action, Command};
pub use decide::{Context, Decision, decide};
pub use decide_task::check_deadline_within;
pub use event::{ChainHash, EVENT_SCHEMA, Event, EventEntry, EventRecord};
pub use state::{State, TaskState, evolve};
pub use stream::StreamId;
