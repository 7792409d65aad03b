//! Stacked bars as inline SVG: a bar a row, a part a series, and a legend with the sums.

use dondoc::law::Language;
use maud::{Markup, html};

use crate::number;
use crate::table::{Cell, Chart, Level, Row, Table};
use crate::words;

/// Measures of the drawing, in its own units.
const WIDTH: i64 = 760;
const LABEL: i64 = 250;
const BARS: i64 = 440;
const BAR: i64 = 18;
const LINE: i64 = 26;
/// Longest name beside a bar; the whole name is in the bar's title.
const NAME: usize = 36;
/// The style has so many colours.
const COLORS: usize = 8;

/// One part of a bar: its series, the count, and where it lies in tenths of a unit.
struct Part {
    series: usize,
    count: i64,
    start: i64,
    width: i64,
}

/// A chart as a figure. What it shows is said in words too, and the table has it all.
pub(super) fn figure(table: &Table, chart: &Chart, id: &str, language: Language) -> Markup {
    let places = chart.series.iter().filter_map(|key| table.place(key)).collect::<Vec<_>>();
    let rows = table.rows().iter().filter(|row| row.level() == chart.rows).collect::<Vec<_>>();
    let counts = |row: &Row| places.iter().map(|(place, _)| count(row, *place)).collect::<Vec<_>>();
    let longest = rows.iter().map(|row| counts(row).iter().sum()).max().unwrap_or(0).max(1);
    let height = i64::try_from(rows.len()).unwrap_or(0).saturating_mul(LINE).saturating_add(8);
    let sums = places.iter().map(|(place, column)| {
        let sum = rows.iter().map(|row| count(row, *place)).sum::<i64>();
        (column.label.get(language), number::count(sum, language))
    });
    let sums = sums.collect::<Vec<_>>();
    let words = sums.iter().map(|(label, sum)| format!("{label}: {sum}")).collect::<Vec<_>>().join("; ");
    html! {
        figure {
            div.scroll tabindex="0" role="group" aria-label=(chart.title.get(language)) {
                svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby=(format!("{id}-title {id}-desc")) {
                    title id=(format!("{id}-title")) { (chart.title.get(language)) }
                    desc id=(format!("{id}-desc")) { (words) ". " (words::FIGURES_BELOW.get(language)) }
                    @for (row, line) in rows.iter().zip(0_i64..) {
                        @let top = line.saturating_mul(LINE).saturating_add(4);
                        @let counts = counts(row);
                        @let parts = parts(&counts, longest);
                        @let end = parts.last().map_or(0, |part| part.start + part.width);
                        g {
                            title { (super::name(table, row, language)) }
                            text.name x=(LABEL - 8) y=(top + 14) text-anchor="end" { (short(super::name(table, row, language))) }
                            @for part in &parts {
                                rect class=(format!("s{}", part.series % COLORS)) x=(tenths(LABEL * 10 + part.start)) y=(top)
                                    width=(tenths(part.width)) height=(BAR) {
                                    title { (sums.get(part.series).map_or("", |(label, _)| label)) ": " (number::count(part.count, language)) }
                                }
                            }
                            text.sum x=(tenths(LABEL * 10 + end + 60)) y=(top + 14) { (number::count(counts.iter().sum(), language)) }
                        }
                    }
                }
            }
            figcaption {
                strong { (chart.title.get(language)) }
                ul.legend {
                    @for ((label, sum), series) in sums.iter().zip(0_usize..) {
                        li { span class=(format!("swatch s{}", series % COLORS)) aria-hidden="true" {} (label) ": " strong { (sum) } }
                    }
                }
                @if chart.rows == Level::Detail { p { (words::FIGURES_BELOW.get(language)) } }
            }
        }
    }
}

/// A count that can be drawn.
fn count(row: &Row, place: usize) -> i64 {
    match row.cells().get(place) {
        Some(Cell::Count(count)) => (*count).max(0),
        _ => 0,
    }
}

/// The parts of a bar that are to be seen, one after the other.
fn parts(counts: &[i64], longest: i64) -> Vec<Part> {
    let mut start = 0;
    let mut parts = Vec::new();
    for (count, series) in counts.iter().zip(0..).filter(|(count, _)| **count > 0) {
        let width = i128::from(*count) * i128::from(BARS * 10) / i128::from(longest);
        let width = i64::try_from(width).unwrap_or(BARS * 10);
        parts.push(Part { series, count: *count, start, width });
        start += width;
    }
    parts
}

fn tenths(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let mut short = name.chars().take(NAME - 1).collect::<String>();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_one_another_within_the_bar() {
        let parts = parts(&[3, 0, 1, 4], 8);
        let places = parts.iter().map(|part| (part.series, part.start, part.width)).collect::<Vec<_>>();
        assert_eq!(places, [(0, 0, 1_650), (2, 1_650, 550), (3, 2_200, 2_200)]);
        assert!(super::parts(&[i64::MAX], i64::MAX).iter().all(|part| part.width == BARS * 10));
    }

    #[test]
    fn a_long_name_is_cut_by_characters() {
        let name = "Ủy ban nhân dân huyện ".repeat(5);
        assert_eq!(short(&name).chars().count(), NAME);
        assert_eq!(short("Sở Nội vụ"), "Sở Nội vụ");
    }
}
