//! Layer 2: the words of the regulation as types, and the facts on which every answer rests.

mod agency;
mod case;
mod directive;
mod document_number;
mod facts;
mod history;
mod id;
mod task;

pub use agency::{Actor, Agency, AgencyKind};
pub use case::{DiscrepancyFacts, FeedbackFacts, ReportFacts};
pub use directive::{Directive, DirectiveDraft, Secrecy};
pub use document_number::DocumentNumber;
pub use facts::{AgencyFacts, DirectiveFacts, Holding, Known, ResultFact, Snapshot, TaskFacts};
pub use history::History;
pub use id::{
    AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, ID_MAX_CHARS, OfficerId, Prose, TaskId,
};
pub use task::{ReturnReason, TaskDraft};
