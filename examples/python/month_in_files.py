"""The report of a month as the files that an office hands in: python month_in_files.py FOLDER YEAR MONTH OUT

FOLDER holds `register.csv` and `agencies.csv`; OUT gets `bao-cao.xlsx`, `.docx` and `.html`.
"""

import sys
from pathlib import Path

import dondoc

folder, out = Path(sys.argv[1]), Path(sys.argv[4])
period = dondoc.ReportPeriod.month(int(sys.argv[2]), int(sys.argv[3]))
letterhead = dondoc.Letterhead(
    superior="Ủy ban nhân dân tỉnh Bến Tre",
    issuer="Văn phòng",
    symbol="BC-VPUBND",
    place="Bến Tre",
    subject=f"Đánh giá tình hình thực hiện nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao {period.name}",
    recipients=["Ủy ban nhân dân tỉnh", "Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các huyện, thành phố"],
    filed_with="TH",
    position="Chánh Văn phòng",
    signer="Nguyễn Văn A",
)

with dondoc.Register.in_memory() as register:
    register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")
    report = register.report(period)

report.to_xlsx(out / "bao-cao.xlsx")
report.to_docx(letterhead, out / "bao-cao.docx")
report.to_html(out / "bao-cao.html")
print(f"Báo cáo {period.name}: {report.total.total} nhiệm vụ, {report.total.open_overdue} quá hạn")
