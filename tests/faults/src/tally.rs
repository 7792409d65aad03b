//! What became of the points that were tried, and what was promised of them.

use std::fmt;

/// What became of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All that was acknowledged is there, and what is there verifies.
    Survived,
    /// The register was refused with an error that says so; nothing was answered from it.
    Refused,
    /// What is there verifies, but so many acknowledged commands are not.
    Lost(usize),
    /// Something is there that was not written, or cannot be explained: how.
    Broken(String),
}

/// What is promised of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// Every point survives.
    Survives,
    /// Every point survives or is refused.
    SurvivesOrRefuses,
    /// Every point is refused.
    Refuses,
    /// Points may lose their end; the number is a measurement. None breaks.
    MayLose,
    /// A control: without the protection, at least one point in ten must be lost or broken, or the harness sees nothing.
    MustFail,
}

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) promise: Promise,
    pub(crate) seed: u64,
    survived: usize,
    refused: usize,
    lost: usize,
    most_lost: usize,
    broken: usize,
    /// The first points that are not as promised, to be run again.
    examples: Vec<String>,
    /// More numbers of interest.
    pub(crate) note: String,
    /// Why the machine cannot try it.
    not_measured: Option<String>,
}

impl Line {
    pub(crate) fn new(name: &str, promise: Promise, seed: u64) -> Self {
        Self {
            name: name.to_owned(),
            promise,
            seed,
            survived: 0,
            refused: 0,
            lost: 0,
            most_lost: 0,
            broken: 0,
            examples: Vec::new(),
            note: String::new(),
            not_measured: None,
        }
    }

    pub(crate) fn not_measured(name: &str, seed: u64, why: &str) -> Self {
        Self { not_measured: Some(why.to_owned()), ..Self::new(name, Promise::Survives, seed) }
    }

    /// Adds a point.
    pub(crate) fn add(&mut self, point: impl fmt::Display, verdict: Verdict) {
        let as_promised = match (&verdict, self.promise) {
            (Verdict::Survived, promise) => promise != Promise::Refuses,
            (Verdict::Refused, promise) => {
                matches!(promise, Promise::SurvivesOrRefuses | Promise::Refuses | Promise::MustFail)
            }
            (Verdict::Lost(_), promise) => matches!(promise, Promise::MayLose | Promise::MustFail),
            (Verdict::Broken(_), promise) => promise == Promise::MustFail,
        };
        if !as_promised && self.examples.len() < 3 {
            self.examples.push(format!("{point}: {verdict:?}"));
        }
        match verdict {
            Verdict::Survived => self.survived += 1,
            Verdict::Refused => self.refused += 1,
            Verdict::Lost(count) => {
                self.lost += 1;
                self.most_lost = self.most_lost.max(count);
            }
            Verdict::Broken(_) => self.broken += 1,
        }
    }

    pub(crate) const fn tried(&self) -> usize {
        self.survived + self.refused + self.lost + self.broken
    }

    /// Whether the line is as promised.
    pub(crate) fn holds(&self) -> bool {
        if self.not_measured.is_some() {
            return true;
        }
        let enough = self.tried() > 0;
        let failed = self.lost + self.broken;
        enough
            && self.examples.is_empty()
            && (self.promise != Promise::MustFail || failed * 10 >= self.tried())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, seed, survived, refused, lost, broken, .. } = self;
        if let Some(why) = &self.not_measured {
            return write!(f, "{name}: NOT MEASURED, {why}");
        }
        let tried = self.tried();
        write!(f, "{name}: {tried} tried, {survived} survived, {refused} refused, {lost} lost")?;
        if self.most_lost > 0 {
            write!(f, " (at most {} commands)", self.most_lost)?;
        }
        write!(f, ", {broken} broken")?;
        if !self.note.is_empty() {
            write!(f, "; {}", self.note)?;
        }
        let verdict = match (self.holds(), self.promise) {
            (true, Promise::MustFail) => "fails as it must",
            (true, Promise::MayLose) => "as documented",
            (true, _) => "holds",
            (false, _) => "DOES NOT HOLD",
        };
        write!(f, "; seed {seed}: {verdict}")?;
        self.examples.iter().try_for_each(|example| write!(f, "\n    {example}"))
    }
}
