//! The measures of administrative documents: Phụ lục I of Nghị định 30/2020/NĐ-CP, where the decree leaves a range, a
//! value within it. Everything else of the document is built from these.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, PageMargin, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, RunFonts,
};

/// “Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001, màu đen.”
/// (Phần I, mục I.4)
const FONT: &str = "Times New Roman";

/// “Khổ A4 (210 mm x 297 mm).” (Phần I, mục I.1)
const PAPER: (i32, i32) = (210, 297);

/// “Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.” (Phần I, mục I.3)
const MARGINS: Margins = Margins { top: 20, bottom: 20, left: 30, right: 15 };

struct Margins {
    top: i32,
    bottom: i32,
    left: i32,
    right: i32,
}

/// A size of type in points, as mục V of Phần I sets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Points(usize);

/// Quốc hiệu: “In hoa, 12 - 13, Đứng, đậm”.
pub(super) const COUNTRY: Points = Points(12);
/// Tiêu ngữ: “In thường, 13 - 14, Đứng, đậm”.
pub(super) const MOTTO: Points = Points(13);
/// Tên cơ quan chủ quản trực tiếp “In hoa, 12 - 13, Đứng”; tên cơ quan ban hành “In hoa, 12 - 13, Đứng, đậm”.
pub(super) const AGENCY: Points = Points(12);
/// Số, ký hiệu của văn bản: “In thường, 13, Đứng”.
pub(super) const NUMBER: Points = Points(13);
/// Địa danh và thời gian ban hành văn bản: “In thường, 13 - 14, Nghiêng”.
pub(super) const PLACE: Points = Points(13);
/// Tên loại văn bản “In hoa, 13 - 14, Đứng, đậm”; trích yếu nội dung “In thường, 13 - 14, Đứng, đậm”.
pub(super) const TITLE: Points = Points(14);
/// Nội dung văn bản: “In thường, 13 - 14, Đứng”.
pub(super) const BODY: Points = Points(14);
/// Quyền hạn, chức vụ của người ký “In hoa, 13 - 14, Đứng, đậm”; họ và tên “In thường, 13 - 14, Đứng, đậm”.
pub(super) const SIGNATURE: Points = Points(14);
/// Từ “Nơi nhận”: “In thường, 12, Nghiêng, đậm”.
pub(super) const RECIPIENTS: Points = Points(12);
/// Tên cơ quan, tổ chức, cá nhân nhận văn bản: “In thường, 11, Đứng”.
pub(super) const RECIPIENT: Points = Points(11);
/// “Số trang văn bản: Được đánh từ số 1, bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, được đặt canh giữa theo
/// chiều ngang trong phần lề trên của văn bản, không hiển thị số trang thứ nhất.” (Phần I, mục I.7)
pub(super) const PAGE_NUMBER: Points = Points(13);
/// Cells of a table, and the notes under it; the decree is silent.
pub(super) const CELL: Points = Points(11);
pub(super) const NOTE: Points = Points(10);

/// Millimetres in twentieths of a point.
pub(super) const fn twips(millimetres: i32) -> i32 {
    millimetres * 1_440 * 10 / 254
}

/// Width and height of the paper.
pub(super) const fn paper(across: bool) -> (u32, u32) {
    let (width, height) = (twips(PAPER.0).unsigned_abs(), twips(PAPER.1).unsigned_abs());
    if across { (height, width) } else { (width, height) }
}

/// Width between the margins.
pub(super) const fn text_width(across: bool) -> usize {
    let (width, _) = paper(across);
    width.saturating_sub(twips(MARGINS.left + MARGINS.right).unsigned_abs()) as usize
}

pub(super) const fn margins() -> PageMargin {
    PageMargin {
        top: twips(MARGINS.top),
        bottom: twips(MARGINS.bottom),
        left: twips(MARGINS.left),
        right: twips(MARGINS.right),
        header: twips(10),
        footer: twips(10),
        gutter: 0,
    }
}

pub(super) fn font() -> RunFonts {
    RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT)
}

/// A text of a size; its control characters are spaces, which XML cannot hold.
pub(super) fn run(text: &str, size: Points) -> Run {
    Run::new().add_text(crate::words::line(text)).size(size.half_points()).fonts(font())
}

/// A paragraph in single spacing, with points before and after.
pub(super) fn paragraph(align: AlignmentType, before: u32, after: u32) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Auto).line(240);
    Paragraph::new().align(align).line_spacing(spacing.before(before * 20).after(after * 20))
}

/// A drawn line in the middle, so many millimetres long, in a space so many wide.
pub(super) fn line(length: i32, width: i32) -> Paragraph {
    let side = twips(width - length) / 2;
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(1);
    let mut paragraph = paragraph(AlignmentType::Center, 3, 0).size(8);
    paragraph = paragraph.indent(Some(side), None, Some(side), None);
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

impl Points {
    pub(super) const fn half_points(self) -> usize {
        self.0 * 2
    }
}
