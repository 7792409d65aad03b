//! Search in any store: what is found, in which order, and after which corrections.

use dondoc::model::{DirectiveId, Prose, TaskId};
use dondoc::register::{Store, verify};
use dondoc::search::{Hit, SearchQuery, TextField};
use dondoc::{Action, DondocError, Register, Result};

use super::scene::{self, LEAD, OFFICE, Scene};
use super::{applied, broken, register_on, same};

/// Texts as offices write them, in letters of several kinds: number, signer, trích yếu of a directive, and its task.
const DIRECTIVES: &[(&str, &str, &str, &str, &str)] = &[
    ("VB-10", "152/KH-UBND", "Trần Ngọc Tam", "Kế hoạch đầu tư công trung hạn", "Báo cáo tài chính quý I"),
    (
        "VB-11",
        "0152/CV-UBND",
        "Nguyễn Hữu Lập",
        "Về việc ĐẦU TƯ nông thôn mới",
        "Uỷ ban nhân dân huyện báo cáo",
    ),
    (
        "VB-12",
        "9/2020/QĐ-UBND",
        "Tra\u{302}\u{300}n Ngo\u{323}c Tam",
        "Thu\u{309} tu\u{323}c đa\u{302}\u{300}u tu\u{31b} co\u{302}ng",
        "Ủy ban nhân dân huyện cáo bạch",
    ),
];

fn task_of(directive: &str) -> String {
    directive.replace("VB", "NV")
}

fn begun(store: Box<dyn Store>, scene: &mut Scene) -> Result<Register<Box<dyn Store>>> {
    let mut register = register_on(store)?;
    for command in scene.begin()? {
        register.apply(&command)?;
    }
    let day = "2020-04-01";
    for (id, number, signer, abstract_text, content) in DIRECTIVES {
        let mut directive = scene::directive(id, day)?;
        directive.number = Some((*number).to_owned());
        (directive.signer, directive.abstract_text) = (Prose::from(*signer), Prose::from(*abstract_text));
        apply(&mut register, scene, OFFICE, Action::RegisterDirective { directive })?;
        let mut task = scene::task(&task_of(id), Some("2020-04-10"))?;
        (task.directive, task.content) = (DirectiveId::new(*id)?, Prose::from(*content));
        apply(&mut register, scene, OFFICE, Action::AssignTask { task })?;
    }
    Ok(register)
}

fn apply(
    register: &mut Register<Box<dyn Store>>,
    scene: &mut Scene,
    agency: &str,
    action: Action,
) -> Result<()> {
    applied(&register.apply(&scene.command(agency, "2020-04-01", "2020-04-01", action)?)?)
}

fn correct(task: &str, content: &str) -> Result<Action> {
    Ok(Action::CorrectTask {
        task: TaskId::new(task)?,
        content: Some(Prose::from(content)),
        coordinators: None,
        monitoring_unit: None,
        specialist: None,
        sector: None,
        reason: Prose::from("lý do"),
    })
}

/// Ends the suite where a query finds others, or in another order.
fn finds<S: Store>(register: &Register<S>, query: &str, wanted: &[&str]) -> Result<()> {
    let id = |hit: Hit| hit.task.map_or_else(|| hit.directive.to_string(), |task| task.to_string());
    let found = register.search(&SearchQuery::new(query)?)?.into_iter().map(id).collect::<Vec<_>>();
    let wanted = wanted.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    same(&format!("a search for {query}"), found, wanted)
}

pub(super) fn texts_are_found_without_diacritics_as_they_are_now(store: Box<dyn Store>) -> Result<()> {
    let mut scene = Scene::default();
    let mut register = begun(store, &mut scene)?;
    what_is_found(&register)?;
    register.rebuild_search()?;
    what_is_found(&register)?;

    // A correction holds from now on, and is taken back by the event that voids it.
    apply(&mut register, &mut scene, OFFICE, correct("NV-10", "Rà soát quy hoạch")?)?;
    let corrected = |register: &_| {
        finds(register, "bao cao tai chinh", &[])?;
        finds(register, "ra soat quy hoach", &["NV-10"])
    };
    corrected(&register)?;
    register.rebuild_search()?;
    corrected(&register)?;
    let (stream, reason) = ("task/NV-10".to_owned(), Prose::from("nhầm"));
    let voided = Action::VoidEvent { stream, version: 2, reason };
    apply(&mut register, &mut scene, OFFICE, voided)?;
    what_is_found(&register)?;
    // A directive that is corrected is found by what it says now.
    let Some(&(id, number, signer, abstract_text, _)) = DIRECTIVES.first() else {
        return Err(broken("there is a directive to correct".to_owned()));
    };
    let directive = |day: &str, abstract_text: &str| {
        let mut directive = scene::directive(id, day)?;
        directive.number = Some(number.to_owned());
        (directive.signer, directive.abstract_text) = (Prose::from(signer), Prose::from(abstract_text));
        Ok::<_, DondocError>(Action::CorrectDirective { directive, reason: Prose::from("nhầm") })
    };
    apply(&mut register, &mut scene, OFFICE, directive("2020-03-31", "Kế hoạch du lịch")?)?;
    finds(&register, "du lich", &[id])?;
    finds(&register, "dau tu cong", &["VB-12"])?;
    for query in ["du lich", "tai chinh"] {
        let days = register.search(&SearchQuery::new(query)?)?.into_iter().map(|hit| hit.issued_on);
        same("a hit has the day of now", days.collect::<Vec<_>>(), vec!["2020-03-31".parse()?])?;
    }
    apply(&mut register, &mut scene, OFFICE, directive("2020-04-01", abstract_text)?)?;
    what_is_found(&register)?;
    // More events than a store need read one by one: its index, if it has one, is brought up to date.
    for _ in 0..2 {
        let updates = (0..200).map(|_| {
            let action =
                Action::UpdateProgress { task: TaskId::new("NV-10")?, note: Prose::from("đang làm") };
            scene.command(LEAD, "2020-04-02", "2020-04-02", action)
        });
        register.apply_all(&updates.collect::<Result<Vec<_>>>()?)?;
        what_is_found(&register)?;
    }
    // What is said of a task is not its text.
    finds(&register, "dang lam", &[])?;
    verify(register.store(), None).map(|_| ())
}

fn what_is_found<S: Store>(register: &Register<S>) -> Result<()> {
    let queries: [(&str, &[&str]); 21] = [
        ("bao cao tai chinh", &["NV-10"]),
        ("BÁO CÁO TÀI CHÍNH", &["NV-10"]),
        ("tai chinh bao", &["NV-10"]),
        ("dau tu cong", &["VB-12", "VB-10"]),
        ("đầu tư công", &["VB-12", "VB-10"]),
        ("đâ\u{300}u tư cô", &["VB-12", "VB-10"]),
        ("dau tu", &["VB-12", "VB-11", "VB-10"]),
        ("uy ban", &["NV-12", "NV-11"]),
        ("Ủy ban", &["NV-12", "NV-11"]),
        ("Uỷ ban", &["NV-12", "NV-11"]),
        ("152/KH-UBND", &["VB-10"]),
        ("kh-ubnd", &["VB-10"]),
        ("152", &["VB-11", "VB-10"]),
        ("152/", &["VB-11", "VB-10"]),
        ("15 ", &[]),
        ("09/2020/qđ", &["VB-12"]),
        ("ngoc tam", &["VB-12", "VB-10"]),
        ("tam 152", &["VB-10"]),
        ("tam tam tha", &[]),
        // Not across two texts of a directive.
        ("tam-ke", &[]),
        ("hạn¶", &["VB-10"]),
    ];
    queries.iter().try_for_each(|(query, wanted)| finds(register, query, wanted))?;
    let query = SearchQuery::new("ubnd")?;
    let all = register.search(&query)?;
    same("the three directives and that of the scene have the word", all.len(), 4)?;
    for limit in 0..=all.len() {
        let first = all.iter().take(limit).cloned().collect::<Vec<_>>();
        same("a limit cuts the last hits off", register.search(&query.clone().limit(limit))?, first)?;
    }
    places_are_those_of_the_text(register)
}

fn places_are_those_of_the_text<S: Store>(register: &Register<S>) -> Result<()> {
    let hits = register.search(&SearchQuery::new("tu cong thu")?)?;
    let [hit] = hits.as_slice() else { return Err(broken("one directive has the words".to_owned())) };
    same("a hit names the directive", (hit.directive.as_str(), &hit.task), ("VB-12", &None))?;
    same("a hit has the day of issue", hit.issued_on, "2020-04-01".parse()?)?;
    let fields = hit.texts.iter().map(|text| text.field).collect::<Vec<_>>();
    let wanted = vec![TextField::Number, TextField::AbstractText, TextField::Signer];
    same("a hit shows all texts of a directive", fields, wanted)?;
    let shown = hit.texts.iter().map(|text| {
        let marked = text.places.iter().map(|place| {
            let length = (place.end - place.start) as usize;
            text.text.as_str().chars().skip(place.start as usize).take(length).collect::<String>()
        });
        marked.collect::<Vec<_>>()
    });
    let marked = ["Thu\u{309}", "tu\u{31b}", "co\u{302}ng"].map(str::to_owned).to_vec();
    let wanted = vec![Vec::new(), marked, Vec::new()];
    same("a place is where the text has the word", shown.collect::<Vec<_>>(), wanted)
}
