//! The dossier of an agency and the yearly report on the regulation, in every form.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, dead_code)]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use dondoc::calendar::WorkingCalendar;
use dondoc::law::Language;
use dondoc::model::{
    Actor, Agency, AgencyCode, AgencyKind, CommandId, DirectiveDraft, DirectiveId, DirectiveKind, OfficerId,
    Secrecy, TaskDraft, TaskId, Urgency,
};
use dondoc::register::MemoryStore;
use dondoc::{Action, CivilDate, Command, Outcome, Register, Regulation, ReportPeriod};
use dondoc_office::{Cell, Level, docx, html, review_tables, xlsx};

mod support;

/// The Office, a department, and its task of 1/4/2020 that is overdue since 10/4.
fn register() -> Register<MemoryStore> {
    let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
    let mut register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam().unwrap(), regulation);
    let agency = |code: &str, kind| Action::RegisterAgency {
        agency: Agency {
            code: AgencyCode::new(code).unwrap(),
            name: if code == "VP" { "Văn phòng UBND tỉnh" } else { "Sở Nội vụ" }.to_owned(),
            kind,
            parent: None,
            sectors: Vec::new(),
        },
    };
    let day: CivilDate = "2020-04-01".parse().unwrap();
    let directive = DirectiveDraft {
        id: DirectiveId::new("VB-1").unwrap(),
        number: Some("45/UBND-TH".to_owned()),
        kind: DirectiveKind::new("dispatch").unwrap(),
        issued_on: day,
        signer: "Chủ tịch".into(),
        abstract_text: "Về việc thi đua".into(),
        drafting_units: vec![AgencyCode::new("SNV").unwrap()],
        specialist: None,
        secrecy: Secrecy::Unclassified,
        urgency: Urgency::Normal,
    };
    let task = TaskDraft {
        id: TaskId::new("NV-1").unwrap(),
        directive: directive.id.clone(),
        lead: Some(AgencyCode::new("SNV").unwrap()),
        coordinators: Vec::new(),
        monitoring_unit: None,
        specialist: None,
        content: "Báo cáo".into(),
        deadline: Some("2020-04-10".parse().unwrap()),
        sector: None,
    };
    let actions = [
        agency("VP", AgencyKind::Office),
        agency("SNV", AgencyKind::Department),
        Action::RegisterDirective { directive },
        Action::AssignTask { task },
    ];
    for (number, action) in actions.into_iter().enumerate() {
        let command = Command {
            id: CommandId::new(format!("c-{number}")).unwrap(),
            actor: Actor { officer: OfficerId::new("cv01").unwrap(), agency: AgencyCode::new("VP").unwrap() },
            occurred_on: day,
            recorded_at: "2020-04-01T09:00:00+07:00".parse().unwrap(),
            action,
        };
        assert!(matches!(register.apply(&command).unwrap(), Outcome::Applied { .. }));
    }
    register
}

#[test]
fn both_reviews_are_written_with_their_sections_figures_and_lists() {
    let register = register();
    let regulation = register.regulations().at("2020-04-30".parse().unwrap());
    let agency = AgencyCode::new("SNV").unwrap();
    let dossier = register.dossier(&agency, ReportPeriod::month(2020, 4).unwrap(), None).unwrap();
    let yearly = register.regulation_report(ReportPeriod::year(2020).unwrap(), None).unwrap();
    for (review, count) in [(&dossier, 2), (&yearly, 2)] {
        let tables = review_tables(review, regulation).unwrap();
        assert_eq!(tables.len(), count);
        let rows = |level| tables[0].rows().iter().filter(move |row| row.level() == level).count();
        assert_eq!(rows(Level::Group), review.definition.sections.len());
        assert_eq!(rows(Level::Detail), review.figures.len());
        if review.agency.is_none() {
            let column = |place: usize, language| {
                tables[1].rows().iter().map(|row| row.cells()[place].show(language)).collect::<Vec<_>>()
            };
            assert_eq!(column(0, Language::Vietnamese), ["VP", "SNV", ""]);
            let names = ["Văn phòng UBND tỉnh", "Sở Nội vụ", "Tổng cộng"];
            assert_eq!(column(1, Language::Vietnamese), names);
            assert_eq!(column(1, Language::English), [names[0], names[1], "Total"]);
            for (place, column) in tables[1].columns().iter().enumerate().skip(2) {
                let [vp, snv, total] = [0, 1, 2].map(|row| match tables[1].rows()[row].cells()[place] {
                    Cell::Count(count) => count,
                    ref other => panic!("{other:?}"),
                });
                assert_eq!((snv + vp, Some(total)), (total, review.count(&column.key)), "{}", column.key);
            }
        } else if let Some(list) = tables.get(1) {
            let listed = review.figures.iter().map(|figure| figure.items.len()).sum::<usize>();
            assert!(listed > 0 && list.rows().len() == listed);
            let agencies = list.rows().iter().map(|row| row.cells()[3].show(Language::Vietnamese));
            assert!(agencies.eq(std::iter::repeat_n("Sở Nội vụ", listed)));
        }
        for (key, value) in
            [("period", review.period.vietnamese()), ("fingerprint", review.fingerprint.hash())]
        {
            let source = tables[0].sources.iter().find(|source| source.key == key).unwrap();
            assert_eq!(source.value.vi, value);
        }
        assert!(tables[0].sources.iter().any(|source| source.key == "head"), "{:?}", tables[0].sources);
        let page = html(&tables, Language::Vietnamese);
        assert!(page.contains(&review.definition.label.vi) && page.contains(&review.fingerprint.hash()));
        let page = html(&tables, Language::English);
        let section = &review.definition.sections[0].label;
        assert!(page.contains(&section.en) && !page.contains(&section.vi));
        let document = docx(&tables[0], &support::letterhead()).unwrap();
        assert_eq!(document.get(..2), Some(b"PK".as_slice()));
        let book = xlsx(&tables, Language::Vietnamese).unwrap();
        assert_eq!(book, xlsx(&tables, Language::Vietnamese).unwrap());
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let total = review.count("tasks").unwrap() as f64;
        let row = sheet.rows().find(|row| row[0] == Data::String("tasks".to_owned())).unwrap();
        assert!(total > 0.0 && row.contains(&Data::Float(total)), "{row:?}");
    }
    let other = Regulation::load("vn-thanh-hoa-2025").unwrap();
    assert_eq!(review_tables(&dossier, &other).unwrap_err().code(), "table.malformed");
}
