//! A small office for tests: one Office, two agencies, and the commands of one task.

use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CommandId, DirectiveDraft, DirectiveId, DirectiveKind, OfficerId,
    Prose, ReturnReason, Secrecy, Sector, TaskDraft, TaskId, Urgency,
};
use dondoc::{Action, CivilDate, Command, DondocError, Result};

/// The Office.
pub const OFFICE: &str = "VP";
/// The agency that leads.
pub const LEAD: &str = "SNV";
/// Another agency.
pub const OTHER: &str = "STC";

/// Makes commands with ids of their own; the Office acts through `cv01`, an agency through its handler.
#[derive(Debug, Default)]
pub struct Scene {
    count: usize,
}

impl Scene {
    /// A command recorded at 09:00 of `recorded_on`, and as many seconds later as there were commands before it.
    ///
    /// # Errors
    /// For ids or dates that are none.
    pub fn command(
        &mut self,
        agency: &str,
        occurred_on: &str,
        recorded_on: &str,
        action: Action,
    ) -> Result<Command> {
        self.count += 1;
        let officer = if agency == OFFICE { "cv01".to_owned() } else { format!("{agency}-01") };
        let (minute, second) = (self.count / 60 % 60, self.count % 60);
        Ok(Command {
            id: CommandId::new(format!("c-{}", self.count))?,
            actor: Actor { officer: OfficerId::new(officer)?, agency: AgencyCode::new(agency)? },
            occurred_on: occurred_on.parse()?,
            recorded_at: format!("{recorded_on}T09:{minute:02}:{second:02}+07:00").parse()?,
            action,
        })
    }

    /// The three agencies, one directive of 2020-04-01 with the task `NV-1` due on 2020-04-10.
    ///
    /// # Errors
    /// None.
    pub fn begin(&mut self) -> Result<Vec<Command>> {
        let day = "2020-04-01";
        let mut commands = Vec::new();
        for (code, name, kind) in [
            (OFFICE, "Văn phòng UBND tỉnh", AgencyKind::Office),
            (LEAD, "Sở Nội vụ", AgencyKind::Department),
            (OTHER, "Sở Tài chính", AgencyKind::Department),
        ] {
            commands.push(self.command(OFFICE, day, day, register_agency(code, name, kind)?)?);
        }
        let directive = Action::RegisterDirective { directive: directive("VB-1", day)? };
        commands.push(self.command(OFFICE, day, day, directive)?);
        commands.push(self.command(
            OFFICE,
            day,
            day,
            Action::AssignTask { task: task("NV-1", Some("2020-04-10"))? },
        )?);
        Ok(commands)
    }

    /// More around it: a department with a sector, a local authority with a unit, and the task `NV-2` of the local
    /// authority in that sector, due on 2020-04-10.
    ///
    /// # Errors
    /// None.
    pub fn neighbours(&mut self) -> Result<Vec<Command>> {
        let day = "2020-04-01";
        let agency = |code: &str, name: &str, kind, parent: Option<&str>, sectors: &[&str]| {
            let agency = Agency {
                code: AgencyCode::new(code)?,
                name: name.to_owned(),
                kind,
                parent: parent.map(AgencyCode::new).transpose()?,
                sectors: sectors.iter().map(|sector| Sector::new(*sector)).collect::<Result<_>>()?,
            };
            Ok::<_, DondocError>(Action::RegisterAgency { agency })
        };
        let mut second = task("NV-2", Some("2020-04-10"))?;
        second.lead = Some(AgencyCode::new("UBND-BT")?);
        second.coordinators = Vec::new();
        second.sector = Some(Sector::new("giao-duc")?);
        let local = AgencyKind::LocalAuthority;
        let actions = [
            agency("SGD", "Sở Giáo dục và Đào tạo", AgencyKind::Department, None, &["giao-duc"])?,
            agency("UBND-BT", "UBND huyện Ba Tri", local, None, &[])?,
            agency("UBND-P1", "UBND xã An Bình Tây", local, Some("UBND-BT"), &[])?,
            Action::AssignTask { task: second },
        ];
        actions.into_iter().map(|action| self.command(OFFICE, day, day, action)).collect()
    }
}

/// Puts an agency into the directory.
///
/// # Errors
/// For a code that is none.
pub fn register_agency(code: &str, name: &str, kind: AgencyKind) -> Result<Action> {
    let agency = Agency {
        code: AgencyCode::new(code)?,
        name: name.to_owned(),
        kind,
        parent: None,
        sectors: Vec::new(),
    };
    Ok(Action::RegisterAgency { agency })
}

/// A dispatch of `issued_on`.
///
/// # Errors
/// For an id or a date that is none.
pub fn directive(id: &str, issued_on: &str) -> Result<DirectiveDraft> {
    Ok(DirectiveDraft {
        id: DirectiveId::new(id)?,
        number: Some("45/UBND-TH".to_owned()),
        kind: DirectiveKind::new("dispatch")?,
        issued_on: issued_on.parse()?,
        signer: Prose::from("Chủ tịch"),
        abstract_text: Prose::from("Về việc thi đua, khen thưởng"),
        drafting_units: vec![AgencyCode::new(LEAD)?],
        specialist: Some(OfficerId::new("cv01")?),
        secrecy: Secrecy::Unclassified,
        urgency: Urgency::Normal,
    })
}

/// A task of the directive `VB-1`.
///
/// # Errors
/// For an id or a date that is none.
pub fn task(id: &str, deadline: Option<&str>) -> Result<TaskDraft> {
    Ok(TaskDraft {
        id: TaskId::new(id)?,
        directive: DirectiveId::new("VB-1")?,
        lead: Some(AgencyCode::new(LEAD)?),
        coordinators: vec![AgencyCode::new(OTHER)?],
        monitoring_unit: Some("Phòng Nội chính".to_owned()),
        specialist: Some(OfficerId::new("cv01")?),
        content: Prose::from("Báo cáo kết quả thi đua quý I"),
        deadline: deadline.map(str::parse::<CivilDate>).transpose()?,
        sector: None,
    })
}

/// The later acts on `NV-1`, and entries beside it, by name.
///
/// # Errors
/// For a name that is none.
pub fn act(name: &str) -> Result<Action> {
    let task = TaskId::new("NV-1")?;
    let reason = Prose::from("lý do");
    Ok(match name {
        "amend" => Action::AmendDeadline { task, deadline: Some("2020-04-30".parse()?), document: None },
        "update" => Action::UpdateProgress { task, note: reason },
        "report" => Action::ReportResult { task, document: Some("12/BC-SNV".to_owned()) },
        "report_without_document" => Action::ReportResult { task, document: None },
        "confirm" => Action::ConfirmResult { task },
        "refuse" => Action::RefuseResult { task, reason },
        "return" => Action::ReturnTask { task, reason: ReturnReason::OutsideCompetence, note: reason },
        "return_missing" => Action::ReturnTask { task, reason: ReturnReason::Missing, note: reason },
        "return_inaccurate" => Action::ReturnTask { task, reason: ReturnReason::Inaccurate, note: reason },
        "reassign" => {
            Action::ReassignTask { task, lead: AgencyCode::new(OTHER)?, coordinators: Vec::new(), reason }
        }
        "withdraw" => Action::WithdrawTask { task, reason },
        "enter_agency" => register_agency("BDK", "Báo Đồng Khởi", AgencyKind::Other)?,
        "enter_directive" => Action::RegisterDirective { directive: directive("VB-2", "2020-04-01")? },
        "enter_task" => Action::AssignTask { task: self::task("NV-2", Some("2020-04-10"))? },
        _ => return Err(DondocError::invalid("act.unknown", "act", name)),
    })
}
