//! `cargo xtask faults`: what the register survives, a line for each promise with how many points were tried.
//!
//! Everything goes through the public functions of the library. A line prints its seed; the same seed gives the same points.

mod check;
mod failing;
mod full;
mod journal;
mod life;
mod many;
mod power;
mod random;
mod rot;
mod session;
mod shim;
mod small_blocks;
mod spread;
mod tally;
mod writer;

use anyhow::{Context, Result, bail};

use dondoc_sqlite::Access;
use rot::Points;
use tally::{Line, Promise};
use writer::Task;

const USAGE: &str = "faults [--seed N] [--full] [--only power|failing|kills|rot|full|many|random]";

/// What is asked for.
struct Asked {
    seed: u64,
    full: bool,
    only: Option<String>,
}

impl Asked {
    fn of_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut asked = Self { seed: 2020, full: false, only: None };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--seed" => asked.seed = arguments.next().context(USAGE)?.parse().context(USAGE)?,
                "--full" => asked.full = true,
                "--only" => asked.only = Some(arguments.next().context(USAGE)?),
                _ => bail!(USAGE),
            }
        }
        Ok(asked)
    }

    /// The number of points of the full set, or of the quick one.
    const fn points(&self, full: usize, quick: usize) -> usize {
        if self.full { full } else { quick }
    }
}

type Part = fn(&Asked) -> Result<Vec<Line>>;

const PARTS: &[(&str, Part)] = &[
    ("power", |asked| power::lines(asked.seed, asked.points(10_000, 100))),
    ("failing", |asked| failing::lines(asked.seed, asked.points(1_000_000, 24))),
    ("kills", |asked| {
        [1, 4].map(|writers| many::kills(asked.seed, writers, asked.points(200, 15))).into_iter().collect()
    }),
    ("rot", |asked| {
        let points = Points {
            cut_stride: asked.points(1, 499),
            journal_flips: asked.points(2_000, 50),
            file_flips: asked.points(4_000, 40),
        };
        rot::lines(asked.seed, &points)
    }),
    ("full", |asked| {
        let mut lines = full::lines(asked.seed, asked.points(96, 12))?;
        let small =
            |name, promise, access, points| small_blocks::line(name, promise, access, asked.seed, points);
        let points = asked.points(48, 6);
        lines.push(small(
            "full disk of 1 KiB blocks, one process alone",
            Promise::Survives,
            Access::Exclusive,
            points,
        )?);
        if asked.full {
            let name = "full disk of 1 KiB blocks, shared memory";
            lines.push(small(name, Promise::MustFail, Access::Shared, points)?);
        }
        Ok(lines)
    }),
    ("many", |asked| Ok(vec![many::concurrent(asked.seed, 4, 4, asked.points(80_000, 800))?])),
    ("random", |asked| Ok(vec![random::lives(asked.seed, asked.points(1_000_000, 12_000))?])),
];

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if_eq("write").is_some() {
        return Task::of_arguments(arguments)?.run();
    }
    if arguments.next_if_eq(small_blocks::CHILD).is_some() {
        return small_blocks::child(arguments);
    }
    shim::install()?;
    let asked = Asked::of_arguments(arguments)?;
    let chosen = |name: &str| asked.only.as_deref().is_none_or(|only| only == name);
    let (mut kept, mut broken) = (0, 0);
    for (name, part) in PARTS.iter().filter(|(name, _)| chosen(name)) {
        for line in part(&asked).with_context(|| format!("HARNESS BROKEN in {name}, seed {}", asked.seed))? {
            println!("{line}");
            if line.holds() { kept += 1 } else { broken += 1 }
        }
    }
    if kept + broken == 0 {
        bail!(USAGE);
    }
    if broken > 0 {
        bail!("{broken} of {} lines do not hold", kept + broken);
    }
    Ok(())
}
