//! A full disk: the command is refused with its own code, reading goes on, and once there is room the same command is applied.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use anyhow::{Result, anyhow, bail, ensure};
use dondoc::law::ReportPeriod;
use dondoc::lifecycle::Command;
use dondoc::register::{Outcome, verify};
use dondoc::{Register, codes};
use dondoc_sqlite::{Access, Opening, SqliteStore};
use dondoc_tests::register_on;

use crate::check::{Applied, Open, check_store};
use crate::session::{folder, foretold};
use crate::spread::spread;
use crate::tally::{Line, Promise, Verdict};

const COMMANDS: usize = 120;

/// The lines of the table, with `points` limits.
pub(crate) fn lines(seed: u64, points: usize) -> Result<Vec<Line>> {
    let sent = foretold(seed, COMMANDS)?;
    let mut lines = vec![pages(seed, points, &sent)?];
    for (name, open) in [
        ("full file system", (|path| SqliteStore::open(path)) as Open),
        ("full file system, one process alone", |path| {
            Opening { access: Access::Exclusive, ..Opening::default() }.open(path)
        }),
    ] {
        lines.push(file_system(name, seed, (points / 4).max(4), open, &sent)?);
    }
    Ok(lines)
}

/// SQLite itself is told how many pages there may be.
fn pages(seed: u64, points: usize, sent: &[(Command, Applied)]) -> Result<Line> {
    let mut line = Line::new("full at a number of pages", Promise::Survives, seed);
    spread(&mut line, points, |point| {
        let folder = folder()?;
        let store = SqliteStore::open(folder.path().join("register.db"))?;
        let connection = store.into_connection();
        let limit = |pages: i64| -> Result<i64> {
            Ok(connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))?)
        };
        let begun: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        limit(begun + point as i64 % 16)?;
        let mut register = register_on(SqliteStore::from_connection(connection)?)?;
        let verdict = fill(&mut register, sent, |register| {
            let connection =
                std::mem::replace(register, register_on(memory()?)?).into_store().into_connection();
            connection.query_row("PRAGMA max_page_count = 1000000", [], |row| row.get::<_, i64>(0))?;
            *register = register_on(SqliteStore::from_connection(connection)?)?;
            Ok(())
        })?;
        Ok((format!("{begun} pages and {}", point % 16), verdict))
    })?;
    Ok(line)
}

/// A small file system of its own, filled by somebody else.
fn file_system(
    name: &str,
    seed: u64,
    points: usize,
    open: Open,
    sent: &[(Command, Applied)],
) -> Result<Line> {
    let folder = tempfile::tempdir()?;
    let Ok(mounted) = Mounted::new(folder.path(), "16M") else {
        return Ok(Line::not_measured(name, seed, "mounting a small file system needs root"));
    };
    let mut line = Line::new(name, Promise::Survives, seed);
    for point in 0..points {
        let path = mounted.0.join(format!("{point}.db"));
        let ballast = mounted.0.join("ballast");
        let mut register = register_on(open(&path)?)?;
        let before = point * sent.len() / points / 2;
        for (command, _) in sent.iter().take(before) {
            register.apply(command)?;
        }
        take_all(&ballast, point * 1_000)?;
        let verdict = fill(&mut register, sent, |_| Ok(fs::remove_file(&ballast)?))?;
        line.add(format!("full after {before} commands"), verdict);
        drop(register);
        fs::remove_file(&path)?;
    }
    Ok(line)
}

/// Sends commands until the disk is full, then makes room and goes on to the end.
fn fill(
    register: &mut Register<SqliteStore>,
    sent: &[(Command, Applied)],
    make_room: impl FnOnce(&mut Register<SqliteStore>) -> Result<()>,
) -> Result<Verdict> {
    let mut make_room = Some(make_room);
    let applied: Vec<Applied> = sent.iter().map(|(_, applied)| applied.clone()).collect();
    for (place, (command, foretold)) in sent.iter().enumerate() {
        let answer = match register.apply(command) {
            Err(error) => {
                let Some(make_room) = make_room.take() else {
                    return Ok(Verdict::Broken(format!("there is room, and still: {error}")));
                };
                let again = register.apply(command);
                let codes = [Some(error.code()), again.as_ref().err().map(|error| error.code())];
                if codes != [Some(codes::STORE_FULL); 2] {
                    return Ok(Verdict::Broken(format!(
                        "a full disk was answered as {error}, then {again:?}"
                    )));
                }
                // The rest of what was sent is not there yet, and what is there can be read.
                match check_store(register.store(), &applied, place) {
                    Verdict::Survived => {}
                    verdict => return Ok(verdict),
                }
                register.report(ReportPeriod::month(2020, 4)?, None)?;
                make_room(register)?;
                register.apply(command)
            }
            answer => answer,
        };
        match answer {
            Ok(Outcome::Applied { position, .. } | Outcome::AlreadyApplied { position })
                if position == foretold.position => {}
            other => return Ok(Verdict::Broken(format!("command {place} was answered with {other:?}"))),
        }
    }
    if make_room.is_some() {
        return Ok(Verdict::Broken("the disk never was full".to_owned()));
    }
    verify(register.store(), sent.last().map(|(_, applied)| applied.head))?;
    Ok(check_store(register.store(), &applied, sent.len()))
}

fn memory() -> Result<SqliteStore> {
    let connection = dondoc_sqlite::rusqlite::Connection::open_in_memory()?;
    Ok(SqliteStore::from_connection(connection)?)
}

/// Takes all room but `spare` bytes.
pub(crate) fn take_all(ballast: &Path, spare: usize) -> Result<()> {
    let mut file = File::create(ballast)?;
    let block = [7_u8; 4_096];
    while file.write_all(&block).is_ok() {}
    let length = file.metadata()?.len();
    ensure!(length > 0, "there was no room at all");
    file.set_len(length.saturating_sub(spare as u64))?;
    Ok(())
}

/// A file system of a fixed size, while this lives.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    fn new(at: &Path, size: &str) -> Result<Self> {
        let size = format!("size={size}");
        let status =
            Program::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output()?.status;
        if !status.success() {
            bail!("mount: {status}");
        }
        Ok(Self(at.to_owned()))
    }

    /// A file system on blocks of 1 KiB.
    pub(crate) fn of_small_blocks(at: &Path) -> Result<Self> {
        let image = at.with_extension("img");
        File::create(&image)?.set_len(16 << 20)?;
        let (made, mounted) = (
            Program::new("mkfs.ext4").args(["-q", "-b", "1024"]).arg(&image).output()?.status,
            Program::new("mount").args(["-o", "loop"]).arg(&image).arg(at).output()?.status,
        );
        // Whoever has it open keeps it.
        fs::remove_file(&image)?;
        if !made.success() || !mounted.success() {
            bail!("mkfs.ext4: {made}, mount: {mounted}");
        }
        Ok(Self(at.to_owned()))
    }

    pub(crate) fn at(&self) -> &Path {
        &self.0
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Err(error) = Program::new("umount").arg(&self.0).status().map_err(|error| anyhow!(error)) {
            eprintln!("the file system stays mounted: {error}");
        }
    }
}
