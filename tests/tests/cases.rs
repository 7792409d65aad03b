//! Runs the legal cases of `tests/cases`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use dondoc::calendar::{TermRule, WorkingCalendar};
use dondoc::duty::{Duty, DutyAction, DutyContext, DutyFilter, DutyState, duties};
use dondoc::law::{PeriodKind, ReportPeriod};
use dondoc::model::{AgencyCode, DirectiveId, History, Holding, Known, ResultFact, TaskFacts, TaskId};
use dondoc::standing::{Progress, Timeliness, explain, standing};
use dondoc::{AsOf, CivilDate, Instant, Regulation};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    covers: Vec<String>,
    #[serde(default)]
    limit: Vec<LimitCase>,
    #[serde(default)]
    window: Vec<WindowCase>,
    #[serde(default)]
    task: Vec<TaskCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitCase {
    rule: String,
    name: String,
    event: CivilDate,
    due: CivilDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowCase {
    kind: PeriodKind,
    year: i32,
    index: u32,
    first: CivilDate,
    last: CivilDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaskCase {
    name: String,
    #[serde(default)]
    pack: std::collections::BTreeMap<String, String>,
    issued_on: CivilDate,
    entered_on: Option<CivilDate>,
    deadline: Option<CivilDate>,
    amended_on: Option<CivilDate>,
    amended_to: Option<CivilDate>,
    updated_on: Option<CivilDate>,
    result_on: Option<CivilDate>,
    reported_on: Option<CivilDate>,
    confirmed_on: Option<CivilDate>,
    withdrawn_on: Option<CivilDate>,
    as_of: CivilDate,
    progress: String,
    timeliness: String,
    days_late: Option<i32>,
    days_late_original: Option<i32>,
    outstanding: Option<Vec<DutyCase>>,
    done: Option<Vec<DutyCase>>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct DutyCase {
    action: String,
    due: Option<CivilDate>,
    state: String,
}

const PACK: &str = "vn-ben-tre-2020";

/// The shipped pack with some of its choices changed.
fn regulation(choices: &std::collections::BTreeMap<String, String>) -> Regulation {
    let mut pack: toml::Table = Regulation::source(PACK).unwrap().parse().unwrap();
    for (id, choice) in choices {
        let rules = pack["rule"].as_array_mut().unwrap();
        let rule = rules.iter_mut().find(|rule| rule["id"].as_str() == Some(id)).expect(id);
        rule["value"]["choice"] = choice.clone().into();
    }
    Regulation::parse(&toml::to_string(&pack).unwrap()).unwrap()
}

fn facts(case: &TaskCase) -> TaskFacts {
    let at = |day: CivilDate| -> Instant { format!("{day}T09:00:00+07:00").parse().unwrap() };
    let entered_at = at(case.entered_on.unwrap_or(case.issued_on));
    let mut deadline = History::new(case.deadline);
    if let Some(amended_on) = case.amended_on {
        deadline.change(amended_on, case.amended_to);
    }
    let lead = AgencyCode::new("SNV").unwrap();
    TaskFacts {
        task: TaskId::new("NV-1").unwrap(),
        directive: DirectiveId::new("VB-1").unwrap(),
        assigned_on: case.issued_on,
        entered_at,
        holding: History::new(Holding { lead, returned: false }),
        coordinators: Vec::new(),
        monitoring_unit: None,
        specialist: None,
        deadline,
        result: case.result_on.map(|on| ResultFact {
            on,
            reported_at: at(case.reported_on.unwrap_or(on)),
            confirmed_at: case.confirmed_on.map(at),
        }),
        updates: case.updated_on.into_iter().chain(case.reported_on).map(at).collect(),
        withdrawn_on: case.withdrawn_on,
        known: Known::since(entered_at),
    }
}

fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut text, (i, c)| {
        if c.is_uppercase() && i > 0 {
            text.push('_');
        }
        text.extend(c.to_lowercase());
        text
    })
}

fn shown(duty: &Duty) -> DutyCase {
    let (action, state): (DutyAction, DutyState) = (duty.action, duty.state);
    DutyCase { action: snake(&format!("{action:?}")), due: duty.due_on, state: snake(&format!("{state:?}")) }
}

fn check_task(case: &TaskCase, file: &str) {
    let name = format!("{file}: {}", case.name);
    let (regulation, calendar) = (regulation(&case.pack), WorkingCalendar::vietnam().unwrap());
    let (facts, as_of) = (facts(case), AsOf::on(case.as_of));
    let standing = standing(&facts, as_of).expect(&name);
    let (progress, timeliness): (Progress, Timeliness) = (standing.progress, standing.timeliness);
    assert_eq!(snake(&format!("{progress:?}")), case.progress, "{name}");
    assert_eq!(snake(&format!("{timeliness:?}")), case.timeliness, "{name}");
    for (wanted, found) in
        [(case.days_late, standing.days_late), (case.days_late_original, standing.days_late_original)]
    {
        assert!(wanted.is_none_or(|wanted| wanted == found), "{name}: {found} days");
    }
    assert!(!explain(&facts, as_of, &regulation).expect(&name).steps.is_empty(), "{name}");

    let office = AgencyCode::new("VP").unwrap();
    let context = DutyContext { regulation: &regulation, calendar: &calendar, office: &office };
    let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
    let all = duties(&[], &[facts], &filter, as_of, context).unwrap();
    let (outstanding, done): (Vec<_>, Vec<_>) = all.iter().partition(|duty| duty.is_outstanding());
    for (wanted, mut found) in [(&case.outstanding, outstanding), (&case.done, done)] {
        found.sort_by_key(|duty| duty.action);
        if let Some(wanted) = wanted {
            assert_eq!(&found.into_iter().map(shown).collect::<Vec<_>>(), wanted, "{name}");
        }
    }
}

#[test]
fn every_case_of_every_article_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let (shipped, calendar) = (Regulation::load(PACK).unwrap(), WorkingCalendar::vietnam().unwrap());
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let cases: Cases = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        files += 1;
        for covered in &cases.covers {
            assert!(
                shipped.rules().iter().any(|rule| rule.covers.contains(covered)),
                "{file}: {covered} is in no rule"
            );
        }
        for case in &cases.limit {
            let limit = shipped.rule(&case.rule).unwrap().value.limit().expect(&case.rule);
            let due = calendar.term_end(case.event, limit, TermRule::CIVIL_CODE).unwrap().due;
            assert_eq!(due, case.due, "{file}: {}", case.name);
        }
        for case in &cases.window {
            let window =
                ReportPeriod::new(case.kind, case.year, case.index).unwrap().window(&shipped).unwrap();
            assert_eq!(
                (window.first, window.last),
                (case.first, case.last),
                "{file}: {:?} {}",
                case.kind,
                case.index
            );
        }
        for case in &cases.task {
            check_task(case, &file);
        }
    }
    assert_eq!(files, 5, "a file of cases is missing");
}

#[test]
fn every_quote_of_the_pack_stands_in_the_regulation() {
    let text = include_str!("../../core/regulations/vn-ben-tre-2020.txt");
    let regulation = Regulation::load(PACK).unwrap();
    assert_eq!(regulation.quotes_missing_from(text), []);
    assert!(!regulation.quotes_missing_from("").is_empty());
    let covered = [
        "R-01", "R-02", "R-03", "R-11", "R-12", "R-13", "R-14", "R-15", "R-16", "R-17", "R-18", "R-19",
        "R-20", "R-21", "R-24", "R-29", "R-50", "R-55",
    ];
    for row in covered {
        assert!(
            regulation.rules().iter().any(|rule| rule.covers.iter().any(|covers| covers == row)),
            "{row}"
        );
    }
}

#[test]
fn report_windows_partition_the_year() {
    let regulation = Regulation::load(PACK).unwrap();
    for year in 2010..=2040 {
        let window = |period: dondoc::Result<ReportPeriod>| period.unwrap().window(&regulation).unwrap();
        let chain = |windows: Vec<dondoc::law::Window>| {
            for pair in windows.windows(2) {
                assert_eq!(pair[0].last.plus_days(1).unwrap(), pair[1].first);
            }
            (windows[0].first, windows[windows.len() - 1].last)
        };
        let whole = window(ReportPeriod::year(year));
        let whole = (whole.first, whole.last);
        assert_eq!(chain((1..=12).map(|month| window(ReportPeriod::month(year, month))).collect()), whole);
        assert_eq!(
            chain((1..=4).map(|quarter| window(ReportPeriod::quarter(year, quarter))).collect()),
            whole
        );
        assert_eq!(chain((1..=2).map(|half| window(ReportPeriod::half_year(year, half))).collect()), whole);
        let nine = window(ReportPeriod::nine_months(year));
        assert_eq!(
            chain((1..=3).map(|quarter| window(ReportPeriod::quarter(year, quarter))).collect()),
            (nine.first, nine.last)
        );
    }
}

#[test]
fn a_changed_number_in_a_copied_pack_changes_duties_and_no_code() {
    let source = Regulation::source(PACK).unwrap();
    let two_days =
        Regulation::parse(&source.replace("value = { working_days = 1 }", "value = { working_days = 2 }"))
            .unwrap();
    let case = TaskCase {
        name: "01 thành 02 ngày làm việc".to_owned(),
        pack: Default::default(),
        issued_on: "2020-04-01".parse().unwrap(),
        entered_on: None,
        deadline: None,
        amended_on: None,
        amended_to: None,
        updated_on: None,
        result_on: None,
        reported_on: None,
        confirmed_on: None,
        withdrawn_on: None,
        as_of: "2020-04-10".parse().unwrap(),
        progress: String::new(),
        timeliness: String::new(),
        days_late: None,
        days_late_original: None,
        outstanding: None,
        done: None,
    };
    let (calendar, office) = (WorkingCalendar::vietnam().unwrap(), AgencyCode::new("VP").unwrap());
    let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
    let due = |regulation: &Regulation| {
        let context = DutyContext { regulation, calendar: &calendar, office: &office };
        let all = duties(&[], &[facts(&case)], &filter, AsOf::on(case.as_of), context).unwrap();
        (all[0].due_on.unwrap().to_string(), all[0].text.vi.clone())
    };
    assert_eq!(due(&Regulation::load(PACK).unwrap()).0, "2020-04-03");
    let (day, text) = due(&two_days);
    assert_eq!(day, "2020-04-06");
    assert!(text.ends_with("không quá 02 ngày làm việc"), "{text}");
}
