//! The lines of the files as the commands that would have led to them.

use std::collections::HashMap;

use dondoc::lifecycle::{Action, Command};
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CommandId, Directive, DirectiveDraft, DirectiveId, OfficerId,
    Prose, TaskDraft, Urgency,
};
use dondoc::{CivilDate, Instant, Result};

use crate::row::TaskRow;

/// A command and the line it comes from.
pub(crate) struct Sourced {
    pub(crate) line: u64,
    pub(crate) of_agencies: bool,
    pub(crate) command: Command,
}

/// The commands of the agencies: the office first, parents before their units.
pub(crate) fn of_agencies(
    agencies: &[(u64, Agency)],
    office: &AgencyCode,
    occurred_on: CivilDate,
    recorded_at: Instant,
) -> Result<Vec<Sourced>> {
    let actor = Actor { officer: OfficerId::new(office.as_str())?, agency: office.clone() };
    let depth = |agency: &Agency| {
        let by_code =
            |code: &AgencyCode| agencies.iter().map(|(_, agency)| agency).find(|other| other.code == *code);
        // A directory that names itself as its own ancestor is refused later, by the missing parent.
        let ancestors = std::iter::successors(agency.parent.as_ref().and_then(by_code), |above| {
            above.parent.as_ref().and_then(by_code)
        });
        ancestors.take(agencies.len()).count()
    };
    let mut ordered = agencies.iter().collect::<Vec<_>>();
    ordered.sort_by_key(|(_, agency)| (agency.kind != AgencyKind::Office, depth(agency)));
    ordered
        .into_iter()
        .map(|(line, agency)| {
            Ok(Sourced {
                line: *line,
                of_agencies: true,
                command: Command {
                    id: CommandId::new(format!("import/agency/{}", agency.code))?,
                    actor: actor.clone(),
                    occurred_on,
                    recorded_at,
                    action: Action::RegisterAgency { agency: agency.clone() },
                },
            })
        })
        .collect()
}

/// The commands of the tasks and their directives, in the order in which they were recorded.
///
/// `known` answers with a directive that the register holds already: its rows add tasks to it.
pub(crate) fn of_tasks(
    rows: &[TaskRow],
    office: &AgencyCode,
    known: impl Fn(&DirectiveId) -> Result<Option<Directive>>,
) -> Result<Vec<Sourced>> {
    let (drafts, directive_of) = directives(rows, known)?;
    let mut commands = Vec::new();
    for Draft { line, recorded_at, draft, registered } in drafts {
        if !registered {
            let author = Author { office, specialist: draft.specialist.as_ref() };
            let id = format!("import/directive/{}", draft.id);
            let issued_on = draft.issued_on;
            let action = Action::RegisterDirective { directive: draft.clone() };
            commands.push(author.command(line, id, issued_on, recorded_at, action)?);
        }
    }
    for (row, directive) in rows.iter().zip(directive_of) {
        commands.extend(of_row(row, directive, office)?);
    }
    // A stable sort: what was recorded at the same instant stays in the order of the acts.
    commands.sort_by_key(|sourced| sourced.command.recorded_at);
    Ok(commands)
}

/// Who the file says acted: the specialist, or the lead's handler, who has no name in it.
struct Author<'a> {
    office: &'a AgencyCode,
    specialist: Option<&'a OfficerId>,
}

impl Author<'_> {
    fn command(
        &self,
        line: u64,
        id: String,
        occurred_on: CivilDate,
        recorded_at: Instant,
        action: Action,
    ) -> Result<Sourced> {
        let officer = match self.specialist {
            Some(officer) => officer.clone(),
            None => OfficerId::new(self.office.as_str())?,
        };
        let actor = Actor { officer, agency: self.office.clone() };
        Ok(Sourced {
            line,
            of_agencies: false,
            command: Command { id: CommandId::new(id)?, actor, occurred_on, recorded_at, action },
        })
    }
}

fn of_row(row: &TaskRow, directive: DirectiveId, office: &AgencyCode) -> Result<Vec<Sourced>> {
    let author = Author { office, specialist: row.specialist.as_ref() };
    let id = |act: &str| format!("import/task/{}/{act}", row.task);
    let task = row.task.clone();
    let draft = TaskDraft {
        id: task.clone(),
        directive,
        lead: row.lead.clone(),
        coordinators: row.coordinators.clone(),
        monitoring_unit: row.monitoring_unit.clone(),
        specialist: row.specialist.clone(),
        content: Prose::from(row.content.as_str()),
        deadline: row.deadline,
        sector: None,
    };
    let assign = Action::AssignTask { task: draft };
    let mut commands =
        vec![author.command(row.line, id("assign"), row.issued_on, row.recorded_at, assign)?];
    if let Some(extension) = &row.extension {
        let action =
            Action::AmendDeadline { task: task.clone(), deadline: Some(extension.deadline), document: None };
        let id = id(&format!("extend/{}", extension.decided_on));
        commands.push(author.command(row.line, id, extension.decided_on, extension.recorded_at, action)?);
    }
    if let Some(result) = &row.result {
        if let Some(lead) = &row.lead {
            let handler = Author { office: lead, specialist: None };
            let action = Action::ReportResult { task: task.clone(), document: result.document.clone() };
            let id = id(&format!("result/{}", result.on));
            commands.push(handler.command(row.line, id, result.on, result.recorded_at, action)?);
        }
        if let Some(confirmed_at) = result.confirmed_at {
            let action = Action::ConfirmResult { task: task.clone() };
            let id = id(&format!("confirm/{}", result.on));
            commands.push(author.command(row.line, id, confirmed_at.civil_date()?, confirmed_at, action)?);
        }
    }
    if let Some((withdrawn_on, recorded_at)) = row.withdrawal {
        let action = Action::WithdrawTask { task, reason: Prose::default() };
        commands.push(author.command(row.line, id("withdraw"), withdrawn_on, recorded_at, action)?);
    }
    Ok(commands)
}

/// A directive of the file.
struct Draft {
    line: u64,
    recorded_at: Instant,
    draft: DirectiveDraft,
    /// The register holds it already: its rows add tasks to it.
    registered: bool,
}

/// What tells two documents of one number and day apart.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Heading {
    base: String,
    kind: String,
    signer: String,
    abstract_text: String,
}

impl Heading {
    fn of(row: &TaskRow) -> Self {
        // A row without a number is a directive by itself.
        let base = match &row.number {
            Some(number) => format!("{number}@{}", row.issued_on),
            None => format!("không số@{}@{}", row.issued_on, row.task),
        };
        let (signer, abstract_text) = (row.signer.clone(), row.abstract_text.clone());
        Self { base, kind: row.kind.to_string(), signer, abstract_text }
    }

    fn is_of(&self, directive: &Directive) -> bool {
        directive.kind.as_str() == self.kind
            && directive.signer.as_str() == self.signer
            && directive.abstract_text.as_str() == self.abstract_text
    }
}

/// The directives of the rows, and for each row the id of its own. Rows of one number and day are one directive, if
/// their headings agree too; a heading that differs from the one registered under the id is another document.
fn directives(
    rows: &[TaskRow],
    known: impl Fn(&DirectiveId) -> Result<Option<Directive>>,
) -> Result<(Vec<Draft>, Vec<DirectiveId>)> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut places: HashMap<Heading, usize> = HashMap::new();
    let mut copies: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let heading = Heading::of(row);
        if let Some(known) = places.get(&heading).and_then(|place| drafts.get_mut(*place)) {
            known.recorded_at = known.recorded_at.min(row.recorded_at);
            if let Some(unit) =
                row.drafting_unit.as_ref().filter(|unit| !known.draft.drafting_units.contains(unit))
            {
                known.draft.drafting_units.push(unit.clone());
            }
            ids.push(known.draft.id.clone());
            continue;
        }
        let copy = copies.entry(heading.base.clone()).or_insert(0);
        let (id, registered) = loop {
            *copy += 1;
            let suffix = if *copy == 1 { String::new() } else { format!("#{copy}") };
            let id = DirectiveId::new(format!("{}{suffix}", heading.base))?;
            match known(&id)? {
                None => break (id, false),
                Some(directive) if heading.is_of(&directive) => break (id, true),
                Some(_) => {}
            }
        };
        ids.push(id.clone());
        places.insert(heading, drafts.len());
        drafts.push(Draft {
            line: row.line,
            recorded_at: row.recorded_at,
            draft: draft(&id, row),
            registered,
        });
    }
    Ok((drafts, ids))
}

fn draft(id: &DirectiveId, row: &TaskRow) -> DirectiveDraft {
    DirectiveDraft {
        id: id.clone(),
        number: row.number.clone(),
        kind: row.kind.clone(),
        issued_on: row.issued_on,
        signer: Prose::from(row.signer.as_str()),
        abstract_text: Prose::from(row.abstract_text.as_str()),
        drafting_units: row.drafting_unit.iter().cloned().collect(),
        specialist: row.specialist.clone(),
        secrecy: row.secrecy,
        urgency: Urgency::Normal,
    }
}
