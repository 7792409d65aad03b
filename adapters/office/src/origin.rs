//! Where the figures of a table come from: as of when, under which rules, out of which history.

use dondoc::law::message::Bilingual;
use dondoc::law::{Text, Window};
use dondoc::report::Fingerprint;
use dondoc::{Regulation, ReportPeriod};

use crate::table::Source;
use crate::words::text;

/// The two clocks, as a line under a title.
pub(crate) fn as_of(print: &Fingerprint) -> Text {
    let known = print.known_at.map_or_else(
        || text("theo mọi thông tin đã ghi nhận", "with all that is recorded"),
        |at| text(format!("theo thông tin ghi nhận đến {at}"), format!("with what was recorded by {at}")),
    );
    text(
        format!("Tình hình đến hết ngày {}, {}", print.on.vi(), known.vi),
        format!("As of {}, {}", print.on.en(), known.en),
    )
}

/// What a report or a review was made of; `definition` is its id in the pack.
pub(crate) fn sources(
    regulation: &Regulation,
    definition: &str,
    period: ReportPeriod,
    window: Window,
    print: &Fingerprint,
) -> Vec<Source> {
    let source = |key: &str, label: Text, value: Text| Source { key: key.to_owned(), label, value };
    let same = |value: &str| text(value, value);
    let Window { first, last } = window;
    let known = print.known_at.map(|at| at.to_string());
    let everything = text("mọi thông tin đã ghi nhận", "all that is recorded");
    let definition = format!("{definition} ({})", print.definition);
    let mut sources = vec![
        source("regulation", text("Quy chế", "Regulation"), same(regulation.number())),
        source("pack", text("Gói quy tắc", "Pack of rules"), same(&print.regulation)),
        source("definition", text("Định nghĩa báo cáo", "Definition"), same(&definition)),
        source("period", text("Kỳ báo cáo", "Period"), text(period.vi(), period.en())),
        source("first_day", text("Ngày đầu", "First day"), text(first.vi(), first.en())),
        source("last_day", text("Ngày chốt số liệu", "Last day"), text(last.vi(), last.en())),
        source(
            "known_at",
            text("Thông tin ghi nhận đến", "Recorded by"),
            known.map_or(everything, |at| same(&at)),
        ),
    ];
    if let Some(origin) = &print.origin {
        let calendar = format!("{} ({})", origin.calendar, origin.calendar_hash);
        let head = format!("{} ({})", origin.position, origin.link);
        sources.push(source("calendar", text("Lịch làm việc", "Working calendar"), same(&calendar)));
        sources.push(source("head", text("Sự kiện cuối được tính", "Last event"), same(&head)));
    }
    sources.push(source("fingerprint", text("Dấu vân", "Fingerprint"), same(&print.hash())));
    sources
}
