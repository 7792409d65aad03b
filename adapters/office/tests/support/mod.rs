//! Reports to be written: small, and random.
#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "each test takes what it needs")]

use dondoc::law::{ReportDefinition, Rounding};
use dondoc::model::{Agency, AgencyCode, AgencyKind};
use dondoc::report::{Counts, RatioValue, Report, ReportBuilder, ReportRow, TOTAL, percent};
use dondoc::{CivilDate, Regulation, ReportPeriod};
use dondoc_office::Letterhead;
use proptest::prelude::*;

/// Names as they are, and as nobody should write them.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[SsTtBb][ởyừệa]{1,3} [Ff<>&\"';,=_x0-9Đđ ]{0,24}",
        3 => "[=+@'\\-＝][A-Z0-9()!|' ]{0,16}",
        2 => "\\PC{0,40}",
        1 => any::<String>(),
        1 => Just("Ủy ban nhân dân huyện Mỏ Cày Nam".repeat(120)),
        1 => Just("_x0041_ U\u{309}y ban \u{a0}".to_owned()),
    ]
}

fn counts() -> impl Strategy<Value = Counts> {
    prop::array::uniform11(prop_oneof![0_i64..50, 0_i64..9_000_000_000]).prop_map(|counts| {
        let [carried_over, newly_assigned, total, done_on_time, done_late, done_no_deadline, rest @ ..] =
            counts;
        let [awaiting_confirmation, open_in_time, open_overdue, open_no_deadline, withdrawn] = rest;
        Counts {
            carried_over,
            newly_assigned,
            total,
            done_on_time,
            done_late,
            done_no_deadline,
            awaiting_confirmation,
            open_in_time,
            open_overdue,
            open_no_deadline,
            withdrawn,
        }
    })
}

/// A report of up to twelve rows under any definition of the pack; the writers do not ask whether it closes, the core did.
pub(crate) fn report() -> impl Strategy<Value = Report> {
    let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
    let definitions = regulation.report_definitions().to_vec();
    let figure = prop_oneof![0_i64..50, 0_i64..9_000_000_000];
    prop::sample::select(definitions).prop_flat_map(move |definition| {
        let width = definition.columns.len();
        let cells = prop::collection::vec(figure.clone(), width);
        let ratios =
            definition.ratios.iter().map(|ratio| (ratio.decimals, ratio.rounding)).collect::<Vec<_>>();
        let row = (name(), name(), counts(), cells, any::<bool>(), 0_i64..5);
        let row = row
            .prop_map(move |(key, name, counts, cells, inner, below)| {
                let ratio = |(decimals, rounding): &(u8, Rounding)| RatioValue {
                    numerator: 3,
                    denominator: below,
                    percent: percent(3, below, *rounding, *decimals),
                };
                let outer = inner.then(|| "department".to_owned());
                ReportRow { outer, key, name, counts, cells, ratios: ratios.iter().map(ratio).collect() }
            })
            .boxed();
        let rows = prop::collection::vec(row.clone(), 0..12);
        (rows, row, any::<bool>()).prop_map(move |(rows, total, known)| {
            let total =
                ReportRow { outer: None, key: TOTAL.to_owned(), name: "Tổng cộng".to_owned(), ..total };
            let known_at = known.then(|| "2020-04-14T23:59:59+07:00".parse().unwrap());
            Report { definition: definition.clone(), rows, total, known_at, ..small() }
        })
    })
}

/// The report of a register that has two agencies and no task.
pub(crate) fn small() -> Report {
    let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
    small_by(regulation.report_definition(None).unwrap())
}

/// The same by a definition of the pack.
pub(crate) fn small_by(definition: &ReportDefinition) -> Report {
    let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
    let agency = |code: &str, name: &str, kind| Agency {
        code: AgencyCode::new(code).unwrap(),
        name: name.to_owned(),
        kind,
        parent: None,
        sectors: Vec::new(),
    };
    let agencies = [
        agency("VP", "Văn phòng UBND tỉnh", AgencyKind::Office),
        agency("SNV", "Sở Nội vụ", AgencyKind::Department),
    ];
    let period = ReportPeriod::month(2020, 4).unwrap();
    ReportBuilder::new(definition, period, None, &agencies, &regulation).unwrap().finish(None).unwrap()
}

pub(crate) fn letterhead() -> Letterhead {
    Letterhead {
        superior: Some("Ủy ban nhân dân tỉnh Bến Tre".to_owned()),
        issuer: "Văn phòng".to_owned(),
        number: None,
        symbol: "BC-VPUBND".to_owned(),
        place: "Bến Tre".to_owned(),
        date: CivilDate::from_ymd(2020, 4, 16).ok(),
        subject: None,
        paragraphs: vec!["Đề nghị các cơ quan “cập nhật” & báo cáo <ngay>.".to_owned()],
        recipients: vec!["Ủy ban nhân dân tỉnh".to_owned()],
        filed_with: None,
        authority: None,
        position: "Chánh Văn phòng".to_owned(),
        signer: "Nguyễn Văn A".to_owned(),
    }
}
