import sys
from datetime import date
from pathlib import Path

import dondoc

folder, file = Path(sys.argv[1]), sys.argv[2]
with dondoc.Register.open(file) as register:
    register.import_csv(folder / "register.csv", agencies=folder / "agencies.csv")

    april = register.report(dondoc.ReportPeriod.month(2020, 4))
    print(f"{april.total.total} nhiệm vụ, {april.total.open_overdue} quá hạn")

    print(register.explain("NV-00074", as_of=date(2020, 4, 14)).render("vi"))
