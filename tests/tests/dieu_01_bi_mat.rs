//! Điều 1 khoản 1, Điều 2 khoản 6: a secret document never enters, and its text appears nowhere.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;

use dondoc::Action;
use dondoc::model::{Prose, Secrecy};
use dondoc::register::Outcome;
use dondoc::search::SearchQuery;
use dondoc_csv::{File, ImportError, import};
use dondoc_sqlite::SqliteStore;
use dondoc_tests::scene::{self, OFFICE, Scene};
use dondoc_tests::{AGENCIES, register_on};

const SECRET: &str = "Kế hoạch diễn tập phòng thủ bí mật";

#[test]
fn a_secret_directive_is_refused_and_leaves_no_byte() {
    let directory = tempfile::tempdir().unwrap();
    let mut register = register_on(SqliteStore::open(directory.path().join("register.db")).unwrap()).unwrap();
    let mut scene = Scene::default();
    for command in scene.begin().unwrap() {
        register.apply(&command).unwrap();
    }
    let head = register.head().unwrap();
    for secrecy in [Secrecy::Mat, Secrecy::ToiMat, Secrecy::TuyetMat] {
        let mut directive = scene::directive("VB-2", "2020-04-01").unwrap();
        (directive.abstract_text, directive.secrecy) = (Prose::from(SECRET), secrecy);
        let action = Action::RegisterDirective { directive };
        let command = scene.command(OFFICE, "2020-04-01", "2020-04-01", action).unwrap();
        let outcome = register.apply(&command).unwrap();
        let Outcome::Refused { findings } = &outcome else { panic!("{secrecy:?} was accepted") };
        assert_eq!(findings[0].code, "directive.secret");
        assert_eq!(findings[0].article.as_deref(), Some("dieu-1.khoan-1"));
        let shown = format!("{command:?} {outcome:?} {:?}", register.check(&command).unwrap());
        assert!(!shown.contains(SECRET), "{shown}");
    }
    assert_eq!(register.head().unwrap(), head);
    // The index of words has them without their marks.
    register.rebuild_search().unwrap();
    for query in [SECRET, "ke hoach dien tap", "bi mat"] {
        assert_eq!(register.search(&SearchQuery::new(query).unwrap()).unwrap(), [], "{query}");
    }
    assert!(!register.search(&SearchQuery::new("thi dua").unwrap()).unwrap().is_empty());
    // The database, its journal and the journal's index; and what is left once they are closed.
    assert_eq!(files_without_the_secret(directory.path()), 3);
    register.into_store().close().unwrap();
    assert_eq!(files_without_the_secret(directory.path()), 1);
}

fn files_without_the_secret(folder: &std::path::Path) -> usize {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .inspect(|file| {
            let bytes = fs::read(file).unwrap();
            for secret in [SECRET, "Kế hoạch", "phòng thủ", "ke hoach dien tap", "dien", "hoach"] {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
            }
        })
        .count()
}

#[test]
fn a_secret_line_of_a_file_is_refused_with_its_place() {
    for degree in ["Mật", "Tối mật", "tuyet_mat"] {
        let tasks = format!(
            "task_id,directive_number,directive_kind,issued_on,signer,abstract,secrecy,drafting_unit,lead,content,deadline,recorded_at\n\
             NV-1,45/UBND-TH,dispatch,2020-04-01,Chủ tịch,{SECRET},{degree},SNV,SNV,{SECRET},2020-04-10,2020-04-01T09:00:00+07:00\n"
        );
        let mut register = register_on(dondoc::register::MemoryStore::new()).unwrap();
        let error = import(
            &mut register,
            File::new("r.csv", tasks.as_bytes()),
            File::new("a.csv", AGENCIES.as_bytes()),
        )
        .unwrap_err();
        let ImportError::Refused(problems) = &error else { panic!("{error}") };
        assert_eq!(
            (problems[0].file.as_str(), problems[0].line, problems[0].code.as_str()),
            ("r.csv", 2, "directive.secret")
        );
        assert!(!format!("{error} {error:?}").contains(SECRET));
        assert_eq!(register.head().unwrap().position, 0);
    }
}
