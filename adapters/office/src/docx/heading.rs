//! The top of the first page: issuer at the left, the country at the right, and the title.

use docx_rs::{AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::form::{self, AGENCY, COUNTRY, MOTTO, NUMBER, PLACE, TITLE, line, paragraph, run, twips};
use super::letterhead::Letterhead;

/// Widths of the two halves in millimetres: together the text between the margins.
const LEFT: i32 = 74;
const RIGHT: i32 = 91;
/// The line under the motto is as long as the motto (Phần I, mục II.1).
const MOTTO_LINE: i32 = 54;
/// The lines under issuer and title are from a third to a half as long as the words (Phần I, mục II.2, II.5).
const SHORT_LINE: i32 = 24;

/// The heading, as a table of two cells without borders.
pub(super) fn heading(head: &Letterhead) -> Table {
    let mut left = TableCell::new();
    if let Some(superior) = &head.superior {
        left = left.add_paragraph(centred().add_run(run(&superior.to_uppercase(), AGENCY)));
    }
    let left = left
        .add_paragraph(centred().add_run(run(&head.issuer.to_uppercase(), AGENCY).bold()))
        .add_paragraph(line(SHORT_LINE, LEFT))
        .add_paragraph(centred().add_run(run(&head.number_and_symbol(), NUMBER)));
    let right = TableCell::new()
        .add_paragraph(centred().add_run(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", COUNTRY).bold()))
        .add_paragraph(centred().add_run(run("Độc lập - Tự do - Hạnh phúc", MOTTO).bold()))
        .add_paragraph(line(MOTTO_LINE, RIGHT))
        .add_paragraph(centred().add_run(run(&head.place_and_date(), PLACE).italic()));
    halves(left, LEFT, right, RIGHT)
}

/// Tên loại and trích yếu, with the line beneath.
pub(super) fn title(subject: &str) -> [Paragraph; 3] {
    let width = LEFT + RIGHT;
    [
        paragraph(AlignmentType::Center, 14, 0).add_run(run("BÁO CÁO", TITLE).bold()),
        paragraph(AlignmentType::Center, 0, 0).add_run(run(subject, TITLE).bold()),
        line(SHORT_LINE * 2, width),
    ]
}

/// Two cells side by side, so many millimetres wide, without borders.
pub(super) fn halves(left: TableCell, left_width: i32, right: TableCell, right_width: i32) -> Table {
    let widths = [left_width, right_width].map(|width| twips(width).unsigned_abs() as usize);
    let [left_width, right_width] = widths;
    let cells = vec![left.width(left_width, WidthType::Dxa), right.width(right_width, WidthType::Dxa)];
    Table::without_borders(vec![TableRow::new(cells).cant_split()])
        .set_grid(widths.to_vec())
        .width(form::text_width(false), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(docx_rs::TableCellMargins::new().margin(0, 0, 0, 0))
}

fn centred() -> Paragraph {
    paragraph(AlignmentType::Center, 0, 0)
}
