//! Word: the report as a document in the form of Nghị định 30/2020/NĐ-CP, ready for the signature. The form is
//! Vietnamese, and so is the document.

mod annex;
mod body;
mod form;
mod heading;
mod letterhead;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Header, PageNum, PageNumType, PageOrientationType, PageSize, Section, XMLDocx,
};
use dondoc::law::Language;

use crate::error::{OfficeError, Result};
use crate::table::Table;
pub use letterhead::Letterhead;

/// The table as a report under `letterhead`: heading, title, its sentences and those of the letterhead, recipients and
/// signature on pages along the paper; then the table as an annex on pages across it.
///
/// # Errors
/// `letterhead.invalid` with the field at fault; `output.failed`.
pub fn docx(table: &Table, letterhead: &Letterhead) -> Result<Vec<u8>> {
    letterhead.check()?;
    // Paragraphs are numbered through a thread; writing a document begins the numbers anew for the next one.
    drop(Docx::new().build());
    let mut document = build(table, letterhead).build();
    repeat_heading(&mut document)?;
    let mut bytes = Cursor::new(Vec::new());
    document.pack(&mut bytes).map_err(|error| OfficeError::output("docx", error))?;
    Ok(bytes.into_inner())
}

fn build(table: &Table, head: &Letterhead) -> Docx {
    let subject = head.subject.as_deref().unwrap_or_else(|| table.title().get(Language::Vietnamese));
    let (width, height) = form::paper(false);
    let mut letter = Section::new()
        .page_size(PageSize::new().size(width, height))
        .page_margin(form::margins())
        .page_num_type(PageNumType::new().start(1))
        .title_pg()
        .header(page_number())
        .add_table(heading::heading(head));
    for paragraph in heading::title(subject) {
        letter = letter.add_paragraph(paragraph);
    }
    let figures = table.summary.iter().map(|sentence| sentence.get(Language::Vietnamese));
    let annexed = ["Số liệu chi tiết tại Phụ lục kèm theo."];
    for text in figures.chain(annexed).chain(head.paragraphs.iter().map(String::as_str)) {
        letter = letter.add_paragraph(body::sentence(text));
    }
    let letter = letter.add_table(body::closing(head));

    let (width, height) = form::paper(true);
    let mut document = Docx::new()
        .default_fonts(form::font())
        .default_size(form::PAGE_NUMBER.half_points())
        .add_section(letter)
        .page_size(width, height)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(form::margins())
        // An annex has page numbers of its own (Phần I, mục III.1).
        .page_num_type(PageNumType::new().start(1))
        .header(page_number())
        .title_pg();
    for paragraph in annex::title(table, head) {
        document = document.add_paragraph(paragraph);
    }
    document = document.add_table(annex::grid(table));
    for paragraph in annex::notes(table) {
        document = document.add_paragraph(paragraph);
    }
    document
}

fn page_number() -> Header {
    Header::new().add_paragraph(form::paragraph(AlignmentType::Center, 0, 0).add_page_num(PageNum::new()))
}

/// Makes the first row of the annex's table stand at the head of each of its pages. docx-rs has no name for it, so the
/// mark is set in what it wrote: of the rows that may not be split, that row is the last.
fn repeat_heading(document: &mut XMLDocx) -> Result<()> {
    const UNSPLIT: &str = "<w:cantSplit />";
    const REPEATED: &str = "<w:cantSplit /><w:tblHeader />";
    let bytes = std::mem::take(&mut document.document);
    let xml = String::from_utf8(bytes).map_err(|error| OfficeError::output("docx", error))?;
    let (before, after) = xml
        .rsplit_once(UNSPLIT)
        .ok_or_else(|| OfficeError::output("docx", "the annex has no heading row"))?;
    document.document = [before, REPEATED, after].concat().into_bytes();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The measures lie within the decree's ranges.
    #[test]
    fn margins_are_those_of_the_decree() {
        let margins = form::margins();
        let within = |twips: i32, least, most| (form::twips(least)..=form::twips(most)).contains(&twips);
        assert!(within(margins.top, 20, 25) && within(margins.bottom, 20, 25));
        assert!(within(margins.left, 30, 35) && within(margins.right, 15, 20));
        assert_eq!(form::paper(false), (11_905, 16_837));
    }
}
