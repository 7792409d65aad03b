//! A search over a register of 200,000 tasks and as many directives, in SQLite. It fails where two words take longer than
//! promised.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use dondoc::calendar::WorkingCalendar;
use dondoc::lifecycle::{Action, Command};
use dondoc::model::Prose;
use dondoc::register::{BatchOutcome, verify};
use dondoc::search::SearchQuery;
use dondoc::{Register, Regulation};
use dondoc_benches::commands;
use dondoc_sqlite::rusqlite::Connection;
use dondoc_sqlite::{Durability, Opening, SqliteStore};
use fastrand::Rng;

const TASKS: usize = 200_000;
const BATCH: usize = 5_000;
/// Kept back, so that the index is behind by as many events as a search reads by itself.
const LATER: usize = 200;
const ROUNDS: usize = 21;
const TWO_WORDS: Duration = Duration::from_millis(20);

/// What offices write about; each text is some of these.
const PHRASES: &[&str] = &[
    "báo cáo",
    "tài chính",
    "đầu tư công",
    "kế hoạch",
    "triển khai",
    "thực hiện",
    "nhiệm vụ",
    "giáo dục",
    "đào tạo",
    "y tế",
    "xây dựng",
    "đất đai",
    "môi trường",
    "nông nghiệp",
    "du lịch",
    "an toàn giao thông",
    "phòng, chống dịch",
    "công tác quản lý nhà nước",
    "thanh tra, kiểm tra",
    "chuyển đổi số",
    "cải cách hành chính",
    "bảo hiểm xã hội",
    "doanh nghiệp",
    "hợp tác xã",
    "xây dựng nông thôn mới",
    "giảm nghèo bền vững",
    "thi đua, khen thưởng",
    "tiếp công dân",
    "khiếu nại, tố cáo",
    "hạn mặn",
    "nước sạch",
    "đê điều",
    "cây giống",
    "nuôi tôm nước lợ",
];

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("register.db");
    let opening = Opening { durability: Durability::PowerCutLosesTail, ..Opening::default() };
    let (calendar, regulation) = (WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    let mut register = Register::new(opening.open(&path)?, calendar, regulation);
    let commands = worded(commands(TASKS)?);
    let (first, later) = commands.split_at_checked(commands.len() - LATER).context("commands")?;
    first.chunks(BATCH).try_for_each(|batch| apply(&mut register, batch))?;

    let (events, size) = (register.head()?.position, size(&path)?);
    let build = timed(|| register.rebuild_search())?;
    println!(
        "The index of {events} events is made in {:.1} s and takes {:.0} MB; the register has {:.0} MB.\n",
        build.as_secs_f64(),
        (self::size(&path)? - size) / 1e6,
        size / 1e6
    );
    println!("| query | hits shown | median | slowest of {ROUNDS} |");
    println!("|---|---:|---:|---:|");
    let mut missed = Vec::new();
    for query in ["bao cao", "đầu tư", "nuôi tôm", "bao xyz", "1234/UBND-TH", "bao cao 19999", "ba", "b"]
    {
        let slowest = row(&register, query, "")?;
        if query.split(' ').count() == 2 && slowest >= TWO_WORDS {
            missed.push(query);
        }
    }
    apply(&mut register, later)?;
    if row(&register, "bao cao", &format!(", {LATER} events later than the index"))? >= TWO_WORDS {
        missed.push("bao cao, behind");
    }
    let verified = timed(|| verify(register.store(), None).map(|_| ()))?;
    println!("\nVerifying the register, the index with it, takes {:.1} s.", verified.as_secs_f64());
    if missed.is_empty() { Ok(()) } else { bail!("not below {TWO_WORDS:?}: {}", missed.join(", ")) }
}

/// Prints a row, and answers the median.
fn row(register: &Register<SqliteStore>, text: &str, note: &str) -> Result<Duration> {
    let query = SearchQuery::new(text)?;
    let mut hits = 0;
    let times = (0..ROUNDS).map(|_| {
        timed(|| {
            hits = register.search(&query)?.len();
            Ok(())
        })
    });
    let mut times = times.collect::<Result<Vec<_>>>()?;
    times.sort_unstable();
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let (median, slowest) = (times.get(ROUNDS / 2), times.last());
    let (median, slowest) = (*median.context("times")?, *slowest.context("times")?);
    println!("| `{text}`{note} | {hits} | {:.2} ms | {:.2} ms |", millis(median), millis(slowest));
    Ok(median)
}

/// The same commands about different things.
fn worded(commands: Vec<Command>) -> Vec<Command> {
    let mut rng = Rng::with_seed(1);
    let mut text = |count: usize| {
        let phrases = (0..count).filter_map(|_| rng.choice(PHRASES).copied()).collect::<Vec<_>>();
        Prose::from(format!("Về việc {}", phrases.join(" ")))
    };
    let mut worded = commands;
    for command in &mut worded {
        match &mut command.action {
            Action::RegisterDirective { directive } => directive.abstract_text = text(5),
            Action::AssignTask { task } => task.content = text(10),
            _ => {}
        }
    }
    worded
}

fn apply(register: &mut Register<SqliteStore>, commands: &[Command]) -> Result<()> {
    let outcome = register.apply_all(commands)?;
    ensure!(matches!(outcome, BatchOutcome::Applied(_)), "a command of the bench was refused");
    Ok(())
}

fn timed(work: impl FnOnce() -> dondoc::Result<()>) -> Result<Duration> {
    let begin = Instant::now();
    work()?;
    Ok(begin.elapsed())
}

/// Of the database itself, in bytes.
fn size(path: &std::path::Path) -> Result<f64> {
    let connection = Connection::open(path)?;
    let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, u32>(0)).map(f64::from);
    Ok(number("PRAGMA page_count")? * number("PRAGMA page_size")?)
}
