"""The dossier of an agency and the yearly report on the regulation."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import docx
import dondoc
import openpyxl
import pytest
from scene import Scene

APRIL = dondoc.ReportPeriod.month(2020, 4)
YEAR = dondoc.ReportPeriod.year(2020)


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.begin()
    remind = dondoc.Action.Remind(
        task="NV-1",
        to="SNV",
        subject=dondoc.ReminderSubject.EXECUTION,
        form=dondoc.ReminderForm.REMOTE,
        document=None,
        note="khẩn trương",
    )
    scene.apply("VP", "2020-04-09", remind)
    scene.apply("VP", "2020-04-09", dondoc.Action.OpenDiscrepancy(case="SL-1", agency="SNV", note="lệch số"))
    return scene


def test_dieu_13_a_dossier_counts_and_opens(scene: Scene) -> None:
    dossier = scene.register.dossier("SNV", APRIL)
    assert (dossier.id, dossier.agency, dossier.period) == ("dossier", "SNV", APRIL)
    assert dossier.window.last == date(2020, 4, 14)
    counts = {figure.figure: figure.count for figure in dossier.figures}
    assert (counts["tasks"], counts["open_overdue"], counts["updates_missing"]) == (1, 1, 1)
    assert (counts["reminders"], counts["reminded_remotely"], counts["discrepancies_by_office"]) == (1, 1, 1)
    [overdue] = dossier.figure("open_overdue").items
    assert (overdue.task, overdue.due_on, overdue.days_late) == ("NV-1", date(2020, 4, 10), 4)
    [reminder] = scene.register.review_items(dossier, "reminders")
    assert (reminder.on, reminder.marks) == (date(2020, 4, 9), ["form_remote", "subject_execution"])
    assert scene.register.dossier("SNV", APRIL).canonical() == dossier.canonical()
    assert json.loads(dossier.canonical())["agency"] == "SNV"
    assert [agency.code for agency in dossier.agencies] == [dossier.agency]
    with pytest.raises(KeyError):
        dossier.figure("điểm")
    with pytest.raises(dondoc.DondocError, match=r"agency\.unknown"):
        scene.register.dossier("KHONG-CO", APRIL)


def test_dieu_19_the_yearly_report_is_by_part_and_by_agency(scene: Scene) -> None:
    report = scene.register.regulation_report(YEAR)
    sections = {section.id: section for section in report.sections}
    assert sections["entry"].article == "dieu-7.khoan-1.diem-a"
    assert [section.id for section in report.sections if section.in_words] == ["difficulties", "proposals"]
    figures = {figure: count for section in report.sections for figure, _, _, count in section.figures}
    assert (figures["entries"], figures["tasks"], figures["reminders"]) == (1, 1, 1)
    assert [(part.agency, part.count) for part in report.figure("reminders").by_agency] == [("SNV", 1)]
    assert report.agency is None
    assert [agency for agency in report.agencies if agency.code == "SNV"] == [
        agency for agency in scene.register.agencies() if agency.code == "SNV"
    ]
    assert report.fingerprint.period == "2020"
    with pytest.raises(dondoc.DondocError, match=r"period\.invalid"):
        scene.register.regulation_report(APRIL)


def test_reviews_are_files_too(scene: Scene, tmp_path: Path) -> None:
    year = scene.register.regulation_report(YEAR)
    path = tmp_path / "quy-che.xlsx"
    assert year.to_xlsx(path) is None
    assert path.read_bytes() == year.to_xlsx()
    figures, by_agency, *_ = openpyxl.load_workbook(path).worksheets
    counts = {row[0]: row[3] for row in figures.iter_rows(values_only=True)}
    assert counts["reminders"] == year.figure("reminders").count == 1
    rows = {row[0]: row[1:] for row in by_agency.iter_rows(values_only=True)}
    counted = [figure for figure in year.figures if figure.count]
    assert by_agency.cell(by_agency.max_row, 2).value == "Tổng cộng"
    assert [cell.value for cell in by_agency[by_agency.max_row][2:]] == [figure.count for figure in counted]
    parts = [{part.agency: part.count for part in figure.by_agency} for figure in counted]
    assert {"SNV", "VP"} <= {agency.code for agency in year.agencies}
    for agency in year.agencies:
        assert rows[agency.code] == (agency.name, *(part.get(agency.code, 0) for part in parts))
    letterhead = dondoc.Letterhead(
        issuer="Văn phòng", symbol="BC-VPUBND", place="Bến Tre", position="Chánh Văn phòng", signer="Nguyễn Văn A"
    )
    dossier = scene.register.dossier("SNV", APRIL)
    table = docx.Document(io.BytesIO(dossier.to_docx(letterhead))).tables
    assert any(cell.text == "Nhiệm vụ chủ trì" for rows in table for cell in rows._cells)
    assert "Hồ sơ kiểm tra" in dossier.to_html()
    keyed = list(csv.DictReader(io.StringIO(dossier.to_csv(sep=",", keys=True))))
    assert {row["figure"]: row["count"] for row in keyed if row["count"]} == {
        figure.figure: str(figure.count) for figure in dossier.figures
    }
    assert dossier.to_csv(lang="en").splitlines()[0] == "Code;Figure;Article;Count"
    tables = json.loads(dossier.to_json())
    assert len(tables) == 2
    with pytest.raises(dondoc.DondocError, match=r"letterhead\.invalid"):
        dossier.to_docx(dondoc.Letterhead(issuer=" ", symbol="BC", place="B", position="C", signer="N"))


def test_a_view_reviews_what_it_sees(scene: Scene) -> None:
    own = scene.register.seen_by(dondoc.Actor("SNV-01", "SNV")).dossier("SNV", APRIL)
    assert own.figure("discrepancies").count == 1
    other = scene.register.seen_by(dondoc.Actor("STC-01", "STC"))
    dossier = other.dossier("SNV", APRIL)
    assert dossier.figure("discrepancies").count == 0
    assert len(other.review_items(dossier, "tasks")) == dossier.figure("tasks").count == 1
    assert other.regulation_report(YEAR).figure("discrepancies").count == 0
