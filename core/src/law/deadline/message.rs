//! Every sentence about deadline texts, in Vietnamese and English. The code of a sentence is the id of its rule.

use crate::law::message::{Template, messages};

messages! {
    /// A day that is named.
    ON_DATE = "deadline.on_date", "Hết ngày {0}", "Until the end of {0}";
    /// An hour of a day; the deadline is the day.
    AT_HOUR = "deadline.at_hour", "Đến {0} ngày {1}", "By {0} on {1}";
    /// "Trước ngày": the day named does not count.
    BEFORE_DATE = "deadline.before_date",
        "Trước ngày {0}: hết ngày hôm trước", "Before {0}: until the end of the day before";
    /// "Trước ngày": the day named counts.
    BEFORE_DATE_INCLUSIVE = "deadline.before_date_inclusive",
        "Trước ngày {0}: tính cả ngày đó", "Before {0}: that day included";
    /// A term from a known day (Civil Code, articles 147 and 148).
    TERM = "deadline.term", "{0} kể từ ngày {1}", "{0} from {1}";
    /// A term from a day that is not known yet.
    ANCHOR_PENDING = "deadline.anchor_pending",
        "Chưa biết ngày bắt đầu tính thời hạn {0}; chưa thể quá hạn",
        "The day from which the term of {0} runs is not known; it cannot be overdue";
    /// A term from nobody knows when.
    ANCHOR_UNSTATED = "deadline.anchor_unstated",
        "Thời hạn {0} không nêu tính từ ngày nào", "The term of {0} does not say from which day it runs";
    /// Civil Code, article 148 paragraph 5.
    ROLLED = "deadline.rolled",
        "Ngày cuối của thời hạn {0} là ngày nghỉ, thời hạn kết thúc ngày {1} (Bộ luật Dân sự, Điều 148 khoản 5)",
        "The last day {0} is a day off, the term ends on {1} (Civil Code, article 148 paragraph 5)";
    /// A named day that is not worked.
    NOT_WORKING = "deadline.not_working",
        "Ngày {0} là ngày nghỉ; giữ nguyên vì văn bản nêu đích danh ngày",
        "{0} is a day off; it stands, because the directive names the day";
    /// "Ngay".
    IMMEDIATELY = "deadline.immediately",
        "\"Ngay\" là trong ngày làm việc hay không có thời hạn?", "Is \"ngay\" the same working day, or no deadline?";
    /// "Ngay" as the working day of issue.
    SAME_WORKING_DAY = "deadline.same_working_day",
        "Trong ngày làm việc ban hành văn bản", "On the working day of issue";
    /// The last day of a period.
    END_OF_PERIOD = "deadline.end_of_period", "Hết {0}: ngày {1}", "The end of {0}: {1}";
    /// The beginning or the middle of a period (Civil Code, article 146 paragraphs 2 and 3).
    POINT_OF_PERIOD = "deadline.point_of_period",
        "Đầu hoặc giữa {0} là ngày {1} (Bộ luật Dân sự, Điều 146)",
        "The beginning or the middle of {0} is {1} (Civil Code, article 146)";
    /// Before or up to a period.
    PERIOD_EDGE = "deadline.period_edge",
        "\"Trước\" hoặc \"đến\" {0}: tính đến đầu kỳ hay hết kỳ?",
        "Before or until {0}: up to its beginning, or through its end?";
    /// Up to the beginning of a period.
    START_OF_PERIOD = "deadline.start_of_period", "Đến đầu {0}: ngày {1}", "Up to the beginning of {0}: {1}";
    /// The report period of the same name ends on another day.
    REPORT_PERIOD = "deadline.report_period",
        "Thời hạn là ngày {1}; kỳ báo cáo {0} chốt số liệu ngày {2}",
        "The deadline is {1}; the report of {0} is cut off on {2}";
    /// The same, where the regulation is not at hand.
    REPORT_PERIOD_DIFFERS = "deadline.report_period_differs",
        "Thời hạn là ngày {1}; kỳ báo cáo {0} chốt số liệu vào ngày khác (Nghị định 09/2019/NĐ-CP, Điều 12)",
        "The deadline is {1}; the report of {0} is cut off on another day (Decree 09/2019, article 12)";
    /// Said to have no deadline (Đ5.2).
    UNDATED = "deadline.none", "Không có thời hạn", "No deadline";
    /// "Thường xuyên": without a deadline (Đ5.2), or no task at all (Đ3.1).
    ROUTINE = "deadline.routine",
        "Nhiệm vụ không có thời hạn, hay công việc thường xuyên không thuộc diện theo dõi?",
        "A task without a deadline, or a routine duty that is not tracked?";
    /// "Khẩn trương".
    URGENT = "deadline.urgent",
        "Yêu cầu khẩn trương nhưng không nêu ngày; thời hạn là ngày nào?", "Urgent, but no day is named; by when?";
    /// Nothing is written.
    BLANK = "deadline.blank",
        "Không ghi thời hạn; không có thời hạn hay thiếu thông tin?", "No deadline is written: is there none, or is it missing?";
    /// "Như trên".
    REPEAT = "deadline.repeat",
        "Thời hạn như dòng trên: phải chỉ rõ dòng nào", "The deadline of the row above: which row must be said";
    /// Again and again.
    RECURRING = "deadline.recurring", "Thực hiện định kỳ", "Recurring";
    /// After an event.
    AWAITS_EVENT = "deadline.awaits_event",
        "Chờ sự kiện xảy ra; chưa thể quá hạn", "It waits for an event; it cannot be overdue";
    /// Not understood.
    UNRESOLVED = "deadline.unresolved",
        "Chưa hiểu thời hạn; giữ nguyên như đã ghi", "The deadline was not understood; it is kept as written";
    /// Several days.
    MILESTONES = "deadline.milestones",
        "Có nhiều mốc thời gian: tách nhiệm vụ hay chọn một thời hạn?", "Several days: separate tasks, or which is the deadline?";
    /// From a day to a day.
    RANGE = "deadline.range",
        "Ghi một khoảng thời gian; ngày cuối có phải thời hạn không?", "A span of days: is its last day the deadline?";
    /// Several years.
    YEARS = "deadline.years",
        "Ghi nhiều năm, không có một thời hạn duy nhất; các mốc là gì?", "Several years have no single deadline: what are the milestones?";
    /// An extension in the same cell.
    EXTENDED = "deadline.extended",
        "Có gia hạn đến ngày {0}; thời hạn giao không đổi, gia hạn phải có quyết định riêng",
        "Extended to {0}; the original stays, the extension needs a decision of its own";
    /// A month before the day.
    MONTH_FIRST = "deadline.month_first",
        "Không có tháng {0}; có phải tháng ghi trước ngày?", "There is no month {0}: was the month written before the day?";
    /// The number of a day in a spreadsheet.
    SERIAL = "deadline.excel_serial",
        "Số thứ tự ngày của bảng tính (hệ 1900): ngày {0}", "The serial number of a spreadsheet (system 1900): {0}";
    /// The same in the other system.
    SERIAL_1904 = "deadline.excel_serial_1904",
        "Số thứ tự ngày của bảng tính (hệ 1904): ngày {0}", "The serial number of a spreadsheet (system 1904): {0}";
    /// A year filled in.
    YEAR_ASSUMED = "deadline.year_assumed",
        "Không ghi đủ năm; hiểu là năm {0} theo ngày ban hành văn bản", "The year is not written in full; it is read as {0} from the day of issue";
    /// A year that cannot be filled in.
    YEAR_MISSING = "deadline.year_missing",
        "Không ghi đủ năm và chưa biết ngày ban hành văn bản", "The year is not written in full, and the day of issue is not known";
    /// A day of no month.
    MONTH_MISSING = "deadline.month_missing", "Không ghi tháng", "The month is not written";
    /// Six or nine months.
    MONTHS_OR_PERIOD = "deadline.months_or_period",
        "Là thời hạn {0}, hay kỳ {1}?", "A term of {0}, or the period {1}?";
}
