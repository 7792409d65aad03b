//! Layer 3: commands, events, and the two pure functions between them.

mod action;
mod command;
mod decide;
mod decide_agency;
mod decide_correction;
mod decide_directive;
mod decide_discrepancy;
mod decide_feedback;
mod decide_follow_up;
mod decide_group;
mod decide_inspection;
mod decide_report;
mod decide_task;
mod decide_void;
mod event;
mod evolve_case;
mod evolve_task;
mod permission;
mod probe;
mod record;
mod sight;
mod state;
mod stream;

pub use action::Action;
pub use command::Command;
pub use decide::{Context, Decision, decide, judged_on};
pub(crate) use decide_group::tasks as tasks_of_group;
pub use decide_task::check_deadline_within;
pub use decide_void::Companion;
pub use event::Event;
pub use permission::Allowed;
pub(crate) use permission::allowed;
pub use record::{ChainHash, EVENT_SCHEMA, EventEntry, EventRecord};
pub(crate) use sight::Sight;
pub use state::{DirectiveState, State, TaskState, evolve, fold};
pub use stream::StreamId;
