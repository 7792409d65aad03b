//! Who may do what with a task: every act, every actor, every relation between actor and task, against the pack.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use dondoc::law::Role;
use dondoc::model::{Actor, AgencyCode, OfficerId, TaskId};
use dondoc::register::{MemoryStore, Outcome};
use dondoc::{Register, Regulation};
use dondoc_tests::register_on;
use dondoc_tests::scene::{self, OFFICE, Scene};

/// The tasks of the scene, and `NV-3` of the unit `UBND-P1`.
fn register() -> Register<MemoryStore> {
    let (mut register, mut scene) = (register_on(MemoryStore::new()).unwrap(), Scene::default());
    let mut commands = scene.begin().unwrap();
    commands.extend(scene.neighbours().unwrap());
    let mut task = scene::task("NV-3", Some("2020-04-10")).unwrap();
    task.lead = Some(AgencyCode::new("UBND-P1").unwrap());
    let act = dondoc::Action::AssignTask { task };
    commands.push(scene.command(OFFICE, "2020-04-01", "2020-04-01", act).unwrap());
    for command in commands {
        assert!(matches!(register.apply(&command).unwrap(), Outcome::Applied { .. }));
    }
    register
}

/// What each agency is to each task, as the scene says; towards the lead where an act is directed at somebody.
fn relations() -> BTreeMap<(&'static str, &'static str), Vec<Role>> {
    use Role::{Author, Coordinator, Lead, Office, Parent, Sector};
    BTreeMap::from([
        (("NV-1", "VP"), vec![Office, Author]),
        (("NV-1", "SNV"), vec![Lead]),
        (("NV-1", "STC"), vec![Coordinator]),
        (("NV-1", "SGD"), vec![]),
        (("NV-1", "UBND-BT"), vec![]),
        (("NV-1", "UBND-P1"), vec![]),
        (("NV-2", "VP"), vec![Office, Author]),
        (("NV-2", "SNV"), vec![]),
        (("NV-2", "STC"), vec![]),
        (("NV-2", "SGD"), vec![Sector]),
        (("NV-2", "UBND-BT"), vec![Lead]),
        (("NV-2", "UBND-P1"), vec![]),
        (("NV-3", "VP"), vec![Office, Author]),
        (("NV-3", "SNV"), vec![]),
        (("NV-3", "STC"), vec![Coordinator]),
        (("NV-3", "SGD"), vec![]),
        (("NV-3", "UBND-BT"), vec![Parent]),
        (("NV-3", "UBND-P1"), vec![Lead]),
    ])
}

#[test]
fn an_act_is_allowed_exactly_where_the_pack_gives_it_to_a_role_that_the_actor_has() {
    let (register, regulation) = (register(), Regulation::load("vn-ben-tre-2020").unwrap());
    let mut asked = 0;
    for ((task, agency), roles) in relations() {
        let actor =
            Actor { officer: OfficerId::new("cb01").unwrap(), agency: AgencyCode::new(agency).unwrap() };
        let mut row = Vec::new();
        for answer in register.allowed(&actor, &TaskId::new(task).unwrap()).unwrap() {
            let permission = regulation.permission(&answer.action).unwrap();
            let wanted = permission.roles.iter().any(|role| roles.contains(role));
            assert_eq!(answer.refusal.is_none(), wanted, "{agency} {} {task}", answer.action);
            match answer.refusal {
                None => row.push(answer.action),
                Some(finding) => {
                    assert_eq!(finding.code, "actor.not_allowed");
                    assert_eq!(finding.article, permission.clause.article_text(), "{}", answer.action);
                }
            }
            asked += 1;
        }
        println!("{task} {agency:<8} {}", row.join(" "));
    }
    assert_eq!(asked, 18 * 18, "every act on a task is asked about, of every actor");
}

#[test]
fn an_actor_whom_nobody_knows_may_do_nothing() {
    let register = register();
    let actor = Actor { officer: OfficerId::new("x").unwrap(), agency: AgencyCode::new("LA").unwrap() };
    let answers = register.allowed(&actor, &TaskId::new("NV-1").unwrap()).unwrap();
    assert!(answers.iter().all(|answer| answer.refusal.is_some()));
    let unknown = register.allowed(&actor, &TaskId::new("NV-404").unwrap()).unwrap_err();
    assert_eq!(unknown.code(), "task.unknown");
}
