//! What the columns of a definition mean, in words, and which sums hold.

use dondoc::law::{AssignedIn, Column, Ratio, ReportClass, Rounding};
use dondoc::law::{ReportDefinition, Text};

use super::text;
use crate::table::Note;

/// A note for each column, each ratio, and each sum that closes.
pub(super) fn notes(definition: &ReportDefinition) -> Vec<Note> {
    let columns =
        definition.columns.iter().map(|column| Note { label: column.label.clone(), text: counted(column) });
    let ratios = definition
        .ratios
        .iter()
        .map(|ratio| Note { label: ratio.label.clone(), text: share(definition, ratio) });
    let sums = definition.identities.iter().map(|identity| {
        let sum = label(definition, &identity.sum);
        let parts = identity.parts.iter().map(|part| label(definition, part));
        let joined = join(parts.map(|part| text(quoted(&part.vi), quoted(&part.en))), " + ");
        Note {
            label: text("Phép cộng", "Sum"),
            text: text(
                format!("{} = {}", quoted(&sum.vi), joined.vi),
                format!("{} = {}", quoted(&sum.en), joined.en),
            ),
        }
    });
    columns.chain(ratios).chain(sums).collect()
}

/// The heading of a column or ratio; the id itself where the definition has none of that id.
pub(super) fn label(definition: &ReportDefinition, id: &str) -> Text {
    let columns = definition.columns.iter().map(|column| (&column.id, &column.label));
    let ratios = definition.ratios.iter().map(|ratio| (&ratio.id, &ratio.label));
    let mut found = columns.chain(ratios).filter(|(key, _)| *key == id);
    found.next().map_or_else(|| text(id, id), |(_, label)| label.clone())
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

fn join(texts: impl Iterator<Item = Text>, between: &str) -> Text {
    let (vi, en): (Vec<_>, Vec<_>) = texts.map(|text| (text.vi, text.en)).unzip();
    text(vi.join(between), en.join(between))
}

/// The tasks that a column counts.
fn counted(column: &Column) -> Text {
    let all = ReportClass::ALL.iter().filter(|class| **class != ReportClass::Withdrawn);
    let mut words = if all.copied().all(|class| column.classes.contains(&class)) {
        let withdrawn = column.classes.contains(&ReportClass::Withdrawn);
        if withdrawn {
            text("mọi nhiệm vụ", "all tasks")
        } else {
            text("mọi nhiệm vụ, trừ nhiệm vụ đã rút", "all tasks but those withdrawn")
        }
    } else {
        join(column.classes.iter().map(|class| class_words(*class)), "; ")
    };
    let mut narrow =
        |vi: &str, en: &str| words = text(format!("{}, {vi}", words.vi), format!("{}, {en}", words.en));
    match column.assigned {
        Some(AssignedIn::Before) => narrow("giao trước kỳ", "assigned before the period"),
        Some(AssignedIn::Within) => narrow("giao trong kỳ", "assigned within the period"),
        None => {}
    }
    if let Some(days) = column.days_late {
        let from = days.from;
        match days.to {
            Some(to) => {
                narrow(&format!("quá hạn từ {from} đến {to} ngày"), &format!("{from} to {to} days late"))
            }
            None => narrow(&format!("quá hạn từ {from} ngày"), &format!("{from} days late or more")),
        }
    }
    words
}

fn class_words(class: ReportClass) -> Text {
    let (vi, en) = match class {
        ReportClass::DoneOnTime => {
            ("kết quả được xác nhận, có không sau thời hạn", "confirmed, not after the deadline")
        }
        ReportClass::DoneLate => ("kết quả được xác nhận, có sau thời hạn", "confirmed, after the deadline"),
        ReportClass::DoneNoDeadline => ("kết quả được xác nhận, không thời hạn", "confirmed, no deadline"),
        ReportClass::AwaitingOnTime => {
            ("chờ xác nhận, kết quả không sau thời hạn", "awaiting confirmation, not after the deadline")
        }
        ReportClass::AwaitingLate => {
            ("chờ xác nhận, kết quả sau thời hạn", "awaiting confirmation, after the deadline")
        }
        ReportClass::AwaitingNoDeadline => {
            ("chờ xác nhận, không thời hạn", "awaiting confirmation, no deadline")
        }
        ReportClass::ReturnedInTime => {
            ("đã chuyển lại Văn phòng, thời hạn chưa qua", "returned, the deadline not passed")
        }
        ReportClass::ReturnedOverdue => {
            ("đã chuyển lại Văn phòng, thời hạn đã qua", "returned, the deadline passed")
        }
        ReportClass::ReturnedNoDeadline => {
            ("đã chuyển lại Văn phòng, không thời hạn", "returned, no deadline")
        }
        ReportClass::OpenInTime => {
            ("chưa có kết quả, thời hạn chưa qua", "no result, the deadline not passed")
        }
        ReportClass::OpenOverdue => ("chưa có kết quả, thời hạn đã qua", "no result, the deadline passed"),
        ReportClass::OpenNoDeadline => ("chưa có kết quả, không thời hạn", "no result, no deadline"),
        ReportClass::Withdrawn => ("đã rút trong kỳ", "withdrawn within the period"),
    };
    text(vi, en)
}

/// What a ratio is of what, and how it is rounded.
fn share(definition: &ReportDefinition, ratio: &Ratio) -> Text {
    if let Some(other) = &ratio.remainder_of {
        let other = label(definition, other);
        return text(format!("100 % trừ {}", quoted(&other.vi)), format!("100% less {}", quoted(&other.en)));
    }
    let (above, below) = (label(definition, &ratio.numerator), label(definition, &ratio.denominator));
    let (vi, en) = match ratio.rounding {
        Rounding::HalfUp => ("làm tròn", "rounded"),
        Rounding::Truncated => ("cắt bỏ phần dư", "cut off"),
    };
    let decimals = ratio.decimals;
    text(
        format!(
            "{} trên {}, {vi} {decimals} chữ số thập phân; mẫu số bằng 0 thì không có",
            quoted(&above.vi),
            quoted(&below.vi)
        ),
        format!(
            "{} of {}, {en} to {decimals} decimals; none where there is nothing to divide by",
            quoted(&above.en),
            quoted(&below.en)
        ),
    )
}
