"""Register files: malformed, refused, warned of, imported twice."""

from __future__ import annotations

import pickle
from pathlib import Path

import dondoc
import pytest

AGENCIES = "code,name,kind,parent\nVP,Văn phòng UBND tỉnh,office,\nSNV,Sở Nội vụ,department,\n"
HEADER = (
    "task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,content,deadline,"
    "recorded_at\n"
)
LINE = "NV-1,45/UBND-TH,dispatch,2020-04-01,Chủ tịch,Về việc thi đua,SNV,SNV,Báo cáo,2020-04-10,2020-04-01T09:00:00+07:00\n"


def files(folder: Path, tasks: str, agencies: str = AGENCIES) -> tuple[Path, Path]:
    (folder / "register.csv").write_text(tasks, encoding="utf-8")
    (folder / "agencies.csv").write_text(agencies, encoding="utf-8")
    return folder / "register.csv", folder / "agencies.csv"


def refused(register: dondoc.Register, folder: Path, tasks: str, agencies: str = AGENCIES) -> dondoc.ImportFailed:
    head = register.head()
    with pytest.raises(dondoc.ImportFailed) as caught:
        register.import_csv(*files(folder, tasks, agencies))
    assert register.head() == head
    assert register.agencies() == []
    assert str(folder) not in str(caught.value)
    return caught.value


def test_imported_and_imported_again(register: dondoc.Register, tmp_path: Path) -> None:
    report = register.import_csv(*files(tmp_path, HEADER.strip() + ",remark\n" + LINE.strip() + ",x\n"))
    assert (report.tasks, report.applied, report.already_applied) == (1, 4, 0)
    assert report.ignored_columns == ["remark"]
    warning = report.warnings[0]
    assert (warning.file, warning.line, warning.severity) == ("register.csv", 2, dondoc.Severity.WARNING)
    assert warning.article is not None and str(warning).startswith("register.csv:2:")
    head = register.head()
    again = register.import_csv(*files(tmp_path, HEADER + LINE))
    assert (again.applied, again.already_applied > 0) == (0, True)
    assert register.head() == head


def test_a_bad_date_names_file_line_and_column(register: dondoc.Register, tmp_path: Path) -> None:
    bad = LINE.replace("NV-1", "NV-2").replace("2020-04-10", "10/4/2020")
    error = refused(register, tmp_path, HEADER + LINE + bad)
    assert (error.code, error.field) == ("import.malformed", "deadline")
    assert error.problems == [
        ("register.csv", 3, "deadline", "import.date", dondoc.Severity.ERROR, error.problems[0].detail, None)
    ]
    assert isinstance(error, dondoc.InvalidInput) and isinstance(error, ValueError)
    assert str(error) == f"[import.malformed] {error.problems[0]}"
    assert "10/4/2020" not in str(error)


def test_a_missing_lead_is_refused_with_the_article(register: dondoc.Register, tmp_path: Path) -> None:
    error = refused(register, tmp_path, HEADER + LINE + LINE.replace("NV-1", "NV-2").replace("SNV,SNV", "SNV,"))
    assert error.code == "import.refused"
    (problem,) = error.problems
    assert (problem.file, problem.line, problem.column) == ("register.csv", 3, "lead")
    assert (problem.code, problem.article) == ("task.without_lead", "dieu-6.khoan-3")


def test_every_problem_of_both_files(register: dondoc.Register, tmp_path: Path) -> None:
    error = refused(register, tmp_path, HEADER + LINE.replace("T09:00", "T9"), AGENCIES + "STC,Sở Tài chính,bank,\n")
    assert [(problem.file, problem.line, problem.column) for problem in error.problems] == [
        ("agencies.csv", 4, "kind"),
        ("register.csv", 2, "recorded_at"),
    ]


def test_a_date_outside_the_calendar(register: dondoc.Register, tmp_path: Path) -> None:
    with pytest.raises(dondoc.ImportFailed) as caught:
        register.import_csv(*files(tmp_path, HEADER + LINE.replace("2020-04-10", "2200-01-01")))
    problem = caught.value.problems[0]
    assert (problem.line, problem.code) == (2, "calendar.outside")
    assert register.head().position == 0


def test_a_file_that_is_not_there(register: dondoc.Register, tmp_path: Path) -> None:
    tasks, agencies = files(tmp_path, HEADER + LINE)
    with pytest.raises(FileNotFoundError) as caught:
        register.import_csv(tmp_path / "none.csv", agencies)
    assert caught.value.filename == str(tmp_path / "none.csv")
    with pytest.raises(IsADirectoryError):
        register.import_csv(tasks, agencies=tmp_path)
    with pytest.raises(TypeError):
        register.import_csv(7, agencies=agencies)  # type: ignore[arg-type]


def test_the_error_survives_pickling(register: dondoc.Register, tmp_path: Path) -> None:
    error = refused(register, tmp_path, HEADER + LINE.replace("2020-04-10", "x"))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_the_catalogue_holds_the_codes() -> None:
    assert {"import.malformed", "import.refused", "calendar.outside"} <= set(dondoc.error_codes())
