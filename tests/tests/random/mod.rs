//! Random registers as files: rows with dates in any lawful order, recorded early or late.
#![allow(unreachable_pub)]

use dondoc::{CivilDate, Instant};
use proptest::prelude::*;

pub const AGENCIES: &str = "code,name,kind,parent\nVP,Văn phòng,office,\nA,Sở A,department,\nB,UBND B,local_authority,\nC,Sở C,department,\n";
pub const LEADS: [&str; 3] = ["A", "B", "C"];
/// 2019-11-01.
const BEGIN: i32 = 18_201;

/// A dated act and the minutes after the end of its day's morning at which it was recorded.
pub type Act = (i32, i64);

#[derive(Debug, Clone)]
pub struct Row {
    pub lead: usize,
    pub assigned: Act,
    pub deadline: Option<i32>,
    pub extension: Option<(i32, Act)>,
    pub result: Option<Act>,
    pub confirmed_after: Option<i64>,
    pub withdrawn: Option<Act>,
}

pub fn rows() -> impl Strategy<Value = Vec<Row>> {
    let lag = || prop_oneof![2 => 0..600_i64, 1 => 0..30_000_i64];
    let row = (
        0..LEADS.len(),
        (BEGIN..BEGIN + 400, lag()),
        proptest::option::weighted(0.8, 1..90_i32),
        proptest::option::weighted(0.2, (1..60_i32, 0..100_i32, lag())),
        proptest::option::weighted(0.7, (0..150_i32, lag())),
        proptest::option::weighted(0.8, lag()),
        proptest::option::weighted(0.1, (0..120_i32, lag())),
    );
    let row = row.prop_map(|(lead, assigned, days, extension, result, confirmed_after, withdrawn)| {
        let deadline = days.map(|days| assigned.0 + days);
        Row {
            lead,
            assigned,
            deadline,
            extension: deadline
                .and(extension)
                .map(|(days, after, lag)| (deadline.unwrap_or_default() + days, (assigned.0 + after, lag))),
            result: result.map(|(after, lag)| (assigned.0 + after, lag)),
            confirmed_after,
            // A result and a withdrawal of one task exclude each other in the order of their recording.
            withdrawn: withdrawn.filter(|_| result.is_none()).map(|(after, lag)| (assigned.0 + after, lag)),
        }
    });
    proptest::collection::vec(row, 0..40)
}

/// 10:00 on the day, and so many minutes.
pub fn recorded((day, minutes): Act, not_before: i64) -> i64 {
    let ten = i64::from(day) * 86_400_000 + 3 * 3_600_000;
    (ten + minutes * 60_000).max(not_before)
}

/// The instants of a row: assignment, extension, result, confirmation, withdrawal.
pub struct Times {
    pub assigned: i64,
    pub extension: Option<i64>,
    pub result: Option<i64>,
    pub confirmed: Option<i64>,
    pub withdrawn: Option<i64>,
}

pub fn times(row: &Row) -> Times {
    let assigned = recorded(row.assigned, 0);
    let result = row.result.map(|act| recorded(act, assigned));
    Times {
        assigned,
        extension: row.extension.map(|(_, act)| recorded(act, assigned)),
        result,
        confirmed: result.and_then(|result| row.confirmed_after.map(|minutes| result + minutes * 60_000)),
        withdrawn: row.withdrawn.map(|act| recorded(act, assigned)),
    }
}

/// A decision on the deadline after the result is refused: such a row is not one of a register.
pub fn acceptable(row: &Row) -> bool {
    let times = times(row);
    match (row.extension, times.extension, times.result, row.result) {
        (Some((_, (decided, _))), Some(extension), Some(reported), Some((on, _))) => {
            extension < reported || decided <= on
        }
        _ => true,
    }
}

pub fn csv(rows: &[Row]) -> String {
    let date = |days: Option<i32>| {
        days.map_or_else(String::new, |days| CivilDate::from_days(days).unwrap().to_string())
    };
    let at = |millis: Option<i64>| {
        millis.map_or_else(String::new, |millis| Instant::from_millis(millis).to_string())
    };
    let mut text = "task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,coordinators,monitoring_unit,specialist,content,deadline,recorded_at,extended_to,extended_on,extension_recorded_at,result_number,result_on,result_recorded_at,confirmed_at,withdrawn_on,withdrawn_recorded_at\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        let times = times(row);
        let fields = [
            format!("NV-{number}"),
            format!("{number}/UBND-TH"),
            "dispatch".to_owned(),
            date(Some(row.assigned.0)),
            "Chủ tịch".to_owned(),
            "Về việc".to_owned(),
            "A".to_owned(),
            LEADS[row.lead].to_owned(),
            // None, one or two of the others; a unit and a specialist for most.
            [1, 2]
                .into_iter()
                .take(number % 3)
                .map(|n| LEADS[(row.lead + n) % 3])
                .collect::<Vec<_>>()
                .join(";"),
            ["Phòng Tổng hợp", "Phòng Kinh tế", ""][number % 3].to_owned(),
            ["cv01", "", "cv02", "cv03"][number % 4].to_owned(),
            "Báo cáo".to_owned(),
            date(row.deadline),
            at(Some(times.assigned)),
            date(row.extension.map(|(to, _)| to)),
            date(row.extension.map(|(_, (on, _))| on)),
            at(times.extension),
            row.result.map_or_else(String::new, |_| format!("{number}/BC-A")),
            date(row.result.map(|(on, _)| on)),
            at(times.result),
            at(times.confirmed),
            date(row.withdrawn.map(|(on, _)| on)),
            at(times.withdrawn),
        ];
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    text
}
