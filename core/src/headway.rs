//! How far long work has come.

use std::fmt;
use std::ops::ControlFlow;

use crate::error::{DondocError, Result};

/// So many steps pass between two tellings: there is no clock to go by. A step takes some microseconds.
const STRIDE: u64 = 1_000;

/// Hears how much of how much is done, and says whether to go on.
pub type Listener<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// How far long work has come, told to a host as it goes; the host may stop the work, which then fails as `cancelled` and
/// has stored nothing. Without a listener a step costs a comparison.
///
/// ```
/// use std::ops::ControlFlow;
/// use dondoc::{Headway, Register, Regulation, calendar::WorkingCalendar, register::{MemoryStore, verify_with}};
///
/// let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
/// let mut bar = |done: u64, total: u64| {
///     eprintln!("{done}/{total}");
///     ControlFlow::Continue(())
/// };
/// verify_with(register.store(), None, &mut Headway::new(&mut bar))?;
/// # Ok::<(), dondoc::DondocError>(())
/// ```
pub struct Headway<'a> {
    listener: Option<&'a mut Listener<'a>>,
    done: u64,
    total: u64,
    next: u64,
}

impl<'a> Headway<'a> {
    /// Told to nobody.
    #[must_use]
    pub const fn silent() -> Self {
        Self { listener: None, done: 0, total: 0, next: u64::MAX }
    }

    /// Told to a listener: at the beginning, now and then, and at the end.
    pub fn new(listener: &'a mut Listener<'a>) -> Self {
        Self { listener: Some(listener), done: 0, total: 0, next: 0 }
    }

    /// Whether anybody listens: where the total costs something to know.
    #[must_use]
    pub const fn is_heard(&self) -> bool {
        self.listener.is_some()
    }

    /// Work of so many steps begins, or begins again.
    ///
    /// # Errors
    /// `cancelled`.
    pub fn begin(&mut self, total: u64) -> Result<()> {
        (self.done, self.total) = (0, total);
        self.tell()
    }

    /// A step is done.
    ///
    /// # Errors
    /// `cancelled`.
    #[inline]
    pub fn step(&mut self) -> Result<()> {
        self.done += 1;
        if self.done < self.next { Ok(()) } else { self.tell() }
    }

    /// All is done, and nothing can be stopped any more.
    pub fn end(&mut self) {
        if let Some(listener) = &mut self.listener {
            // What is done is done: the answer comes too late.
            let _ = listener(self.total, self.total);
        }
    }

    fn tell(&mut self) -> Result<()> {
        let Some(listener) = &mut self.listener else { return Ok(()) };
        self.next = self.done.saturating_add(STRIDE);
        // The total is foretold: some commands turn out to need fewer steps, or more.
        let done = self.done.min(self.total);
        match listener(done, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(DondocError::Cancelled { done, total: self.total }),
        }
    }
}

impl fmt::Debug for Headway<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Headway({} of {})", self.done, self.total)
    }
}
