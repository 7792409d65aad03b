"""The files of a report, read by the programs that people read them with."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import dondoc
import openpyxl
import pandas
import polars
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

# Name and counts of every row, the totals last.
Rows = list[tuple[str, list[int]]]
APRIL = dondoc.ReportPeriod.month(2020, 4)
LETTERHEAD = dondoc.Letterhead(
    superior="Ủy ban nhân dân tỉnh Bến Tre",
    issuer="Văn phòng",
    number=56,
    symbol="BC-VPUBND",
    place="Bến Tre",
    date=date(2020, 4, 16),
    paragraphs=["Đề nghị các cơ quan có nhiệm vụ quá hạn khẩn trương thực hiện."],
    recipients=["Ủy ban nhân dân tỉnh", "Các sở, ban, ngành tỉnh"],
    filed_with="TH",
    authority="KT. Chánh Văn phòng",
    position="Phó Chánh Văn phòng",
    signer="Nguyễn Văn A",
)


@pytest.fixture(scope="module")
def register(data: Path) -> Iterator[dondoc.Register]:
    with dondoc.Register.in_memory() as register:
        folder = data / "register-2020"
        register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")
        yield register


@pytest.fixture(scope="module")
def report(register: dondoc.Register) -> dondoc.Report:
    return register.report(APRIL)


@pytest.fixture(scope="module")
def rows(report: dondoc.Report) -> Rows:
    columns = polars.DataFrame(report).columns[1:]
    return [(row.name, [getattr(row, column) for column in columns]) for row in [*report.rows, report.total]]


def test_a_workbook(report: dondoc.Report, rows: Rows) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(report.to_xlsx()))
    assert workbook.sheetnames == ["Bảng 1", "Định nghĩa và nguồn"]
    sheet: Any = workbook["Bảng 1"]
    heading = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    cells = list(sheet.iter_rows(min_row=heading[0].row + 1))
    assert [(row[1].value, [cell.value for cell in row[2:]]) for row in cells] == rows
    assert [row[0].value for row in cells] == [row.key for row in report.rows] + [None]
    assert {cell.data_type for row in cells for cell in row[2:]} == {"n"}
    assert {cell.number_format for row in cells for cell in row[2:]} == {"[$-42A]#,##0"}
    # The heading stays in sight and on each printed page, and so does the name.
    assert sheet.freeze_panes == sheet.cell(heading[0].row + 1, 3).coordinate
    assert sheet.print_title_rows == f"${heading[0].row}:${heading[0].row}"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    words = {row[0]: row[1] for row in workbook["Định nghĩa và nguồn"].iter_rows(values_only=True) if row[0]}
    assert (words["Quy chế"], words["Gói quy tắc"]) == ("09/2020/QĐ-UBND", report.regulation)
    assert words["Chưa hoàn thành, quá hạn"].startswith("chưa có kết quả, thời hạn đã qua")


def test_a_document(report: dondoc.Report, rows: Rows) -> None:
    document = docx.Document(io.BytesIO(report.to_docx(LETTERHEAD)))
    heading, closing, annex = document.tables
    left, right = ([line.text for line in cell.paragraphs if line.text] for cell in heading.rows[0].cells)
    assert left == ["ỦY BAN NHÂN DÂN TỈNH BẾN TRE", "VĂN PHÒNG", "Số: 56/BC-VPUBND"]
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bến Tre, ngày 16 tháng 4 năm 2020",
    ]
    left, right = ([line.text for line in cell.paragraphs] for cell in closing.rows[0].cells)
    assert left == ["Nơi nhận:", "- Ủy ban nhân dân tỉnh;", "- Các sở, ban, ngành tỉnh;", "- Lưu: VT, TH."]
    assert right == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn A"]

    cells = [[cell.text for cell in row.cells] for row in annex.rows]
    assert cells[0][:3] == ["TT", "Cơ quan, đơn vị", "Kỳ trước chuyển sang"]
    assert [(row[1], [int(count) for count in row[2:]]) for row in cells[1:]] == rows
    total = report.total
    text = "\n".join(line.text for line in document.paragraphs)
    assert "BÁO CÁO" in text and LETTERHEAD.paragraphs[0] in text
    assert f"Tổng số nhiệm vụ: {total.total}, gồm {total.carried_over} nhiệm vụ" in text
    assert f"quá hạn {total.open_overdue}, không thời hạn {total.open_no_deadline}" in text

    # Phụ lục I: A4, margins and letters within the decree's ranges; the annex across the paper.
    letter, across = document.sections
    assert (across.orientation, letter.orientation) == (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT)
    for section, (width, height) in ((letter, (210, 297)), (across, (297, 210))):
        measures: list[tuple[Any, float, float]] = [
            (section.page_width, width, width),
            (section.page_height, height, height),
            (section.top_margin, 20, 25),
            (section.bottom_margin, 20, 25),
            (section.left_margin, 30, 35),
            (section.right_margin, 15, 20),
        ]
        for measure, least, most in measures:
            assert Mm(least) - Mm(0.1) < measure < Mm(most) + Mm(0.1)
    for line in document.paragraphs:
        for run in line.runs:
            assert run.font.name == "Times New Roman"
    sizes = {line.text: line.runs[0].font.size for line in document.paragraphs if line.runs}
    assert (sizes["BÁO CÁO"], sizes[LETTERHEAD.paragraphs[0]]) == (Pt(14), Pt(14))


def test_a_document_whose_number_and_date_are_written_by_hand(report: dondoc.Report) -> None:
    head = LETTERHEAD._replace(number=None, date=None, superior=None, authority=None, filed_with=None)
    document = docx.Document(io.BytesIO(report.to_docx(head)))
    text = "\n".join(cell.text for table in document.tables[:2] for cell in table.rows[0].cells)
    assert "Số:       /BC-VPUBND" in text and "Bến Tre, ngày       tháng" in text and "- Lưu: VT." in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issuer", " "),
        ("symbol", "CV-VPUBND"),
        ("number", 0),
        ("recipients[2]", ["Như trên", "hai\ndòng"]),
        ("authority", "Thay mặt"),
        ("signer", "A" * 201),
    ],
)
def test_a_letterhead_that_cannot_be_printed(report: dondoc.Report, field: str, value: Any) -> None:
    wrong = LETTERHEAD._replace(**{field.split("[")[0]: value})
    with pytest.raises(dondoc.InvalidInput) as caught:
        report.to_docx(wrong)
    assert (caught.value.code, caught.value.field) == ("letterhead.invalid", field)
    assert caught.value.code in dondoc.error_codes()
    assert not {"CV-VPUBND", "Thay mặt", "dòng", "AAAA"} & set(str(caught.value).replace("\n", " ").split())


class Page(HTMLParser):
    """The cells of the table's rows, and what a screen reader needs."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "th" in self.open or "td" in self.open:
            self.rows[-1][-1] += data


def test_a_page(report: dondoc.Report, rows: Rows) -> None:
    page = Page()
    page.feed(report.to_html())
    page.close()
    assert page.open == []
    assert [(row[0], [int(count) for count in row[1:]]) for row in page.rows[1:]] == rows
    assert ("html", {"lang": "vi"}) in page.tags
    scopes = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row"} and scopes.count("row") == len(rows)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
    charts = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert [chart["role"] for chart in charts] == ["img", "img"]
    assert "lang=\"en\"" in report.to_html(lang="en")


def test_csv_and_json(report: dondoc.Report, rows: Rows) -> None:
    read = list(csv.reader(io.StringIO(report.to_csv()), delimiter=";"))
    assert read[0][:3] == ["Mã", "Cơ quan, đơn vị", "Kỳ trước chuyển sang"]
    assert [(row[1], [int(count) for count in row[2:]]) for row in read[1:]] == rows
    keyed = next(csv.DictReader(io.StringIO(report.to_csv(sep=",", keys=True))))
    assert (keyed["agency"], keyed["total"]) == ("SNV", str(report.rows[0].total))
    (table,) = json.loads(report.to_json())
    *agencies, total = [(row["cells"][1], row["cells"][2:]) for row in table["rows"]]
    assert agencies == rows[:-1]
    # A word of the regulation stands in both languages; in a file of one, in that one.
    assert total == ({"vi": "Tổng cộng", "en": "Total"}, rows[-1][1])
    english = list(csv.reader(io.StringIO(report.to_csv(lang="en")), delimiter=";"))
    assert [row[1] for row in english[1:]] == [name for name, _ in agencies] + ["Total"]
    assert [row["level"] for row in table["rows"]] == ["detail"] * len(report.rows) + ["total"]


def test_a_row_of_two_groupings_names_its_group(register: dondoc.Register) -> None:
    report = register.report(APRIL, definition="evaluation")
    codes = [[row.outer or row.key, row.key if row.outer else ""] for row in report.rows] + [["", ""]]
    assert ["department", ""] in codes and ["department", "SNV"] in codes
    read = list(csv.reader(io.StringIO(report.to_csv(sep=",", keys=True))))
    assert read[0][:3] == ["agency_kind", "agency", "name"]
    assert [row[:2] for row in read[1:]] == codes
    (table,) = json.loads(report.to_json())
    assert [row["cells"][:2] for row in table["rows"]] == codes
    sheet: Any = openpyxl.load_workbook(io.BytesIO(report.to_xlsx())).worksheets[0]
    cells = [[cell or "" for cell in row[:2]] for row in sheet.iter_rows(values_only=True)]
    assert cells[-len(codes) :] == codes


def test_frames(report: dondoc.Report) -> None:
    polars_frame, pandas_frame = report.to_polars(), report.to_pandas()
    assert isinstance(polars_frame, polars.DataFrame) and isinstance(pandas_frame, pandas.DataFrame)
    assert polars_frame["total"].sum() == pandas_frame["total"].sum() == report.total.total


def test_a_path_gets_the_same_bytes(report: dondoc.Report, tmp_path: Path) -> None:
    report.to_xlsx(tmp_path / "r.xlsx")
    assert (tmp_path / "r.xlsx").read_bytes() == report.to_xlsx()
    report.to_docx(LETTERHEAD, str(tmp_path / "r.docx"))
    assert (tmp_path / "r.docx").read_bytes() == report.to_docx(LETTERHEAD)
    report.to_html(tmp_path / "r.html")
    assert (tmp_path / "r.html").read_text("utf-8") == report.to_html()
    report.to_csv(tmp_path / "r.csv")
    # A file is marked for Excel, a text is not.
    assert (tmp_path / "r.csv").read_bytes() == ("\ufeff" + report.to_csv()).encode()
    report.to_json(tmp_path / "r.json")
    assert (tmp_path / "r.json").read_text("utf-8") == report.to_json()
    with pytest.raises(FileNotFoundError) as caught:
        report.to_xlsx(tmp_path / "none" / "r.xlsx")
    assert caught.value.filename == str(tmp_path / "none" / "r.xlsx")


def test_wrong_arguments(report: dondoc.Report) -> None:
    wrong: Any = report
    with pytest.raises(ValueError, match="languages"):
        wrong.to_xlsx(lang="fr")
    with pytest.raises(ValueError, match="separators"):
        wrong.to_csv(sep="\t")
    with pytest.raises((TypeError, AttributeError)):
        wrong.to_docx("Văn phòng")


def test_the_same_bytes_in_every_thread(report: dondoc.Report) -> None:
    made: list[bytes] = []
    write = lambda: made.append(report.to_docx(LETTERHEAD) + report.to_xlsx())  # noqa: E731
    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4 and len(set(made)) == 1


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: the files were not converted to PDF")
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_libreoffice_converts_it(report: dondoc.Report, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"report.{suffix}"
    file.write_bytes(report.to_docx(LETTERHEAD) if suffix == "docx" else report.to_xlsx())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    pdf = file.with_suffix(".pdf")
    assert done.returncode == 0 and pdf.exists(), done.stderr
    assert pdf.read_bytes().startswith(b"%PDF-") and pdf.stat().st_size > 10_000
