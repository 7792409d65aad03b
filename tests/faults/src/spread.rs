//! Points that do not depend on each other, tried on all processors.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};

use crate::tally::{Line, Verdict};

/// Tries the points `0..count` and adds each to the line, by its name.
pub(crate) fn spread(
    line: &mut Line,
    count: usize,
    try_point: impl Fn(usize) -> Result<(String, Verdict)> + Sync,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let line = Mutex::new(line);
    let work = || -> Result<()> {
        loop {
            let point = next.fetch_add(1, Ordering::Relaxed);
            if point >= count {
                return Ok(());
            }
            let (name, verdict) = try_point(point)?;
            line.lock().map_err(|_| anyhow!("another thread panicked"))?.add(name, verdict);
        }
    };
    let workers = thread::available_parallelism().context("processors")?.get();
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().map_err(|_| anyhow!("a point panicked"))?)
            .collect::<Result<Vec<()>>>()
    })?;
    Ok(())
}
