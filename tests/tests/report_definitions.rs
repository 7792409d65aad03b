//! Every report of the pack on the register of 2020 is what a slow count by the words of its columns makes it, and a
//! definition that cannot be meant, or does not close, is refused.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use dondoc::law::{Grouping, Population, ReportDefinition, ReportPeriod, Rounding, Window};
use dondoc::model::{AgencyKind, TaskFacts};
use dondoc::register::{MemoryStore, Store, TaskFilter};
use dondoc::report::{COLUMNS, RatioValue, Report, TOTAL};
use dondoc::standing::{Progress, Standing, Timeliness, standing};
use dondoc::{AsOf, CivilDate, Instant, Register, Regulation, codes};
use dondoc_csv::{File, import};
use dondoc_tests::{AGENCIES, REGISTER, register_on};

const PACK: &str = "vn-ben-tre-2020";

fn register_of_2020<S: Store>(store: S) -> Register<S> {
    let mut register = register_on(store).unwrap();
    let (tasks, agencies) =
        (File::new("register.csv", REGISTER.as_bytes()), File::new("agencies.csv", AGENCIES.as_bytes()));
    import(&mut register, tasks, agencies).unwrap();
    register
}

/// Whether a column counts a task, by the words of its heading.
fn counts(view: &str, column: &str, standing: Standing, assigned: CivilDate, window: Window) -> bool {
    let done = standing.progress == Progress::Completed;
    let withdrawn = standing.progress == Progress::Withdrawn;
    let waits = standing.progress == Progress::AwaitingConfirmation;
    let open = !done && !withdrawn;
    let overdue = standing.timeliness == Timeliness::Overdue;
    let dated = standing.timeliness != Timeliness::NoDeadline;
    match (view, column) {
        ("standing", "carried_over") => !withdrawn && assigned < window.first,
        ("standing", "newly_assigned") => !withdrawn && assigned >= window.first,
        (_, "total") => !withdrawn,
        ("standing", "done_on_time") => done && dated && !overdue,
        (_, "done_on_time") => done && !overdue,
        (_, "done_late") => done && overdue,
        ("standing", "done_no_deadline") => done && !dated,
        ("standing", "awaiting_confirmation") => waits,
        ("standing", "open_in_time") => open && !waits && dated && !overdue,
        ("standing" | "overdue_age", "open_overdue") => open && !waits && overdue,
        ("standing", "open_no_deadline") => open && !waits && !dated,
        ("standing", "withdrawn") => withdrawn,
        (_, "done") => done,
        (_, "open") => open,
        (_, "open_in_time") => open && !overdue,
        (_, "open_overdue") => open && overdue,
        (_, "due") => done || (open && overdue),
        (_, "overdue_to_30") => open && !waits && (1..=30).contains(&standing.days_late),
        (_, "overdue_to_60") => open && !waits && (31..=60).contains(&standing.days_late),
        (_, "overdue_to_120") => open && !waits && (61..=120).contains(&standing.days_late),
        (_, "overdue_over_120") => open && !waits && standing.days_late > 120,
        other => panic!("no words for {other:?}"),
    }
}

fn in_population(population: Population, facts: &TaskFacts, window: Window) -> bool {
    let inside = |day: CivilDate| window.first <= day && day <= window.last;
    match population {
        Population::Assigned => inside(facts.assigned_on),
        Population::Due => {
            facts.assigned_on <= window.last && facts.deadline.at(window.last).is_some_and(inside)
        }
        Population::CarriedAndNew => {
            let ended = facts.completed_on(window.last).or_else(|| facts.withdrawn_by(window.last));
            facts.assigned_on <= window.last && ended.is_none_or(|ended| ended >= window.first)
        }
    }
}

type Rows = BTreeMap<(Option<String>, String), Vec<i64>>;

/// The report counted task by task, without the library's plan of slots.
fn slow(
    register: &Register<MemoryStore>,
    definition: &ReportDefinition,
    window: Window,
    known_at: Option<Instant>,
) -> Rows {
    let kinds = register.agencies().unwrap().into_iter().map(|agency| (agency.code.to_string(), agency.kind));
    let kinds: BTreeMap<String, AgencyKind> = kinds.collect();
    let mut rows = Rows::new();
    let width = definition.columns.len();
    let mut zero = |row: (Option<String>, String)| {
        rows.entry(row).or_insert_with(|| vec![0; width]);
    };
    for (code, kind) in kinds.iter().filter(|(_, kind)| **kind != AgencyKind::Office) {
        match definition.groups.as_slice() {
            [Grouping::Lead] => zero((None, code.clone())),
            [Grouping::LeadKind, Grouping::Lead] => {
                zero((None, kind.name().to_owned()));
                zero((Some(kind.name().to_owned()), code.clone()));
            }
            _ => {}
        }
    }
    zero((None, TOTAL.to_owned()));
    let as_of = AsOf { on: window.last, known_at };
    let mut add = |facts: &TaskFacts| {
        let Some(standing) = standing(facts, as_of) else { return Ok(()) };
        if !in_population(definition.population, facts, window) {
            return Ok(());
        }
        let lead = facts.holding.at(window.last).lead.to_string();
        let keys = |group: &Grouping| match group {
            Grouping::Lead => vec![lead.clone()],
            Grouping::LeadKind => vec![kinds[&lead].name().to_owned()],
            Grouping::Coordinator => facts.coordinators.iter().map(ToString::to_string).collect(),
            Grouping::MonitoringUnit => vec![facts.monitoring_unit.clone().unwrap_or_default()],
            Grouping::Sector => vec![facts.sector.as_ref().map_or_else(String::new, ToString::to_string)],
            Grouping::Signer => vec![facts.assigned_by.signer.as_str().to_owned()],
            Grouping::DirectiveKind => {
                vec![facts.assigned_by.kind.as_ref().map_or_else(String::new, ToString::to_string)]
            }
            Grouping::Specialist => {
                vec![facts.specialist.as_ref().map_or_else(String::new, ToString::to_string)]
            }
        };
        let mut places = Vec::new();
        match definition.groups.as_slice() {
            [outer, inner] => {
                for outer in keys(outer) {
                    for inner in keys(inner) {
                        places.push((Some(outer.clone()), inner));
                        places.push((None, outer.clone()));
                        places.push((None, TOTAL.to_owned()));
                    }
                }
            }
            groups => {
                for key in keys(&groups[0]) {
                    places.push((None, key));
                    places.push((None, TOTAL.to_owned()));
                }
            }
        }
        for place in places {
            let row = rows.entry(place).or_insert_with(|| vec![0; width]);
            for (cell, column) in row.iter_mut().zip(&definition.columns) {
                let counted = counts(&definition.view, &column.id, standing, facts.assigned_on, window);
                *cell += i64::from(counted);
            }
        }
        Ok(())
    };
    register.store().scan_tasks(&TaskFilter { known_at, ..TaskFilter::default() }, &mut add).unwrap();
    rows
}

fn rows(report: &Report) -> Rows {
    let rows = report.rows.iter().chain(std::iter::once(&report.total));
    rows.map(|row| ((row.outer.clone(), row.key.clone()), row.cells.clone())).collect()
}

/// The share is what exact fractions say it is: no float is asked.
fn share_is_right(value: RatioValue, rounding: Rounding) -> bool {
    let Some(percent) = value.percent else { return value.denominator == 0 };
    let (numerator, denominator) = (i128::from(value.numerator), i128::from(value.denominator));
    let exact = numerator * 100 * 10_i128.pow(u32::from(percent.decimals));
    let shown = i128::from(percent.units) * denominator;
    match rounding {
        Rounding::Truncated => shown <= exact && exact < shown + denominator,
        Rounding::HalfUp => 2 * shown - denominator <= 2 * exact && 2 * exact < 2 * shown + denominator,
    }
}

#[test]
fn every_report_of_the_pack_is_the_slow_count() {
    let register = register_of_2020(MemoryStore::new());
    let definitions =
        register.regulations().at(CivilDate::from_ymd(2020, 4, 14).unwrap()).report_definitions().to_vec();
    assert_eq!(definitions.first().map(|first| first.id.as_str()), Some("by_lead"));
    let periods = [
        ReportPeriod::month(2020, 4).unwrap(),
        ReportPeriod::quarter(2020, 2).unwrap(),
        ReportPeriod::half_year(2020, 1).unwrap(),
        ReportPeriod::year(2020).unwrap(),
    ];
    let mut counted = 0;
    for definition in &definitions {
        for period in periods {
            let window = period.window(&Regulation::load(PACK).unwrap()).unwrap();
            for known_at in [None, Some(Instant::end_of(window.last))] {
                let report = register.report_by(definition, period, known_at).unwrap();
                assert_eq!(
                    rows(&report),
                    slow(&register, definition, window, known_at),
                    "{} {period}",
                    definition.id
                );
                for row in report.rows.iter().chain([&report.total]) {
                    for (value, ratio) in row.ratios.iter().zip(&definition.ratios) {
                        assert_eq!(Some(value.numerator), report.figure(row, &ratio.numerator));
                        assert_eq!(Some(value.denominator), report.figure(row, &ratio.denominator));
                        assert!(
                            ratio.remainder_of.is_some() || share_is_right(*value, ratio.rounding),
                            "{value:?}"
                        );
                    }
                }
                counted += report.total.cells[0];
            }
        }
    }
    assert!(counted > 10_000, "the reports are not empty");
}

#[test]
fn the_first_report_has_the_counts_as_its_columns() {
    let register = register_of_2020(MemoryStore::new());
    let report = register.report(ReportPeriod::month(2020, 4).unwrap(), None).unwrap();
    let ids = report.definition.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids, COLUMNS);
    assert!(report.rows.iter().chain([&report.total]).all(|row| row.cells == row.counts.values()));
}

#[test]
fn subtotals_stand_before_their_rows_in_the_order_of_the_directory() {
    let register = register_of_2020(MemoryStore::new());
    let april = ReportPeriod::month(2020, 4).unwrap();
    let definition = register.report_definition(april, Some("provincial")).unwrap();
    let report = register.report_by(definition, april, None).unwrap();
    let first = &report.rows[0];
    assert_eq!(
        (first.outer.as_deref(), first.key.as_str(), first.name.as_str()),
        (None, "department", "Sở, ban, ngành")
    );
    assert_eq!(
        (report.rows[1].outer.as_deref(), report.rows[1].name.as_str()),
        (Some("department"), "Sở Nội vụ")
    );
    let local = report.row(None, "local_authority").unwrap();
    assert_eq!(local.name, "UBND cấp dưới");
    assert!(local.cells[0] > 0 && first.cells[0] > 0);
    assert_eq!(first.ratios[0].denominator, first.cells[0]);
    assert!(report.row(Some("department"), "SNV").is_some() && report.row(None, "SNV").is_none());
}

/// The pack of Bến Tre with one text replaced.
fn pack(from: &str, to: &str) -> dondoc::Result<Regulation> {
    let source = Regulation::source(PACK).unwrap();
    assert!(source.contains(from), "{from} is not in the pack");
    Regulation::parse(&source.replacen(from, to, 1))
}

#[test]
fn a_definition_that_cannot_be_meant_is_refused() {
    let identity = "sum = \"total\"\nparts = [\"done\", \"open\"]";
    let wrong = [
        ("view = \"outcome\"", "view = \"outcomes\"", "report evaluation: outcomes is no report_view"),
        ("numerator = \"done\"", "numerator = \"finished\"", "finished is no column"),
        (identity, "sum = \"total\"\nparts = [\"done\", \"opened\"]", "opened is no column"),
        (identity, "sum = \"total\"\nparts = []", "it has no parts"),
        (identity, "sum = \"total\"\nparts = [\"done\", \"done\"]", "a column stands in it twice"),
        ("days_late = { from = 1, to = 30 }", "days_late = { from = 0, to = 30 }", "late from one day on"),
        ("days_late = { from = 31, to = 60 }", "days_late = { from = 61, to = 60 }", "ends before it begins"),
        ("group = [\"lead_kind\", \"lead\"]", "group = [\"lead\", \"lead\"]", "both groups are the same"),
        ("group = [\"lead_kind\", \"lead\"]", "group = []", "0 groups"),
        ("group = [\"lead_kind\", \"lead\"]", "group = [\"weather\"]", "weather"),
        ("population = \"due\"", "population = \"all\"", "all"),
        ("count = [\"done_late\"]", "count = [\"done_late\", \"done_late\"]", "a class stands twice"),
        ("count = [\"done_late\"]", "count = [\"done_early\"]", "done_early"),
        (
            "count = [\"done_late\"]",
            "count = [\"done_late\"]\nexcept = [\"withdrawn\"]",
            "either count or except",
        ),
        ("count = [\"done_late\"]", "count = []", "it counts no class"),
        (
            "count = [\"done_late\"]",
            "count = [\"open_in_time\"]\ndays_late = { from = 1 }",
            "only what is late",
        ),
        ("id = \"carried_over\"", "id = \"total\"", "total stands twice"),
        ("id = \"carried_over\"", "id = \"carried\"", "no heading"),
        ("decimals = 2", "decimals = 9", "9 decimals"),
        ("rounding = \"half_up\"", "rounding = \"bankers\"", "bankers"),
        ("remainder_of = \"done_of_due\"", "remainder_of = \"overdue_of_due\"", "a ratio of its own"),
        ("id = \"evaluation\"", "id = \"by_lead\"", "by_lead stands twice"),
        ("population = \"due\"", "population = \"due\"\ncolour = \"red\"", "colour"),
    ];
    for (from, to, says) in wrong {
        let error = pack(from, to).unwrap_err();
        assert_eq!(error.code(), codes::REGULATION_INVALID, "{to}");
        assert!(error.to_string().contains(says), "{to}: {error}");
    }
}

#[test]
fn a_report_that_does_not_close_is_an_error_that_names_identity_and_rows() {
    // An office that takes every task to have a deadline: its sum holds until one has none.
    let regulation = pack(
        "\"done_on_time\", \"done_late\", \"done_no_deadline\", \"awaiting_confirmation\"",
        "\"done_on_time\", \"done_late\", \"awaiting_confirmation\"",
    )
    .unwrap();
    let store = register_of_2020(MemoryStore::new()).into_store();
    let register = Register::new(store, dondoc::calendar::WorkingCalendar::vietnam().unwrap(), regulation);
    let year = ReportPeriod::year(2020).unwrap();
    let error = register.report(year, None).unwrap_err();
    assert_eq!(error.code(), codes::REPORT_OPEN);
    let says = error.to_string();
    assert!(says.starts_with("[report.open] SNV, "), "{says}");
    assert!(
        says.contains("total = done_on_time + done_late + awaiting_confirmation + open_in_time"),
        "{says}"
    );
    assert!(says.contains(" is not ") && says.contains(" more: "), "{says}");
    let other = register.report_definition(year, Some("three_classes")).unwrap();
    assert!(register.report_by(other, year, None).is_ok(), "another report of the pack closes");
}

#[test]
fn a_pack_that_extends_another_has_its_reports_as_defaults() {
    let theirs = Regulation::load("vn-thanh-hoa-2025").unwrap();
    let ours = Regulation::load(PACK).unwrap();
    let classes = theirs.report_definition(Some("three_classes")).unwrap();
    assert_eq!(classes.view_clause.quote, "");
    assert_eq!(classes.view_clause.article_text(), None);
    assert_eq!(classes.columns, ours.report_definition(Some("three_classes")).unwrap().columns);
    assert_eq!(theirs.report_definitions().len(), ours.report_definitions().len());
    assert_eq!(ours.report_definition(Some("none")).unwrap_err().code(), codes::REGULATION_UNKNOWN);

    let own = "schema = 1\nid = \"own\"\nversion = 1\nextends = \"vn-ben-tre-2020\"\nnumber = \"1\"\ntitle = \"t\"\nissuer = \"i\"\n\
               [[report]]\nid = \"own\"\nvi = \"v\"\nen = \"e\"\nbasis = \"default\"\npopulation = \"assigned\"\n\
               group = [\"specialist\"]\nview = \"outcome\"\n";
    let own = Regulation::parse(own).unwrap();
    assert_eq!(own.report_definition(None).unwrap().id, "own", "its own report is the first");
    assert_eq!(own.report_definition(None).unwrap().columns.len(), 5);
}

#[test]
fn the_hash_of_a_definition_is_that_of_all_it_says() {
    let source = Regulation::load(PACK).unwrap();
    let hash = |regulation: &Regulation, id: &str| regulation.report_definition(Some(id)).unwrap().hash();
    let ids = source.report_definitions().iter().map(|definition| definition.id.as_str());
    let mut hashes = ids.clone().map(|id| hash(&source, id)).collect::<Vec<_>>();
    assert!(hashes.iter().all(|hash| hash.len() == 64));
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), ids.count(), "no two reports have one hash");
    let again = pack("title = ", "title = ").unwrap();
    assert_eq!(hash(&again, "evaluation"), hash(&source, "evaluation"));
    for (from, to) in [
        ("decimals = 2", "decimals = 1"),
        ("rounding = \"half_up\"", "rounding = \"truncated\""),
        ("vi = \"Tỷ lệ hoàn thành trên tổng số giao (%)\"", "vi = \"Tỷ lệ (%)\""),
        ("reading = \"Tỷ lệ hoàn thành tính", "reading = \"Tỉ lệ hoàn thành tính"),
    ] {
        assert_ne!(hash(&pack(from, to).unwrap(), "evaluation"), hash(&source, "evaluation"), "{to}");
    }
    let canonical = source.report_definition(None).unwrap().canonical();
    assert!(
        canonical.starts_with("{\"format\":\"dondoc report definition 1\",\"id\":\"by_lead\""),
        "{canonical}"
    );
}
