//! Between SQLite and the operating system: a file system that writes down what SQLite asks of it, and one that fails at a
//! chosen call; and an allocator that does. It becomes SQLite's default, so that [`dondoc_sqlite::SqliteStore`] is tested
//! as it is, through its public functions.
//!
//! The only unsafe code of the harness: SQLite's own interfaces are tables of C functions over raw pointers.
#![allow(
    unsafe_code,
    reason = "SQLite asks for its file system and allocator as C functions over raw pointers"
)]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::OnceLock;

use anyhow::{Result, ensure};
use dondoc_sqlite::rusqlite::ffi;

use crate::journal::{FileId, Operation};

/// The calls that can be made to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A read brings an error.
    Read,
    /// A write brings an error, half of it done.
    Write,
    /// A write finds no room, half of it done.
    Full,
    /// A sync brings an error, nothing of it done.
    Sync,
    /// A file cannot be opened.
    Open,
    /// A file cannot be deleted.
    Delete,
    /// A file cannot be cut.
    Truncate,
    /// A lock cannot be taken because of the disk.
    Lock,
    /// There is no memory.
    Memory,
}

impl Fault {
    /// Those of the file system.
    pub(crate) const OF_FILES: &[Self] = &[
        Self::Read,
        Self::Write,
        Self::Full,
        Self::Sync,
        Self::Open,
        Self::Delete,
        Self::Truncate,
        Self::Lock,
    ];
}

#[derive(Clone, Copy)]
struct Plan {
    fault: Fault,
    /// How many calls still go well.
    spared: u64,
    sticky: bool,
    calls: u64,
    failed: u64,
}

thread_local! {
    static PLAN: Cell<Option<Plan>> = const { Cell::new(None) };
    static RECORD: RefCell<Option<Record>> = const { RefCell::new(None) };
}

#[derive(Default)]
struct Record {
    operations: Vec<Operation>,
    files: HashMap<String, FileId>,
    next: FileId,
}

/// What became of a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Done {
    /// Calls of the kind that were made.
    pub(crate) calls: u64,
    /// Calls that failed.
    pub(crate) failed: u64,
}

/// From now on the `nth` call of this thread (from 0) of the kind fails; with `sticky` every later one too.
pub(crate) fn fail_at(fault: Fault, nth: u64, sticky: bool) {
    PLAN.set(Some(Plan { fault, spared: nth, sticky, calls: 0, failed: 0 }));
}

/// From now on nothing fails.
pub(crate) fn fail_no_more() -> Done {
    PLAN.take().map_or(Done { calls: 0, failed: 0 }, |plan| Done { calls: plan.calls, failed: plan.failed })
}

/// From now on this thread's operations on register files are written down.
pub(crate) fn record() {
    RECORD.set(Some(Record::default()));
}

/// Writes down that the host was told of `count` commands.
pub(crate) fn acknowledge(count: usize) {
    write_down(|record| record.operations.push(Operation::Acknowledged(count)));
}

/// What was written down.
pub(crate) fn record_no_more() -> Vec<Operation> {
    RECORD.take().map_or_else(Vec::new, |record| record.operations)
}

fn fails(fault: Fault) -> bool {
    let Some(mut plan) = PLAN.get().filter(|plan| plan.fault == fault) else { return false };
    plan.calls += 1;
    let fails = plan.spared == 0 && (plan.sticky || plan.failed == 0);
    plan.spared = plan.spared.saturating_sub(1);
    plan.failed += u64::from(fails);
    PLAN.set(Some(plan));
    fails
}

fn write_down(note: impl FnOnce(&mut Record)) {
    RECORD.with_borrow_mut(|record| record.as_mut().map(note));
}

type OpenFile = unsafe extern "C" fn(
    *mut ffi::sqlite3_vfs,
    *const c_char,
    *mut ffi::sqlite3_file,
    c_int,
    *mut c_int,
) -> c_int;
type DeleteFile = unsafe extern "C" fn(*mut ffi::sqlite3_vfs, *const c_char, c_int) -> c_int;

type Malloc = unsafe extern "C" fn(c_int) -> *mut c_void;
type Realloc = unsafe extern "C" fn(*mut c_void, c_int) -> *mut c_void;

/// Two functions of SQLite's own allocator, and two of its own file system: those that are replaced.
static MEMORY: OnceLock<(Malloc, Realloc)> = OnceLock::new();
static FILES: OnceLock<(OpenFile, DeleteFile)> = OnceLock::new();

/// Puts the shim under every later connection of the process. To be called before SQLite is used.
pub(crate) fn install() -> Result<()> {
    // SAFETY: nothing of SQLite runs yet (`main` calls this first), which is what `sqlite3_config` asks for; the tables
    // given to it and to `sqlite3_vfs_register` are leaked, so they live as long as the process.
    unsafe {
        let mut memory: ffi::sqlite3_mem_methods = std::mem::zeroed();
        ensure!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, &raw mut memory) == ffi::SQLITE_OK);
        let (Some(malloc), Some(realloc)) = (memory.xMalloc, memory.xRealloc) else {
            anyhow::bail!("SQLite's allocator lacks functions");
        };
        ensure!(MEMORY.set((malloc, realloc)).is_ok(), "installed twice");
        let failing =
            ffi::sqlite3_mem_methods { xMalloc: Some(allocate), xRealloc: Some(reallocate), ..memory };
        let failing = Box::leak(Box::new(failing));
        ensure!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw mut *failing) == ffi::SQLITE_OK);
        // Small allocations out of a pool of the connection's own would not be seen.
        let nothing: c_int = 0;
        ensure!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_LOOKASIDE, nothing, nothing) == ffi::SQLITE_OK);
        let vfs = ffi::sqlite3_vfs_find(std::ptr::null());
        ensure!(!vfs.is_null(), "SQLite has no file system");
        let (Some(open), Some(delete)) = ((*vfs).xOpen, (*vfs).xDelete) else {
            anyhow::bail!("SQLite's file system lacks functions");
        };
        ensure!(FILES.set((open, delete)).is_ok(), "installed twice");
        // The rest of SQLite's own functions find what they need in the copied fields.
        let mut ours = *vfs;
        ours.zName = c"dondoc-faults".as_ptr();
        ours.szOsFile += size_of::<Shimmed>() as c_int;
        ours.xOpen = Some(open_file);
        ours.xDelete = Some(delete_file);
        let registered = ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1);
        ensure!(registered == ffi::SQLITE_OK, "the shim was not registered: {registered}");
    }
    Ok(())
}

unsafe extern "C" fn allocate(bytes: c_int) -> *mut c_void {
    match MEMORY.get() {
        // SAFETY: the original function with the argument it was called with.
        Some((malloc, _)) if !fails(Fault::Memory) => unsafe { malloc(bytes) },
        _ => std::ptr::null_mut(),
    }
}

unsafe extern "C" fn reallocate(block: *mut c_void, bytes: c_int) -> *mut c_void {
    match MEMORY.get() {
        // SAFETY: the original function with the arguments it was called with.
        Some((_, realloc)) if !fails(Fault::Memory) => unsafe { realloc(block, bytes) },
        _ => std::ptr::null_mut(),
    }
}

/// An open file: SQLite's header, ours, and behind them the original's own structure.
#[repr(C)]
struct Shimmed {
    base: ffi::sqlite3_file,
    id: FileId,
    recorded: bool,
    /// A journal that may be new: its first sync also syncs the folder, as SQLite's own file system does.
    new_journal: bool,
}

fn shimmed(file: *mut ffi::sqlite3_file) -> *mut Shimmed {
    file.cast()
}

/// The original's structure of an open file.
fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` asks SQLite for this much more than the original needs.
    unsafe { file.cast::<u8>().add(size_of::<Shimmed>()).cast() }
}

fn methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: only reached through `METHODS`, that is after the original opened the file and set its table, which is static.
    unsafe { &*(*inner(file)).pMethods }
}

const REGISTER_FILES: c_int = ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL;
const JOURNALS: c_int = ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL;

unsafe extern "C" fn open_file(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives `szOsFile` bytes, and expects a null table where opening fails.
    unsafe { (*file).pMethods = std::ptr::null() };
    let Some((open, _)) = FILES.get() else { return ffi::SQLITE_CANTOPEN };
    if fails(Fault::Open) {
        return ffi::SQLITE_CANTOPEN;
    }
    // SAFETY: the original's function on the original's part of the structure.
    let result = unsafe { open(vfs, name, inner(file), flags, out_flags) };
    if result != ffi::SQLITE_OK {
        return result;
    }
    let base = base_name(name);
    let recorded = flags & REGISTER_FILES != 0 && base.is_some();
    let mut id = 0;
    if let Some(base) = base.filter(|_| recorded) {
        write_down(|record| {
            if let Some(known) = record.files.get(&base) {
                id = *known;
            } else {
                record.next += 1;
                id = record.next;
                record.files.insert(base.clone(), id);
                record.operations.push(Operation::Created { name: base, file: id });
            }
        });
    }
    let ours = Shimmed {
        base: ffi::sqlite3_file { pMethods: &raw const METHODS },
        id,
        recorded,
        new_journal: flags & ffi::SQLITE_OPEN_CREATE != 0 && flags & JOURNALS != 0,
    };
    // SAFETY: the front of the structure is ours, and aligned: SQLite allocates in multiples of 8.
    unsafe { shimmed(file).write(ours) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete_file(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    let Some((_, delete)) = FILES.get() else { return ffi::SQLITE_IOERR_DELETE };
    if fails(Fault::Delete) {
        return ffi::SQLITE_IOERR_DELETE;
    }
    // SAFETY: the original's function with the arguments it was called with.
    let result = unsafe { delete(vfs, name, sync) };
    if let Some(name) = base_name(name).filter(|_| result == ffi::SQLITE_OK) {
        write_down(|record| {
            if record.files.remove(&name).is_some() {
                record.operations.push(Operation::Deleted { name });
            }
            if sync != 0 {
                record.operations.push(Operation::FolderSynced);
            }
        });
    }
    result
}

fn base_name(path: *const c_char) -> Option<String> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite's names end in NUL.
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy();
    path.rsplit('/').next().map(str::to_owned)
}

/// What the shim knows of an open file.
fn known(file: *mut ffi::sqlite3_file) -> (FileId, bool) {
    // SAFETY: written by `open_file`.
    unsafe { ((*shimmed(file)).id, (*shimmed(file)).recorded) }
}

fn note(file: *mut ffi::sqlite3_file, operation: impl FnOnce(FileId) -> Operation) {
    let (id, recorded) = known(file);
    if recorded {
        write_down(|record| record.operations.push(operation(id)));
    }
}

/// Calls the function of the same name of the original, on the original's part of the structure.
macro_rules! original {
    ($file:ident, $name:ident $(, $argument:expr)*) => {
        match methods($file).$name {
            // SAFETY: the arguments that SQLite gave, on the file that the original opened.
            Some(function) => unsafe { function(inner($file) $(, $argument)*) },
            None => ffi::SQLITE_ERROR,
        }
    };
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    original!(file, xClose)
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, size: c_int, at: i64) -> c_int {
    if fails(Fault::Read) {
        return ffi::SQLITE_IOERR_READ;
    }
    original!(file, xRead, to, size, at)
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, size: c_int, at: i64) -> c_int {
    let broken = [(Fault::Write, ffi::SQLITE_IOERR_WRITE), (Fault::Full, ffi::SQLITE_FULL)];
    if let Some((_, code)) = broken.into_iter().find(|(fault, _)| fails(*fault)) {
        let half = original!(file, xWrite, from, size / 2, at);
        return if half == ffi::SQLITE_OK { code } else { half };
    }
    let result = original!(file, xWrite, from, size, at);
    if result == ffi::SQLITE_OK {
        // SAFETY: SQLite gave `size` bytes.
        let bytes = || unsafe { std::slice::from_raw_parts(from.cast::<u8>(), size as usize) }.to_vec();
        note(file, |file| Operation::Written { file, at: at as usize, bytes: bytes() });
    }
    result
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    if fails(Fault::Truncate) {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    let result = original!(file, xTruncate, size);
    if result == ffi::SQLITE_OK {
        note(file, |file| Operation::Cut { file, size: size as usize });
    }
    result
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    if fails(Fault::Sync) {
        return ffi::SQLITE_IOERR_FSYNC;
    }
    let result = original!(file, xSync, flags);
    if result == ffi::SQLITE_OK {
        // SAFETY: written by `open_file`.
        let folder = std::mem::take(unsafe { &mut (*shimmed(file)).new_journal });
        note(file, |file| Operation::Synced { file, folder });
    }
    result
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    original!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    if fails(Fault::Lock) {
        return ffi::SQLITE_IOERR_LOCK;
    }
    original!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    original!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    original!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn control(file: *mut ffi::sqlite3_file, operation: c_int, argument: *mut c_void) -> c_int {
    original!(file, xFileControl, operation, argument)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    original!(file, xSectorSize)
}

unsafe extern "C" fn characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    original!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    original!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, at: c_int, count: c_int, flags: c_int) -> c_int {
    original!(file, xShmLock, at, count, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    if let Some(function) = methods(file).xShmBarrier {
        // SAFETY: on the file that the original opened.
        unsafe { function(inner(file)) }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    original!(file, xShmUnmap, delete)
}

/// Version 2: with shared memory, without memory-mapped reading, which no write would be seen through.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
