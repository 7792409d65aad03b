//! A malformed line names file, line, column and code, and nothing of the file is stored.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::calendar::WorkingCalendar;
use dondoc::register::MemoryStore;
use dondoc::{Register, Regulation};
use dondoc_csv::{File, import};

const AGENCIES: &str = "code,name,kind,parent\nVP,Văn phòng UBND tỉnh,office,\nSNV,Sở Nội vụ,department,\nSTC,Sở Tài chính,department,\n";
const HEADER: &str = "task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,coordinators,content,deadline,recorded_at,extended_to,extended_on,extension_recorded_at,result_number,result_on,result_recorded_at,confirmed_at,withdrawn_on,withdrawn_recorded_at";
const GOOD: &str = "NV-1,45/UBND-TH,dispatch,2020-04-01,Chủ tịch,Về việc thi đua,SNV,SNV,STC,Báo cáo,2020-04-10,2020-04-01T09:00:00+07:00,,,,,,,,,";

fn register() -> Register<MemoryStore> {
    let (calendar, regulation) =
        (WorkingCalendar::vietnam().unwrap(), Regulation::load("vn-ben-tre-2020").unwrap());
    Register::new(MemoryStore::new(), calendar, regulation)
}

/// The place and code of each fault; nothing may have been stored.
fn faults(tasks: &[u8], agencies: &[u8]) -> Vec<(String, u64, String, String)> {
    let mut register = register();
    let error = import(&mut register, File::new("r.csv", tasks), File::new("a.csv", agencies)).unwrap_err();
    assert_eq!(register.head().unwrap().position, 0, "nothing is stored");
    assert!(matches!(error.code(), "import.malformed" | "import.refused"), "{error}");
    let problems = error.problems().iter();
    problems.map(|p| (p.file.clone(), p.line, p.column.clone(), p.code.clone())).collect()
}

/// The fault of a file whose second row, line 3, is `row`.
fn fault(row: &str) -> (String, u64, String, String) {
    let faults = faults(format!("{HEADER}\n{GOOD}\n{row}\n").as_bytes(), AGENCIES.as_bytes());
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.into_iter().next().unwrap()
}

fn at(column: &str, code: &str) -> (String, u64, String, String) {
    ("r.csv".to_owned(), 3, column.to_owned(), code.to_owned())
}

/// The good row as another task, one cell of it changed.
fn with(column: &str, cell: &str) -> String {
    let place = HEADER.split(',').position(|name| name == column).unwrap();
    let mut cells = GOOD.split(',').collect::<Vec<_>>();
    cells[0] = "NV-2";
    cells[place] = cell;
    cells.join(",")
}

#[test]
fn a_cell_that_cannot_be_read() {
    for (column, cell, code) in [
        ("issued_on", "01/04/2020", "import.date"),
        ("issued_on", "2020-02-30", "import.date"),
        ("issued_on", "", "import.empty"),
        ("deadline", "trước ngày 20/4", "import.date"),
        ("recorded_at", "2020-04-01 09:00", "import.instant"),
        ("recorded_at", "2020-04-01T09:00:00", "import.instant"),
        ("task_id", "", "import.empty"),
        ("task_id", "NV-1", "import.twice"),
        ("coordinators", "STC;;SNV", "import.id"),
        ("directive_kind", "", "import.empty"),
    ] {
        assert_eq!(fault(&with(column, cell)), at(column, code), "{column} {cell}");
    }
}

#[test]
fn cells_that_belong_together() {
    let with_two = |first: (&str, &str), second: (&str, &str)| {
        let row = with(first.0, first.1);
        let place = HEADER.split(',').position(|name| name == second.0).unwrap();
        let mut cells = row.split(',').collect::<Vec<_>>();
        cells[place] = second.1;
        cells.join(",")
    };
    assert_eq!(fault(&with("result_on", "2020-04-08")), at("result_recorded_at", "import.empty"));
    assert_eq!(fault(&with("confirmed_at", "2020-04-08T09:00:00+07:00")), at("result_on", "import.empty"));
    assert_eq!(fault(&with("withdrawn_on", "2020-04-08")), at("withdrawn_recorded_at", "import.empty"));
    let half = with_two(("extended_to", "2020-04-30"), ("extended_on", "2020-04-08"));
    assert_eq!(fault(&half), at("extension_recorded_at", "import.empty"));
}

#[test]
fn a_row_that_the_regulation_refuses() {
    assert_eq!(fault(&with("lead", "")), at("lead", "task.without_lead"));
    assert_eq!(fault(&with("lead", "KHÔNG")), at("lead", "agency.unknown"));
    assert_eq!(fault(&with("coordinators", "SNV")), at("coordinators", "task.lead_coordinates"));
    assert_eq!(fault(&with("content", "")), at("content", "field.required"));
}

#[test]
fn all_faults_are_told_at_once() {
    let text = format!(
        "{HEADER}\n{}\n{}\n",
        with("issued_on", "x"),
        with("recorded_at", "x").replace("NV-2", "NV-3")
    );
    let found =
        faults(text.as_bytes(), b"code,name,kind\nVP,V,office\nX,,department\nY,Y,ministry\nX,X,other\n");
    let places =
        found.iter().map(|(file, line, column, _)| format!("{file}:{line}:{column}")).collect::<Vec<_>>();
    assert_eq!(places, ["a.csv:3:name", "a.csv:4:kind", "r.csv:2:issued_on", "r.csv:3:recorded_at"]);
}

#[test]
fn the_file_itself() {
    let codes = |tasks: &[u8], agencies: &[u8]| {
        faults(tasks, agencies)
            .into_iter()
            .map(|(_, line, column, code)| format!("{line}:{column}:{code}"))
            .collect::<Vec<_>>()
    };
    let good = format!("{HEADER}\n{GOOD}\n");
    let short = format!("{HEADER}\n{GOOD}\nNV-2,45\n");
    assert_eq!(codes(short.as_bytes(), AGENCIES.as_bytes()), ["3::import.cells"]);
    let renamed = good.replacen("deadline", "han_xu_ly", 1);
    assert_eq!(codes(renamed.as_bytes(), AGENCIES.as_bytes()), ["1:deadline:import.column_missing"]);
    let twice = good.replacen("coordinators", "lead", 1);
    assert_eq!(codes(twice.as_bytes(), AGENCIES.as_bytes()), ["1:lead:import.column_twice"]);
    let legacy = [good.as_bytes(), b"NV-2,\xff\xfe"].concat();
    assert_eq!(codes(&legacy, AGENCIES.as_bytes()), ["3::import.encoding"]);
    let no_office = AGENCIES.replace("office", "other");
    assert_eq!(codes(good.as_bytes(), no_office.as_bytes()), ["1:kind:import.office"]);
    let quoted = format!("{HEADER}\n{}\n", GOOD.replace("Về việc thi đua", "\"Về việc\nthi đua\""));
    let after = format!("{quoted}{}\n", with("deadline", "x"));
    assert_eq!(
        codes(after.as_bytes(), AGENCIES.as_bytes()),
        ["4:deadline:import.date"],
        "a cell of two lines counts as two"
    );
}

#[test]
fn a_byte_order_mark_crlf_and_decomposed_letters_are_read() {
    use unicode_normalization::UnicodeNormalization;
    let agencies = AGENCIES.replace("SNV", "SLĐ");
    let tasks = format!("\u{feff}{HEADER}\r\n{}\r\n", GOOD.replace("SNV", "SLĐ").nfd().collect::<String>());
    let mut register = register();
    let report =
        import(&mut register, File::new("r.csv", tasks.as_bytes()), File::new("a.csv", agencies.as_bytes()))
            .unwrap();
    assert_eq!((report.tasks, report.ignored_columns.len()), (1, 0));
}

#[test]
fn an_edited_row_is_told_not_overwritten() {
    let mut register = register();
    let good = format!("{HEADER}\n{GOOD}\n");
    let agencies = File::new("a.csv", AGENCIES.as_bytes());
    import(&mut register, File::new("r.csv", good.as_bytes()), agencies).unwrap();
    let head = register.head().unwrap();
    let edited = good.replace("2020-04-10", "2020-04-30");
    let error = import(&mut register, File::new("r.csv", edited.as_bytes()), agencies).unwrap_err();
    let places =
        error.problems().iter().map(|p| (p.file.as_str(), p.line, p.code.as_str())).collect::<Vec<_>>();
    assert_eq!(places, [("r.csv", 2, "command.reused")], "{error}");
    assert_eq!(register.head().unwrap(), head);
}

#[test]
fn columns_that_are_not_known_are_named() {
    let mut register = register();
    let tasks = format!("{HEADER},ghi_chu\n{GOOD},x\n");
    let report =
        import(&mut register, File::new("r.csv", tasks.as_bytes()), File::new("a.csv", AGENCIES.as_bytes()))
            .unwrap();
    assert_eq!(report.ignored_columns, ["ghi_chu"]);
}

#[test]
fn an_open_quote_and_a_secrecy_column_of_another_name_are_refused() {
    let open = format!(
        "{HEADER}\n{GOOD}\n{}\n{}\n",
        with("content", "\"Đề án 06"),
        with("content", "x").replace("NV-2", "NV-3")
    );
    assert_eq!(faults(open.as_bytes(), AGENCIES.as_bytes())[0].3, "import.quote");
    for name in ["do_mat", "Độ mật", "ghi_chu"] {
        let tasks = format!("{HEADER},{name}\n{GOOD},Tuyệt mật\n");
        let found = faults(tasks.as_bytes(), AGENCIES.as_bytes());
        assert_eq!(
            (found[0].1, found[0].2.as_str(), found[0].3.as_str()),
            (2, name, "import.secrecy_column")
        );
    }
}

#[test]
fn a_row_of_a_known_directive_is_refused_when_it_is_secret_and_kept_apart_when_its_heading_differs() {
    use dondoc::model::DirectiveId;
    let mut register = register();
    let agencies = File::new("a.csv", AGENCIES.as_bytes());
    import(&mut register, File::new("r.csv", format!("{HEADER}\n{GOOD}\n").as_bytes()), agencies).unwrap();
    let head = register.head().unwrap();
    let secret = format!("{HEADER},secrecy\n{},Tuyệt mật\n", with("content", "NỘI DUNG"));
    let error = import(&mut register, File::new("r.csv", secret.as_bytes()), agencies).unwrap_err();
    assert_eq!((error.code(), error.problems()[0].code.as_str()), ("import.refused", "directive.secret"));
    assert!(!format!("{error:?} {error}").contains("NỘI DUNG"));
    assert_eq!(register.head().unwrap(), head);

    let other = format!("{HEADER}\n{}\n", with("abstract", "Về việc khác"));
    import(&mut register, File::new("r.csv", other.as_bytes()), agencies).unwrap();
    let directive = |id: &str| register.directive(&DirectiveId::new(id).unwrap()).unwrap().unwrap();
    assert_eq!(directive("45/UBND-TH@2020-04-01").abstract_text.as_str(), "Về việc thi đua");
    assert_eq!(directive("45/UBND-TH@2020-04-01#2").abstract_text.as_str(), "Về việc khác");
}

#[test]
fn a_date_outside_the_calendar_is_told_with_its_line() {
    assert_eq!(fault(&with("deadline", "2999-01-01")), at("", "calendar.outside"));
    assert_eq!(fault(&with("deadline", "2199-12-31")), at("", "calendar.outside"));
}
