"""The examples run as a user would run them."""

import os
import subprocess
import sys
from pathlib import Path


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
