//! What several benches share: the commands of a made-up register.

use dondoc::lifecycle::{Action, Command};
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CommandId, DirectiveDraft, DirectiveId, DirectiveKind, OfficerId,
    Prose, Secrecy, TaskDraft, TaskId, Urgency,
};
use dondoc::{CivilDate, Result};

const AGENCIES: usize = 60;
/// 2020-03-26: the Quy chế is in force, so every task has its duties.
const BEGIN: i32 = 18_347;

/// The commands of `tasks` tasks over two years: most with a deadline, a result and its confirmation.
///
/// # Errors
/// None: the ids and dates are good ones.
pub fn commands(tasks: usize) -> Result<Vec<Command>> {
    let (office, officer) = (AgencyCode::new("VP")?, OfficerId::new("cv01")?);
    let mut commands = Vec::new();
    let mut push =
        |agency: &AgencyCode, officer: &OfficerId, day: i32, later: i64, action: Action| -> Result<()> {
            let occurred_on = CivilDate::from_days(day)?;
            let morning = i64::from(day) * 86_400_000 + 2 * 3_600_000;
            commands.push(Command {
                id: CommandId::new(format!("c-{}", commands.len()))?,
                actor: Actor { officer: officer.clone(), agency: agency.clone() },
                occurred_on,
                recorded_at: dondoc::Instant::from_millis(morning + later),
                action,
            });
            Ok(())
        };
    let agency = |code: &AgencyCode, kind| Agency {
        code: code.clone(),
        name: code.to_string(),
        kind,
        parent: None,
        sectors: Vec::new(),
    };
    push(
        &office,
        &officer,
        BEGIN,
        0,
        Action::RegisterAgency { agency: agency(&office, AgencyKind::Office) },
    )?;
    let leads = (0..AGENCIES).map(|n| AgencyCode::new(format!("S{n}"))).collect::<Result<Vec<_>>>()?;
    for lead in &leads {
        push(
            &office,
            &officer,
            BEGIN,
            0,
            Action::RegisterAgency { agency: agency(lead, AgencyKind::Department) },
        )?;
    }
    for number in 0..tasks {
        let day = BEGIN + (number * 700 / tasks) as i32;
        let Some(lead) = leads.get(number * 7 % AGENCIES) else { continue };
        let (directive, task) =
            (DirectiveId::new(format!("VB-{number}"))?, TaskId::new(format!("NV-{number}"))?);
        let draft = DirectiveDraft {
            id: directive.clone(),
            number: Some(format!("{number}/UBND-TH")),
            kind: DirectiveKind::new("dispatch")?,
            issued_on: CivilDate::from_days(day)?,
            signer: Prose::from("Chủ tịch"),
            abstract_text: Prose::from("Về việc triển khai nhiệm vụ"),
            drafting_units: vec![lead.clone()],
            specialist: Some(officer.clone()),
            secrecy: Secrecy::Unclassified,
            urgency: Urgency::Normal,
        };
        push(&office, &officer, day, 0, Action::RegisterDirective { directive: draft })?;
        let deadline =
            (number % 10 < 8).then(|| CivilDate::from_days(day + 10 + (number % 60) as i32)).transpose()?;
        let draft = TaskDraft {
            id: task.clone(),
            directive,
            lead: Some(lead.clone()),
            coordinators: Vec::new(),
            monitoring_unit: Some("Phòng Tổng hợp".to_owned()),
            specialist: Some(officer.clone()),
            content: Prose::from("Báo cáo"),
            deadline,
            sector: None,
        };
        push(&office, &officer, day, 1_000, Action::AssignTask { task: draft })?;
        if number % 10 < 7 {
            let done = day + 5 + (number % 70) as i32;
            let handler = OfficerId::new(lead.as_str())?;
            let document = Some("1/BC".to_owned());
            push(lead, &handler, done, 2_000, Action::ReportResult { task: task.clone(), document })?;
            push(&office, &officer, done, 3_000, Action::ConfirmResult { task })?;
        }
    }
    Ok(commands)
}
