//! Layer 2: the words of the regulation as types, and the facts on which every answer rests.

mod agency;
mod agency_group;
mod case;
mod directive;
mod document_number;
mod facts;
mod follow_up;
mod history;
mod id;
mod inspection;
mod reporting;
mod task;

pub use agency::{Actor, Agency, AgencyEnding, AgencyKind, Handover, Succession};
pub use agency_group::AgencyGroup;
pub use case::{CaseFacts, CaseMatter, DiscrepancyFacts, FeedbackFacts, FeedbackOutcome};
pub use directive::{Directive, DirectiveDraft, Secrecy, Urgency};
pub use document_number::DocumentNumber;
pub use facts::{AgencyFacts, AssignedBy, DirectiveFacts, Holding, Known, ResultFact, Snapshot, TaskFacts};
pub use follow_up::{
    Contribution, Difficulty, Disagreement, FollowUp, NonPerformance, Reminder, ReminderForm, ReminderSubject,
};
pub use history::History;
pub use id::{
    AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, ID_MAX_CHARS, OfficerId, Prose, Sector, TaskId,
};
pub use inspection::{InspectionContent, InspectionDraft, InspectionFacts, InspectionGround};
pub use reporting::{
    Publication, PublicationPlace, ReportFacts, ReportKind, ReportSection, SectionText, StatedFigure,
};
pub use task::{ReturnReason, TaskDraft};
