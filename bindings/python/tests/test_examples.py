"""The examples run as a user would run them."""

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import docx
import dondoc
import openpyxl


def run(root: Path, example: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    script = root / "examples" / "python" / example
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, encoding="utf-8", env=environment, timeout=120
    )


def test_quickstart(root: Path) -> None:
    done = run(root, "quickstart.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Chưa hoàn thành, quá hạn 4 ngày tính đến 14/4/2020 — khoản 8 Điều 6" in done.stdout
    assert "SNV: Cập nhật kết quả khi có, hoặc tình hình chậm nhất sau 01 ngày" in done.stdout


def test_own_store(root: Path, tmp_path: Path) -> None:
    for said in ("Applied 1\n", "AlreadyApplied 1\n"):
        done = run(root, "own_store.py", str(tmp_path / "office.db"))
        assert (done.returncode, done.stderr, done.stdout) == (0, "", said)
    assert run(root, "own_store.py").returncode == 1


def test_sixty_seconds(root: Path, data: Path, tmp_path: Path) -> None:
    done = run(root, "sixty_seconds.py", str(data / "register-2020"), str(tmp_path / "register.db"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("230 nhiệm vụ, 56 quá hạn\n1. ")
    assert "quá hạn 5 ngày tính đến 14/4/2020 — khoản 8 Điều 6" in done.stdout


def test_monthly_report(root: Path, data: Path) -> None:
    done = run(root, "monthly_report.py", str(data / "register-2020"), "2020", "4")
    assert done.returncode == 0, done.stderr
    assert "Báo cáo tháng 4/2020 (15/03/2020 – 14/04/2020): 230 nhiệm vụ" in done.stdout
    assert "│ SNV" in done.stdout and "open_overdue" in done.stdout


def test_monthly_report_of_bad_files(root: Path, tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_text("task_id\nNV-1\n", encoding="utf-8")
    (tmp_path / "agencies.csv").write_text("code,name,kind\nVP,Văn phòng,office\n", encoding="utf-8")
    done = run(root, "monthly_report.py", str(tmp_path), "2020", "4")
    assert done.returncode == 1
    assert "register.csv:1:directive_kind: [import.column_missing]" in done.stderr
    assert run(root, "monthly_report.py").returncode == 2


def test_month_in_files(root: Path, data: Path, tmp_path: Path) -> None:
    done = run(root, "month_in_files.py", str(data / "register-2020"), "2020", "4", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Báo cáo tháng 4/2020: 230 nhiệm vụ, 56 quá hạn\n"
    sheet = openpyxl.load_workbook(tmp_path / "bao-cao.xlsx").worksheets[0]
    assert [cell.value for cell in list(sheet.iter_rows())[-1]][1:5] == ["Tổng cộng", 151, 79, 230]
    document = docx.Document(str(tmp_path / "bao-cao.docx"))
    assert document.tables[-1].rows[-1].cells[4].text == "230"
    assert "Tổng số nhiệm vụ: 230, gồm" in (tmp_path / "bao-cao.html").read_text(encoding="utf-8")


def test_nightly_duties(root: Path, data: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "register.db", tmp_path / "out"
    out.mkdir()
    with dondoc.Register.open(file) as register:
        folder = data / "register-2020"
        register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")
        now = datetime(2020, 4, 14, 22, tzinfo=timezone(timedelta(hours=7)))
        duties = register.duties(as_of=dondoc.AsOf(now.date(), now))
    assert duties
    done = run(root, "nightly_duties.py", str(file), str(out), now.isoformat())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{len(duties)} việc phải làm\n"
    text = (out / "viec-phai-lam.txt").read_text(encoding="utf-8")
    assert text.startswith("Việc phải làm đến hết ngày 14/04/2020\n")
    # A line a duty, in the calendar of its agency too.
    assert len([line for line in text.splitlines() if line.startswith("  ")]) == len(duties)
    entries = 0
    for calendar in out.glob("*.ics"):
        feed = calendar.read_bytes().decode("utf-8")
        assert feed.startswith("BEGIN:VCALENDAR\r\n")
        entries += feed.count("BEGIN:VEVENT")
    assert entries == len(duties)
    assert {path.stem for path in out.glob("*.ics")} == {duty.agency for duty in duties}
    # The same night gives the same files.
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(root, "nightly_duties.py", str(file), str(out), now.isoformat()).returncode == 0
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(root, "nightly_duties.py").returncode == 2
