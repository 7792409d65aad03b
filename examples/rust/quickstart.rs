//! Sixty seconds: one directive, one task, where it stands, who must do what, and why.

use dondoc::calendar::WorkingCalendar;
use dondoc::duty::DutyFilter;
use dondoc::law::Language::Vietnamese;
use dondoc::lifecycle::{Action, Command};
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CommandId, DirectiveDraft, DirectiveId, DirectiveKind,
};
use dondoc::model::{OfficerId, Prose, Secrecy, TaskDraft, TaskId, Urgency};
use dondoc::register::Outcome;
use dondoc::{AsOf, CivilDate, DondocError, Register, Regulation};
use dondoc_sqlite::SqliteStore;

fn main() -> Result<(), DondocError> {
    let folder = std::env::temp_dir().join(format!("dondoc-quickstart-{}", std::process::id()));
    let _ = std::fs::create_dir_all(&folder);
    let answer = quickstart(&folder.join("register.db"));
    let _ = std::fs::remove_dir_all(&folder);
    println!("{}", answer?);
    Ok(())
}

fn quickstart(path: &std::path::Path) -> Result<String, DondocError> {
    let store = SqliteStore::open(path)?;
    let mut register =
        Register::new(store, WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    let (office, lead) = (AgencyCode::new("VP")?, AgencyCode::new("SNV")?);
    let (issued_on, task) = (CivilDate::from_ymd(2020, 4, 1)?, TaskId::new("NV-1")?);
    let specialist = OfficerId::new("cv01")?;

    let agency = |code: &AgencyCode, name: &str, kind| Action::RegisterAgency {
        agency: Agency { code: code.clone(), name: name.to_owned(), kind, parent: None, sectors: Vec::new() },
    };
    let directive = DirectiveDraft {
        id: DirectiveId::new("45/UBND-TH@2020-04-01")?,
        number: Some("45/UBND-TH".to_owned()),
        kind: DirectiveKind::new("dispatch")?,
        issued_on,
        signer: Prose::from("Chủ tịch"),
        abstract_text: Prose::from("Về việc thi đua, khen thưởng"),
        drafting_units: vec![lead.clone()],
        specialist: Some(specialist.clone()),
        secrecy: Secrecy::Unclassified,
        urgency: Urgency::Normal,
    };
    let draft = TaskDraft {
        id: task.clone(),
        directive: directive.id.clone(),
        lead: Some(lead.clone()),
        coordinators: Vec::new(),
        monitoring_unit: Some("Phòng Nội chính".to_owned()),
        specialist: Some(specialist.clone()),
        content: Prose::from("Báo cáo kết quả thi đua quý I"),
        deadline: Some(CivilDate::from_ymd(2020, 4, 10)?),
        sector: None,
    };
    let actions = [
        agency(&office, "Văn phòng UBND tỉnh", AgencyKind::Office),
        agency(&lead, "Sở Nội vụ", AgencyKind::Department),
        Action::RegisterDirective { directive },
        Action::AssignTask { task: draft },
    ];
    for (action, number) in actions.into_iter().zip(1..) {
        let outcome = register.apply(&Command {
            id: CommandId::new(format!("quickstart-{number}"))?,
            actor: Actor { officer: specialist.clone(), agency: office.clone() },
            occurred_on: issued_on,
            recorded_at: "2020-04-01T09:00:00+07:00".parse()?,
            action,
        })?;
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }

    let today = AsOf::on(CivilDate::from_ymd(2020, 4, 14)?);
    let mut answer = register.explain(&task, today)?.render(Vietnamese);
    for duty in register.duties(&DutyFilter::default(), today)? {
        answer.push_str(&format!("\n{}: {}", duty.agency, duty.text.vi));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_task_due_on_10_april_is_4_days_overdue_on_14_april() {
        let folder = tempfile::tempdir().unwrap();
        let answer = super::quickstart(&folder.path().join("register.db")).unwrap();
        assert!(
            answer.contains("Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020 — khoản 8 Điều 6"),
            "{answer}"
        );
        assert!(
            answer.contains("SNV: Cập nhật kết quả khi có, hoặc tình hình chậm nhất sau 01 ngày"),
            "{answer}"
        );
    }
}
