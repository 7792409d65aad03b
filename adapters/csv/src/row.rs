//! The lines of the two files as typed values.

use std::collections::HashSet;

use dondoc::model::{Agency, AgencyCode, AgencyKind, DirectiveKind, OfficerId, Secrecy, TaskId};
use dondoc::{CivilDate, Instant};

use crate::problem::Problem;
use crate::table::{self, Cells};

/// One line of the register: a task.
pub(crate) struct TaskRow {
    pub(crate) line: u64,
    pub(crate) task: TaskId,
    pub(crate) number: Option<String>,
    pub(crate) kind: DirectiveKind,
    pub(crate) issued_on: CivilDate,
    pub(crate) signer: String,
    pub(crate) abstract_text: String,
    pub(crate) secrecy: Secrecy,
    pub(crate) drafting_unit: Option<AgencyCode>,
    pub(crate) lead: Option<AgencyCode>,
    pub(crate) coordinators: Vec<AgencyCode>,
    pub(crate) monitoring_unit: Option<String>,
    pub(crate) specialist: Option<OfficerId>,
    pub(crate) content: String,
    pub(crate) deadline: Option<CivilDate>,
    pub(crate) recorded_at: Instant,
    pub(crate) extension: Option<Extension>,
    pub(crate) result: Option<ResultCells>,
    pub(crate) withdrawal: Option<(CivilDate, Instant)>,
}

pub(crate) struct Extension {
    pub(crate) deadline: CivilDate,
    pub(crate) decided_on: CivilDate,
    pub(crate) recorded_at: Instant,
}

pub(crate) struct ResultCells {
    pub(crate) document: Option<String>,
    pub(crate) on: CivilDate,
    pub(crate) recorded_at: Instant,
    pub(crate) confirmed_at: Option<Instant>,
}

/// A file read: its lines, and the columns that were passed over.
pub(crate) struct Lines<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) ignored: Vec<String>,
}

const AGENCY_COLUMNS: &[&str] = &["code", "name", "kind", "parent"];
const AGENCY_REQUIRED: &[&str] = &["code", "name", "kind"];

/// Reads the directory of agencies.
pub(crate) fn agencies(file: &str, bytes: &[u8]) -> Result<Lines<(u64, Agency)>, Vec<Problem>> {
    let table = table::read(file, bytes, AGENCY_COLUMNS, AGENCY_REQUIRED)?;
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for row in &table.rows {
        let mut cells = Cells { file, row, problems: &mut problems };
        let code = cells.required("code", |cells| cells.id::<AgencyCode>("code"));
        let name = cells.required("name", |cells| cells.row.text("name").map(str::to_owned));
        let kind = cells.required("kind", |cells| {
            cells.read("kind", "import.agency_kind", "Loại cơ quan không hợp lệ", AgencyKind::from_name)
        });
        let parent = cells.id::<AgencyCode>("parent");
        if let (Some(code), Some(name), Some(kind)) = (code, name, kind) {
            if !seen.insert(code.clone()) {
                cells.problem("code", "import.twice", "Mã cơ quan xuất hiện hai lần");
            }
            rows.push((row.line, Agency { code, name, kind, parent, sectors: Vec::new() }));
        }
    }
    if problems.is_empty() { Ok(Lines { rows, ignored: table.ignored }) } else { Err(problems) }
}

const TASK_COLUMNS: &[&str] = &[
    "task_id",
    "directive_number",
    "directive_kind",
    "issued_on",
    "signer",
    "abstract",
    "secrecy",
    "drafting_unit",
    "lead",
    "coordinators",
    "monitoring_unit",
    "specialist",
    "content",
    "deadline",
    "recorded_at",
    "extended_to",
    "extended_on",
    "extension_recorded_at",
    "result_number",
    "result_on",
    "result_recorded_at",
    "confirmed_at",
    "withdrawn_on",
    "withdrawn_recorded_at",
];
const TASK_REQUIRED: &[&str] =
    &["task_id", "directive_kind", "issued_on", "lead", "content", "deadline", "recorded_at"];

/// Reads the register.
pub(crate) fn tasks(file: &str, bytes: &[u8]) -> Result<Lines<TaskRow>, Vec<Problem>> {
    let table = table::read(file, bytes, TASK_COLUMNS, TASK_REQUIRED)?;
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for row in &table.rows {
        let mut cells = Cells { file, row, problems: &mut problems };
        if let Some(task) = task(&mut cells) {
            if !seen.insert(task.task.clone()) {
                cells.problem("task_id", "import.twice", "Mã nhiệm vụ xuất hiện hai lần");
            }
            rows.push(task);
        }
    }
    if problems.is_empty() { Ok(Lines { rows, ignored: table.ignored }) } else { Err(problems) }
}

fn task(cells: &mut Cells<'_>) -> Option<TaskRow> {
    let task = cells.required("task_id", |cells| cells.id("task_id"));
    let kind = cells.required("directive_kind", |cells| cells.id("directive_kind"));
    let issued_on = cells.required("issued_on", |cells| cells.date("issued_on"));
    let recorded_at = cells.required("recorded_at", |cells| cells.instant("recorded_at"));
    let secrecy = cells.read("secrecy", "import.secrecy", "Độ mật không hợp lệ", secrecy);
    let text = |cells: &Cells<'_>, column: &str| cells.row.text(column).unwrap_or_default().to_owned();
    Some(TaskRow {
        number: cells.row.text("directive_number").map(str::to_owned),
        signer: text(cells, "signer"),
        abstract_text: text(cells, "abstract"),
        secrecy: secrecy.unwrap_or_default(),
        drafting_unit: cells.id("drafting_unit"),
        lead: cells.id("lead"),
        coordinators: coordinators(cells),
        monitoring_unit: cells.row.text("monitoring_unit").map(str::to_owned),
        specialist: cells.id("specialist"),
        content: text(cells, "content"),
        deadline: cells.date("deadline"),
        extension: extension(cells),
        result: result(cells),
        withdrawal: withdrawal(cells),
        line: cells.row.line,
        task: task?,
        kind: kind?,
        issued_on: issued_on?,
        recorded_at: recorded_at?,
    })
}

/// A degree of secrecy by one of its names.
pub(crate) fn secrecy(text: &str) -> Option<Secrecy> {
    match text.to_lowercase().as_str() {
        "unclassified" | "không" | "không mật" | "thường" => Some(Secrecy::Unclassified),
        "mat" | "mật" => Some(Secrecy::Mat),
        "toi_mat" | "tối mật" => Some(Secrecy::ToiMat),
        "tuyet_mat" | "tuyệt mật" => Some(Secrecy::TuyetMat),
        _ => None,
    }
}

fn coordinators(cells: &mut Cells<'_>) -> Vec<AgencyCode> {
    let codes = cells.read("coordinators", "import.id", "Mã không hợp lệ", |text| {
        text.split(';').map(|code| AgencyCode::new(code.trim()).ok()).collect::<Option<Vec<_>>>()
    });
    codes.unwrap_or_default()
}

fn extension(cells: &mut Cells<'_>) -> Option<Extension> {
    cells.together("extended_to", "extended_on");
    cells.together("extended_on", "extension_recorded_at");
    Some(Extension {
        deadline: cells.date("extended_to")?,
        decided_on: cells.date("extended_on")?,
        recorded_at: cells.instant("extension_recorded_at")?,
    })
}

fn result(cells: &mut Cells<'_>) -> Option<ResultCells> {
    cells.together("result_on", "result_recorded_at");
    let confirmed_at = cells.instant("confirmed_at");
    if confirmed_at.is_some() && cells.row.text("result_on").is_none() {
        cells.problem("result_on", "import.empty", "Có xác nhận nhưng không có kết quả");
    }
    Some(ResultCells {
        document: cells.row.text("result_number").map(str::to_owned),
        on: cells.date("result_on")?,
        recorded_at: cells.instant("result_recorded_at")?,
        confirmed_at,
    })
}

fn withdrawal(cells: &mut Cells<'_>) -> Option<(CivilDate, Instant)> {
    cells.together("withdrawn_on", "withdrawn_recorded_at");
    Some((cells.date("withdrawn_on")?, cells.instant("withdrawn_recorded_at")?))
}
