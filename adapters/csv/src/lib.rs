//! Reads the register files that offices keep into a [`dondoc::Register`]: all of a file, or nothing of it.
//!
//! Two files: the directory of agencies (`code,name,kind,parent`) and the register, one row a task
//! (`task_id,directive_number,…,withdrawn_recorded_at`). The rows are replayed as the commands that would have led to
//! them, in the order in which they were recorded, so that every question can be asked with what was known when.
//!
//! ```
//! use dondoc::{Register, Regulation, calendar::WorkingCalendar, register::MemoryStore};
//! use dondoc_csv::{File, import};
//!
//! let agencies = "code,name,kind,parent\nVP,Văn phòng UBND tỉnh,office,\nSNV,Sở Nội vụ,department,\n";
//! let tasks = "\
//! task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,content,deadline,recorded_at
//! NV-1,45/UBND-TH,dispatch,2020-04-01,Chủ tịch,Về việc thi đua,SNV,SNV,Báo cáo,2020-04-10,2020-04-01T09:00:00+07:00
//! ";
//! let mut register =
//!     Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
//! let report =
//!     import(&mut register, File::new("register.csv", tasks.as_bytes()), File::new("agencies.csv", agencies.as_bytes()))?;
//! assert_eq!(report.tasks, 1);
//! # Ok::<(), dondoc_csv::ImportError>(())
//! ```

mod commands;
mod problem;
mod row;
mod table;

use dondoc::law::message::DIRECTIVE_SECRET;
use dondoc::law::{Finding, Severity};
use dondoc::lifecycle::check_deadline_within;
use dondoc::model::{Agency, AgencyKind, Secrecy};
use dondoc::register::{BatchOutcome, Outcome, Store};
use dondoc::{Action, Command, DondocError, Headway, Register, Result, codes};

use commands::Sourced;
pub use problem::{ImportError, Problem};

/// A file: the name for messages, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    name: &'a str,
    bytes: &'a [u8],
}

impl<'a> File<'a> {
    /// A file that was read.
    #[must_use]
    pub const fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes }
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// Tasks in the file.
    pub tasks: usize,
    /// Commands recorded now.
    pub applied: usize,
    /// Commands that were recorded by an earlier import of the same rows.
    pub already_applied: usize,
    /// What was accepted but is not as the regulation wants it.
    pub warnings: Vec<Problem>,
    /// Columns that are not known and were passed over.
    pub ignored_columns: Vec<String>,
}

/// Reads both files and records all they say, or nothing.
///
/// # Errors
/// As [`import_with`], without its `cancelled`.
pub fn import<S: Store>(
    register: &mut Register<S>,
    tasks: File<'_>,
    agencies: File<'_>,
) -> Result<ImportReport, ImportError> {
    import_with(register, tasks, agencies, &mut Headway::silent())
}

/// [`import`], told as it goes once the files are read. Where it is stopped nothing is stored, and it can be begun again.
///
/// # Errors
/// [`ImportError::Malformed`] and [`ImportError::Refused`] with file, line, column and code of each place at fault;
/// [`ImportError::Register`] when the register fails, or with `cancelled`. Nothing is stored in any of these cases.
pub fn import_with<S: Store>(
    register: &mut Register<S>,
    tasks: File<'_>,
    agencies: File<'_>,
    headway: &mut Headway<'_>,
) -> Result<ImportReport, ImportError> {
    let (agency_lines, task_lines) =
        match (row::agencies(agencies.name, agencies.bytes), row::tasks(tasks.name, tasks.bytes)) {
            (Ok(agencies), Ok(tasks)) => (agencies, tasks),
            (agencies, tasks) => {
                return Err(ImportError::Malformed(
                    agencies.err().into_iter().chain(tasks.err()).flatten().collect(),
                ));
            }
        };
    let mut offices = agency_lines.rows.iter().filter(|(_, agency)| agency.kind == AgencyKind::Office);
    let office = match (offices.next(), offices.next()) {
        (Some((_, office)), None) => office.code.clone(),
        (_, second) => {
            let line = second.map_or(1, |(line, _)| *line);
            let detail = "Danh mục phải có đúng một cơ quan loại office";
            return Err(ImportError::Malformed(vec![Problem::cell(
                agencies.name,
                line,
                "kind",
                "import.office",
                detail,
            )]));
        }
    };

    let secret = secret_rows(register, tasks.name, &task_lines.rows);
    if !secret.is_empty() {
        return Err(ImportError::Refused(secret));
    }
    let sourced = commands(register, &agency_lines.rows, &task_lines.rows, &office)?;
    let places = sourced
        .iter()
        .map(|sourced| (if sourced.of_agencies { agencies.name } else { tasks.name }, sourced.line));
    let places = places.collect::<Vec<_>>();
    let commands = sourced.into_iter().map(|sourced| sourced.command).collect::<Vec<_>>();
    let problems = |place: usize, findings: &[dondoc::law::Finding]| {
        let (file, line) = places.get(place).copied().unwrap_or_default();
        findings.iter().map(|finding| Problem::finding(file, line, finding)).collect::<Vec<_>>()
    };
    let answer = match register.apply_all_with(&commands, headway) {
        Ok(answer) => answer,
        Err(error) => {
            let place = locate(&error, &commands, register).and_then(|place| places.get(place));
            return Err(place.map_or_else(
                || ImportError::Register(error.clone()),
                |(file, line)| ImportError::Refused(vec![Problem::error(file, *line, &error)]),
            ));
        }
    };
    match answer {
        BatchOutcome::Refused(refused) => {
            let all = refused.iter().flat_map(|(place, findings)| problems(*place, findings));
            Err(ImportError::Refused(all.filter(|problem| problem.severity == Severity::Error).collect()))
        }
        BatchOutcome::Applied(outcomes) => {
            let mut report = ImportReport {
                tasks: task_lines.rows.len(),
                applied: 0,
                already_applied: 0,
                warnings: Vec::new(),
                ignored_columns: agency_lines.ignored.into_iter().chain(task_lines.ignored).collect(),
            };
            for (place, outcome) in outcomes.iter().enumerate() {
                match outcome {
                    Outcome::Applied { findings, .. } => {
                        report.applied += 1;
                        report.warnings.extend(problems(place, findings));
                    }
                    Outcome::AlreadyApplied { .. } | Outcome::Refused { .. } => report.already_applied += 1,
                }
            }
            Ok(report)
        }
    }
}

/// The command that an error of the register is about, where it is about one: a row that was edited after it was
/// recorded, or a date outside the calendar.
fn locate<S: Store>(error: &DondocError, commands: &[Command], register: &Register<S>) -> Option<usize> {
    let DondocError::Invalid { code, .. } = error else { return None };
    let calendar = register.calendar();
    commands.iter().position(|command| match code.as_str() {
        codes::COMMAND_REUSED => *error == command.reused(),
        codes::CALENDAR_OUTSIDE => {
            let deadline = match &command.action {
                Action::AssignTask { task } => task.deadline,
                Action::AmendDeadline { deadline, .. } => *deadline,
                _ => None,
            };
            calendar.is_working_day(command.occurred_on).is_err()
                || deadline.is_some_and(|day| check_deadline_within(calendar, day).is_err())
        }
        _ => false,
    })
}

/// The rows that are marked secret: refused before anything else looks at them, whatever the register knows of their
/// directive (Đ1.1, Đ2.6).
fn secret_rows<S: Store>(register: &Register<S>, file: &str, rows: &[row::TaskRow]) -> Vec<Problem> {
    let secret = rows.iter().filter(|row| row.secrecy != Secrecy::Unclassified);
    secret
        .map(|row| {
            let regulation = register.regulations().at(row.issued_on);
            let clause = &regulation.parameters().refused_secrecy.clause;
            let finding = Finding::error(&DIRECTIVE_SECRET, "secrecy", &[]).under(clause);
            Problem::finding(file, row.line, &finding)
        })
        .collect()
}

/// The commands of both files, without the agencies that the register holds as they are.
fn commands<S: Store>(
    register: &Register<S>,
    agencies: &[(u64, Agency)],
    tasks: &[row::TaskRow],
    office: &dondoc::model::AgencyCode,
) -> Result<Vec<Sourced>> {
    let known = register.agencies()?;
    let new = agencies.iter().filter(|(_, agency)| !known.contains(agency)).cloned().collect::<Vec<_>>();
    // The directory has no dates of its own: it was known when the register began.
    let first_day = tasks.iter().map(|row| row.issued_on).min();
    let first_record = tasks.iter().map(|row| row.recorded_at).min();
    let mut all = match (first_day, first_record) {
        (Some(day), Some(at)) => commands::of_agencies(&new, office, day, at)?,
        _ => Vec::new(),
    };
    all.extend(commands::of_tasks(tasks, office, |id| register.directive(id))?);
    Ok(all)
}
