"""A secret document never enters: refused, and its words are in no message, repr, or byte of a file."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import dondoc
import pytest

WORDS = "Bố trí lực lượng khu vực biên giới"
DEGREES = [
    (dondoc.Secrecy.MAT, "Mật"),
    (dondoc.Secrecy.TOI_MAT, "Tối mật"),
    (dondoc.Secrecy.TUYET_MAT, "Tuyệt mật"),
]


def no_byte_of_it(folder: Path) -> None:
    written = [path for path in folder.iterdir() if path.suffix != ".csv"]
    assert written
    for path in written:
        assert WORDS.encode() not in path.read_bytes(), path.name
        assert "biên giới".encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize(("degree", "name"), DEGREES)
def test_by_command(tmp_path: Path, degree: dondoc.Secrecy, name: str) -> None:
    at = datetime(2020, 4, 1, 9, tzinfo=timezone(timedelta(hours=7)))
    actor = dondoc.Actor("cv01", "VP")
    with dondoc.Register.open(tmp_path / "register.db") as register:
        office = dondoc.Agency("VP", "Văn phòng", dondoc.AgencyKind.OFFICE)
        register.apply(dondoc.Command("a", actor, date(2020, 4, 1), at, dondoc.Action.RegisterAgency(office)))
        head = register.head()
        draft = dondoc.DirectiveDraft(
            "d1",
            kind="dispatch",
            issued_on=date(2020, 4, 1),
            number="7/UBND-NC",
            signer="Chủ tịch",
            abstract_text=WORDS,
            secrecy=degree,
        )
        command = dondoc.Command("b", actor, date(2020, 4, 1), at, dondoc.Action.RegisterDirective(draft))
        outcome = register.apply(command)
        assert isinstance(outcome, dondoc.Outcome.Refused)
        (finding,) = outcome.findings
        assert (finding.code, finding.field) == ("directive.secret", "secrecy")
        assert finding.article is not None
        said = [repr(outcome), repr(finding), str(finding), finding.text.vi, finding.text.en, repr(command), repr(draft)]
        assert not any(WORDS in text for text in said)
        assert register.head() == head
        no_byte_of_it(tmp_path)
    no_byte_of_it(tmp_path)


@pytest.mark.parametrize(("degree", "name"), DEGREES)
def test_by_file(tmp_path: Path, degree: dondoc.Secrecy, name: str) -> None:
    (tmp_path / "agencies.csv").write_text(
        "code,name,kind,parent\nVP,Văn phòng UBND tỉnh,office,\nSNV,Sở Nội vụ,department,\n", encoding="utf-8"
    )
    (tmp_path / "register.csv").write_text(
        "task_id,directive_number,directive_kind,issued_on,signer,abstract,secrecy,drafting_unit,lead,content,"
        "deadline,recorded_at\n"
        "NV-1,6/UBND-TH,dispatch,2020-04-01,Chủ tịch,Về việc thi đua,,SNV,SNV,Báo cáo,2020-04-10,"
        "2020-04-01T09:00:00+07:00\n"
        f"NV-2,7/UBND-NC,dispatch,2020-04-01,Chủ tịch,{WORDS},{name},SNV,SNV,{WORDS},2020-04-10,"
        "2020-04-01T09:00:00+07:00\n",
        encoding="utf-8",
    )
    with dondoc.Register.open(tmp_path / "register.db") as register:
        with pytest.raises(dondoc.ImportFailed) as caught:
            register.import_csv(tmp_path / "register.csv", agencies=tmp_path / "agencies.csv")
        assert caught.value.code == "import.refused"
        places = [(problem.line, problem.column, problem.code) for problem in caught.value.problems]
        assert (3, "secrecy", "directive.secret") in places
        assert not any(WORDS in text for text in (str(caught.value), repr(caught.value), repr(caught.value.problems)))
        assert register.head().position == 0
        no_byte_of_it(tmp_path)
    no_byte_of_it(tmp_path)
