//! The limit within which the Office enters a directive's tasks (Đ7.1.a): one, or several by urgency and size.

use crate::calendar::Term;
use crate::law::parameters::Set;

/// How much a directive assigns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DirectiveSize {
    /// How many tasks.
    pub tasks: u32,
    /// How many agencies lead one of them.
    pub agencies: u32,
}

/// The limits of entry. A regulation of which only Đ7.1.a is known has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLimit {
    /// The usual one.
    pub usual: Set<Term>,
    /// That of an urgent document.
    pub urgent: Option<Set<Term>>,
    /// That of a document with many tasks or agencies, and from how many on it has many.
    pub many: Option<(Set<Term>, Set<u32>)>,
}

impl EntryLimit {
    /// The limit of a document. One that is urgent and large at once is urgent: nobody asked for it to wait.
    #[must_use]
    pub fn of(&self, urgent: bool, size: DirectiveSize) -> &Set<Term> {
        let many = self.many.as_ref().filter(|(_, from)| size.tasks.max(size.agencies) >= from.value);
        match (&self.urgent, many) {
            (Some(limit), _) if urgent => limit,
            (_, Some((limit, _))) => limit,
            _ => &self.usual,
        }
    }

    /// Whether the limit depends on how many tasks the document has.
    #[must_use]
    pub const fn depends_on_size(&self) -> bool {
        self.many.is_some()
    }
}
