//! What the report says in sentences, to whom it goes, and who signs it.

use docx_rs::{AlignmentType, Paragraph, SpecialIndentType, Table, TableCell};

use super::form::{BODY, RECIPIENT, RECIPIENTS, SIGNATURE, paragraph, run, twips};
use super::heading::halves;
use super::letterhead::Letterhead;

/// A paragraph of the body: even at both margins, its first line 1 cm or 1.27 cm in; “Khoảng cách giữa các đoạn văn tối
/// thiểu là 6pt” (Phần I, mục II.6).
pub(super) fn sentence(text: &str) -> Paragraph {
    paragraph(AlignmentType::Both, 6, 0)
        .indent(None, Some(SpecialIndentType::FirstLine(twips(10))), None, None)
        .add_run(run(text, BODY))
}

/// Nơi nhận at the left, the signature at the right.
pub(super) fn closing(head: &Letterhead) -> Table {
    let mut left = TableCell::new().add_paragraph(
        paragraph(AlignmentType::Left, 6, 0).add_run(run("Nơi nhận:", RECIPIENTS).bold().italic()),
    );
    let recipients = head.recipients.iter().map(|recipient| format!("- {recipient};"));
    for line in recipients.chain([format!("- {}", head.filing())]) {
        left = left.add_paragraph(paragraph(AlignmentType::Left, 0, 0).add_run(run(&line, RECIPIENT)));
    }
    let centred = |before| paragraph(AlignmentType::Center, before, 0);
    let mut right = TableCell::new();
    let mut before = 6;
    if let Some(authority) = &head.authority {
        right =
            right.add_paragraph(centred(before).add_run(run(&authority.to_uppercase(), SIGNATURE).bold()));
        before = 0;
    }
    let right = right
        .add_paragraph(centred(before).add_run(run(&head.position.to_uppercase(), SIGNATURE).bold()))
        // Room for the signature and the seal.
        .add_paragraph(centred(72).add_run(run(&head.signer, SIGNATURE).bold()));
    halves(left, 75, right, 90)
}
