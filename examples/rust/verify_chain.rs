//! Checks the chain of a register with nothing but the file and SHA-256: what a third party may write for itself, in any
//! language. `cargo run --example verify_chain -- register.db [POSITION HASH]`; position and hash are those of a signed report.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, kept) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [file] => ((*file).to_owned(), None),
        [file, position, hash] => ((*file).to_owned(), Some((position.parse()?, (*hash).to_owned()))),
        _ => bail!("verify_chain FILE [POSITION HASH]"),
    };
    let (position, hash) = verify(Path::new(&file), kept)?;
    println!("{position} {hash}");
    Ok(())
}

/// Each link is SHA-256 over the link before and the bytes of the event; the first follows 32 zeros. The end of the chain, or
/// the first place where it does not hold.
fn verify(file: &Path, kept: Option<(i64, String)>) -> Result<(i64, String)> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement =
        connection.prepare("SELECT position, body, hash FROM dondoc_event ORDER BY position")?;
    let mut rows = statement.query([])?;
    let (mut last, mut link) = (0, [0; 32]);
    let mut met = kept.as_ref().is_none_or(|(position, _)| *position == 0);
    while let Some(row) = rows.next()? {
        let (position, body): (i64, String) = (row.get(0)?, row.get(1)?);
        ensure!(position == last + 1, "event {} is missing", last + 1);
        let expected: [u8; 32] =
            Sha256::new().chain_update(link).chain_update(body.as_bytes()).finalize().into();
        let stored: [u8; 32] = row.get(2).with_context(|| format!("the link of event {position}"))?;
        ensure!(stored == expected, "event {position} is not what was linked");
        (last, link) = (position, expected);
        met |= kept.as_ref().is_some_and(|(at, hash)| *at == position && *hash == hex(&link));
    }
    ensure!(met, "the history does not contain the head that was kept");
    Ok((last, hex(&link)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use dondoc::register::Store;
    use dondoc_sqlite::SqliteStore;

    use super::verify;

    #[test]
    fn it_says_what_the_library_says_and_finds_a_changed_event() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.db");
        let store = SqliteStore::open(&path).unwrap();
        let mut register = dondoc::Register::new(
            store,
            dondoc::calendar::WorkingCalendar::vietnam().unwrap(),
            dondoc::Regulation::load("vn-ben-tre-2020").unwrap(),
        );
        for command in dondoc_tests::scene::Scene::default().begin().unwrap() {
            register.apply(&command).unwrap();
        }
        let head = register.head().unwrap();
        let kept = (head.position, head.hash.to_string());
        assert_eq!(verify(&path, Some(kept.clone())).unwrap(), kept);
        assert_eq!(register.store().head().unwrap(), head);

        let connection = register.into_store().into_connection();
        connection.execute_batch("DELETE FROM dondoc_event WHERE position = 5").unwrap();
        assert!(verify(&path, None).is_ok(), "from inside a missing end cannot be seen");
        assert!(verify(&path, Some(kept)).unwrap_err().to_string().contains("the head that was kept"));
        let change = "UPDATE dondoc_event SET body = replace(body, 'Nội', 'Ngoại') WHERE position = 2";
        connection.execute_batch(change).unwrap();
        assert!(verify(&path, None).unwrap_err().to_string().contains("event 2 is not"));
    }
}
