//! Whose turn it is to write, among the stores of this process on one file. SQLite's own waiting is a sleep of growing length,
//! in which whoever comes later may be served first: of many threads one could wait until its time was up.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Weak};

use dondoc::{DondocError, Result, codes};
use parking_lot::{FairMutex, FairMutexGuard, Mutex};
use rusqlite::Connection;

use crate::open::BUSY_TIMEOUT;

type Queue = FairMutex<()>;

/// The queue of each file that is open.
static QUEUES: LazyLock<Mutex<HashMap<PathBuf, Weak<Queue>>>> = LazyLock::new(Mutex::default);

/// A place in the queue of writers of one file; served in the order of coming.
#[derive(Debug, Clone)]
pub(crate) struct Turn(Arc<Queue>);

impl Turn {
    /// The queue of the file of a connection; one of its own for a database without a file.
    pub(crate) fn of(connection: &Connection) -> Self {
        let file = connection.path().filter(|path| !path.is_empty());
        let Some(file) = file.and_then(|path| Path::new(path).canonicalize().ok()) else {
            return Self(Arc::default());
        };
        let mut queues = QUEUES.lock();
        queues.retain(|_, queue| queue.strong_count() > 0);
        let known = queues.get(&file).and_then(Weak::upgrade);
        let queue = known.unwrap_or_else(|| {
            let queue = Arc::default();
            queues.insert(file, Arc::downgrade(&queue));
            queue
        });
        Self(queue)
    }

    /// Waits for the turn, as long as a writer waits for another process.
    pub(crate) fn wait(&self) -> Result<FairMutexGuard<'_, ()>> {
        let detail = "other threads of this process write";
        self.0.try_lock_for(BUSY_TIMEOUT).ok_or_else(|| DondocError::store(codes::STORE_BUSY, detail, true))
    }
}
