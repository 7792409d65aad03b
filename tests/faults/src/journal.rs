//! What a disk may hold after the power went: the operations up to some moment, of which those that were not synced may have
//! happened, or not, or in part, in any order.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

/// A file, whatever name it has: a deleted and created one is another.
pub(crate) type FileId = u32;

/// A sector: what a disk writes whole.
const SECTOR: usize = 512;

/// One thing that SQLite asked of the file system, or that a host was told.
#[derive(Debug, Clone)]
pub(crate) enum Operation {
    /// A file came to be.
    Created { name: String, file: FileId },
    /// A name went.
    Deleted { name: String },
    /// Bytes were written.
    Written { file: FileId, at: usize, bytes: Vec<u8> },
    /// A file was made shorter, or longer with zeros.
    Cut { file: FileId, size: usize },
    /// All that was written to the file is on the disk; with the first sync of a new journal SQLite syncs the folder too.
    Synced { file: FileId, folder: bool },
    /// With the deletion of a file the folder was synced.
    FolderSynced,
    /// The host was told of so many commands, all in all.
    Acknowledged(usize),
}

/// When a new name, or one that went, is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folders {
    /// At once and in order, as journalling file systems have it.
    Ordered,
    /// Once the folder was synced, as POSIX has it; until then any of it may be lost.
    Posix,
    /// A new name once the file was synced, one that went only once the folder was synced with its deletion: where SQLite
    /// cannot sync the folder with a journal, as on Windows.
    LateDeletions,
}

/// What becomes of the bytes that were written to a file but not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsynced {
    Lost,
    Kept,
    /// In order up to some point; the last of them torn.
    Torn,
    /// Any sectors of any of them. The disk may have taken them in any order; what of one sector is there is not older than
    /// what it had before.
    Scattered,
}

/// The files of the folder after the power went.
#[derive(Debug)]
pub(crate) struct CrashState {
    /// Name and contents.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// How many commands the host had been told of.
    pub(crate) acknowledged: usize,
}

/// The state after a cut at a random moment.
pub(crate) fn crash(operations: &[Operation], folders: Folders, rng: &mut Rng) -> CrashState {
    let moment = rng.usize(..=operations.len());
    let past = operations.get(..moment).unwrap_or_default();
    let acknowledged = past.iter().rev().find_map(|operation| match operation {
        Operation::Acknowledged(count) => Some(*count),
        _ => None,
    });
    let files =
        names(past, folders, rng).into_iter().map(|(name, file)| (name, contents(past, file, rng))).collect();
    CrashState { files, acknowledged: acknowledged.unwrap_or(0) }
}

/// The names of the folder, and which file each is.
fn names(past: &[Operation], folders: Folders, rng: &mut Rng) -> BTreeMap<String, FileId> {
    let safe = past.iter().rposition(|operation| match operation {
        Operation::FolderSynced => true,
        Operation::Synced { folder, .. } => *folder && folders == Folders::Posix,
        _ => false,
    });
    let mut names = BTreeMap::new();
    // Of each name, what happened to it after the folder was synced is kept up to some point.
    let mut stopped = BTreeSet::new();
    for (place, operation) in past.iter().enumerate() {
        let (name, file) = match operation {
            Operation::Created { name, file } => (name, Some(*file)),
            Operation::Deleted { name } => (name, None),
            _ => continue,
        };
        let by_itself = match folders {
            Folders::Ordered => true,
            Folders::Posix => false,
            Folders::LateDeletions => file.is_some_and(|file| is_synced(past, file)),
        };
        let sure = by_itself || safe.is_some_and(|safe| place < safe);
        if !sure && (stopped.contains(name) || rng.bool()) {
            stopped.insert(name.clone());
            continue;
        }
        match file {
            Some(file) => names.insert(name.clone(), file),
            None => names.remove(name),
        };
    }
    names
}

fn is_synced(past: &[Operation], wanted: FileId) -> bool {
    past.iter().any(|operation| matches!(operation, Operation::Synced { file, .. } if *file == wanted))
}

fn contents(past: &[Operation], file: FileId, rng: &mut Rng) -> Vec<u8> {
    let of_file = |operation: &&Operation| match operation {
        Operation::Written { file: of, .. }
        | Operation::Cut { file: of, .. }
        | Operation::Synced { file: of, .. } => *of == file,
        _ => false,
    };
    let own: Vec<&Operation> = past.iter().filter(of_file).collect();
    let synced = own.iter().rposition(|operation| matches!(operation, Operation::Synced { .. })).unwrap_or(0);
    let (safe, unsafe_part) = own.split_at_checked(synced).unwrap_or((&own, &[]));
    let mut bytes = Vec::new();
    safe.iter().for_each(|operation| redo(&mut bytes, operation));
    let fates = [Unsynced::Lost, Unsynced::Kept, Unsynced::Torn, Unsynced::Scattered];
    match fates.get(rng.usize(..fates.len())).copied().unwrap_or(Unsynced::Lost) {
        Unsynced::Lost => {}
        Unsynced::Kept => unsafe_part.iter().for_each(|operation| redo(&mut bytes, operation)),
        Unsynced::Torn => {
            let kept = rng.usize(..=unsafe_part.len());
            let (whole, rest) = unsafe_part.split_at_checked(kept).unwrap_or((unsafe_part, &[]));
            whole.iter().for_each(|operation| redo(&mut bytes, operation));
            if let Some(operation) = rest.first() {
                sectors(operation)
                    .into_iter()
                    .filter(|_| rng.bool())
                    .for_each(|part| redo(&mut bytes, &part));
            }
        }
        Unsynced::Scattered => {
            let density = rng.f64();
            let parts = unsafe_part.iter().flat_map(|operation| sectors(operation));
            parts.filter(|_| rng.f64() < density).for_each(|part| redo(&mut bytes, &part));
        }
    }
    bytes
}

/// An operation as what a disk does whole: sectors.
fn sectors(operation: &Operation) -> Vec<Operation> {
    let Operation::Written { file, at, bytes } = operation else { return vec![operation.clone()] };
    let mut parts = Vec::new();
    let (mut at, mut rest) = (*at, bytes.as_slice());
    while !rest.is_empty() {
        let (part, later) = rest.split_at_checked(SECTOR - at % SECTOR).unwrap_or((rest, &[]));
        parts.push(Operation::Written { file: *file, at, bytes: part.to_vec() });
        at += part.len();
        rest = later;
    }
    parts
}

fn redo(contents: &mut Vec<u8>, operation: &Operation) {
    match operation {
        Operation::Written { at, bytes, .. } => {
            let end = at + bytes.len();
            if contents.len() < end {
                contents.resize(end, 0);
            }
            if let Some(place) = contents.get_mut(*at..end) {
                place.copy_from_slice(bytes);
            }
        }
        Operation::Cut { size, .. } => contents.resize(*size, 0),
        _ => {}
    }
}
