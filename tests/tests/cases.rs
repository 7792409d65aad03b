//! The legal cases of `tests/cases`, and what must hold of every pack.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::Regulation;
use dondoc::law::{ReportPeriod, Value, Window};
use dondoc_tests::cases::{PACK, run_all};

#[test]
fn every_case_of_every_article_holds() {
    let runs = run_all().unwrap();
    let failed = runs
        .iter()
        .filter_map(|run| run.failure.as_ref().map(|why| format!("{}: {}: {why}", run.file, run.name)));
    let failed = failed.collect::<Vec<_>>();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(runs.len() >= 60, "only {} cases were run", runs.len());
}

#[test]
fn every_quote_of_the_pack_stands_in_the_regulation() {
    let text = include_str!("../../core/regulations/vn-ben-tre-2020.txt");
    let regulation = Regulation::load(PACK).unwrap();
    assert_eq!(regulation.quotes_missing_from(text), []);
    assert!(!regulation.quotes_missing_from("").is_empty());
}

#[test]
fn report_windows_partition_the_year() {
    let regulation = Regulation::load(PACK).unwrap();
    for year in 2010..=2040 {
        let window = |period: dondoc::Result<ReportPeriod>| period.unwrap().window(&regulation).unwrap();
        let chain = |windows: Vec<Window>| {
            for pair in windows.windows(2) {
                assert_eq!(pair[0].last.plus_days(1).unwrap(), pair[1].first);
            }
            (windows[0].first, windows[windows.len() - 1].last)
        };
        let whole = window(ReportPeriod::year(year));
        let whole = (whole.first, whole.last);
        let quarters =
            |count| (1..=count).map(|quarter| window(ReportPeriod::quarter(year, quarter))).collect();
        assert_eq!(chain((1..=12).map(|month| window(ReportPeriod::month(year, month))).collect()), whole);
        assert_eq!(chain(quarters(4)), whole);
        assert_eq!(chain((1..=2).map(|half| window(ReportPeriod::half_year(year, half))).collect()), whole);
        let nine = window(ReportPeriod::nine_months(year));
        assert_eq!(chain(quarters(3)), (nine.first, nine.last));
    }
}

#[test]
fn a_pack_that_is_not_in_order_is_refused() {
    let source = Regulation::source(PACK).unwrap();
    let refused = |from: &str, to: &str, word: &str| {
        assert!(source.contains(from), "{from}");
        let error = Regulation::parse(&source.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code(), "regulation.invalid");
        assert!(error.to_string().contains(word), "{error}");
    };
    refused("schema = 1", "schema = 2", "schema 2");
    refused("issuer = ", "isuer = ", "isuer");
    refused("id = \"office.entry\"", "id = \"office.entries\"", "office.entry");
    refused("id = \"office.entry\"", "id = \"office.feedback\"", "stands twice");
    refused("covers = [\"R-20\"]", "cover = [\"R-20\"]", "cover");
    refused("value = { working_days = 1 }", "value = { working_days = -1 }", "line");
    refused("value = { working_days = 1 }", "value = \"no_limit\"", "office.entry");
    refused("article = \"dieu-7.khoan-1.diem-a\"", "article = \"Điều 7\"", "dieu-N");
    refused("value = { working_days = 1 }", "value = { working_days = 4000000000 }", "office.entry");
    refused("opens_on_day = 15, closes_on_day = 14", "opens_on_day = 10, closes_on_day = 14", "report.month");
    refused("opens_on_day = 15, closes_on_day = 14", "opens_on_day = 41, closes_on_day = 40", "report.month");
    refused("roles = [\"office\"]", "roles = [\"ofice\"]", "ofice");
    refused("\"portal\"]", "\"portall\"]", "portall");
    refused("\"processing_slip\"]", "\"processing_slips\"]", "processing_slips");
    let misspelt = Regulation::source("vn-quang-ngai-2023").unwrap().replace("office.entry", "office.entri");
    assert!(Regulation::parse(&misspelt).unwrap_err().to_string().contains("office.entri"));
}

#[test]
fn a_changed_number_in_a_copied_pack_changes_duties_and_no_code() {
    use dondoc::duty::DutyFilter;
    use dondoc::register::MemoryStore;
    use dondoc::{AsOf, Register};
    use dondoc_tests::scene::Scene;

    let source = Regulation::source(PACK).unwrap();
    let two_days = source.replace("value = { working_days = 1 }", "value = { working_days = 2 }");
    let duty = |source: &str| {
        let calendar = dondoc::calendar::WorkingCalendar::vietnam().unwrap();
        let mut register = Register::new(MemoryStore::new(), calendar, Regulation::parse(source).unwrap());
        for command in Scene::default().begin().unwrap() {
            register.apply(&command).unwrap();
        }
        let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
        let duties = register.duties(&filter, AsOf::on("2020-04-02".parse().unwrap())).unwrap();
        let entry = duties.into_iter().find(|duty| duty.rule == "office.entry").unwrap();
        (entry.due_on.unwrap().to_string(), entry.text.vi)
    };
    assert_eq!(duty(source).0, "2020-04-03");
    let (day, text) = duty(&two_days);
    assert_eq!(day, "2020-04-06");
    assert!(text.ends_with("không quá 02 ngày làm việc"), "{text}");
}

/// What the cases set in their packs.
fn changed_in_cases() -> Vec<(String, toml::Value)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut changes = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        for case in file.values().filter_map(toml::Value::as_array).flatten() {
            let pack = case.get("pack").and_then(toml::Value::as_table).into_iter().flatten();
            changes.extend(pack.map(|(rule, value)| (rule.clone(), value.clone())));
        }
    }
    changes
}

#[test]
fn every_reading_that_a_rule_names_and_does_not_take_has_a_case() {
    let (regulation, changes) = (Regulation::load(PACK).unwrap(), changed_in_cases());
    let mut readings = 0;
    for rule in regulation.rules() {
        for other in &rule.clause.alternatives {
            let Value::Choice(name) = &other.value else { panic!("{}: {:?}", rule.clause.id, other.value) };
            let taken = changes.contains(&(rule.clause.id.clone(), name.as_str().into()));
            assert!(taken, "no case takes {} as {name}", rule.clause.id);
            readings += 1;
        }
    }
    assert_eq!(readings, 7);
}

#[test]
fn an_alternative_is_one_that_the_code_knows_and_stands_beside_the_reading_taken() {
    let shipped = Regulation::source(PACK).unwrap();
    assert!(Regulation::parse(shipped).is_ok());
    for (from, to) in [
        (
            "alternatives = [{ value = { choice = \"same_day\" }",
            "alternatives = [{ value = { choice = \"sameday\" }",
        ),
        ("alternatives = [{ value = { choice = \"stay\" }", "alternatives = [{ value = { count = 2 }"),
        ("means = \"ngày cuối là chính ngày 20/4\"", "means = \" \""),
        ("reading = \"“Trước ngày 20/4”: ngày cuối là 19/4\"\n", ""),
        (
            "alternatives = [{ value = { choice = \"assigned\" }",
            "alternatives = [{ value = { choice = \"all\" }",
        ),
    ] {
        assert!(shipped.contains(from), "{from}");
        let error = Regulation::parse(&shipped.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code(), "regulation.invalid", "{to}");
    }
}

#[test]
fn entries_given_to_the_lead_are_nobodys_before_there_is_a_task() {
    use dondoc::Register;
    use dondoc::calendar::WorkingCalendar;
    use dondoc::register::{MemoryStore, Outcome};
    use dondoc_tests::scene::{LEAD, OFFICE, Scene, act};

    let shipped = Regulation::load(PACK).unwrap();
    let calendar = WorkingCalendar::vietnam().unwrap();
    let mut scene = Scene::default();
    let mut register = Register::new(MemoryStore::new(), calendar.clone(), shipped);
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let head = register.head().unwrap();
    let to_the_lead = Regulation::source(PACK).unwrap().replace("roles = [\"office\"]", "roles = [\"lead\"]");
    let to_the_lead = Regulation::parse(&to_the_lead).unwrap();
    let mut register = Register::new(register.into_store(), calendar, to_the_lead);
    for actor in [OFFICE, LEAD] {
        for entry in ["enter_agency", "enter_directive", "enter_task"] {
            let command = scene.command(actor, "2020-04-01", "2020-04-01", act(entry).unwrap()).unwrap();
            let outcome = register.apply(&command).unwrap();
            let Outcome::Refused { findings } = outcome else { panic!("{actor} {entry}: {outcome:?}") };
            assert_eq!(findings[0].code, "actor.not_allowed", "{actor} {entry}");
        }
    }
    assert_eq!(register.head().unwrap(), head);
}

#[test]
fn other_regulations_are_other_files_and_say_what_is_not_their_law() {
    use dondoc::law::{Basis, Value};

    let ben_tre = Regulation::load(PACK).unwrap();
    assert_eq!(ben_tre.diff(&ben_tre), []);
    let not_its_words = ben_tre.rules().iter().filter(|rule| rule.clause.basis != Basis::Regulation);
    let others = not_its_words.map(|rule| rule.clause.id.as_str()).collect::<Vec<_>>();
    // The day of force stands in the decision that issues the Quy chế; the readings of deadline texts are the library's.
    assert_eq!(
        others,
        [
            "force.earlier_documents",
            "deadline.before_date",
            "deadline.named_day",
            "deadline.immediately",
            "standing.due_soon",
            "office.refused_result"
        ]
    );
    for id in Regulation::shipped().into_iter().filter(|id| *id != PACK) {
        let other = Regulation::load(id).unwrap();
        assert!(
            other.rules().iter().all(|rule| rule.clause.basis != Basis::Regulation),
            "{id}: no text of it was read"
        );
        let inherited = other.rules().iter().filter(|rule| rule.clause.basis == Basis::Default);
        assert!(
            inherited.clone().all(|rule| rule.clause.quote.is_empty() && rule.clause.article.is_none()),
            "{id}"
        );
        assert!(inherited.count() > 20, "{id}");
    }
    let quang_ngai = Regulation::load("vn-quang-ngai-2023").unwrap();
    let changes = ben_tre.diff(&quang_ngai);
    let changed = changes.iter().filter(|change| {
        change.before.as_ref().map(|(value, _)| value) != change.after.as_ref().map(|(value, _)| value)
    });
    let changed =
        changed.map(|change| (change.rule.as_str(), change.after.clone().unwrap())).collect::<Vec<_>>();
    assert_eq!(
        changed,
        [
            ("office.entry", (Value::WorkingDays(0), Basis::Reported)),
            ("task.without_deadline", (Value::Choice("not_tracked".to_owned()), Basis::Reported)),
        ]
    );
}
