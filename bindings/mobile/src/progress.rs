//! Long work that tells the host how far it has come.

use std::ops::ControlFlow;
use std::sync::Arc;

use dondoc::{DondocError, Headway, ProgressListener};

use crate::place::{Kept, Place};

impl Place {
    /// Works on the register and tells a listener, if there is one, how far it has come.
    pub(crate) fn telling<T>(
        &self,
        listener: Option<Arc<dyn ProgressListener>>,
        work: impl FnOnce(&mut Kept, &mut Headway<'_>) -> Result<T, DondocError>,
    ) -> Result<T, DondocError> {
        let mut kept = self.turn()?;
        let Some(listener) = listener else { return work(&mut kept, &mut Headway::silent()) };
        self.others_wait(false);
        let answer = heard(listener.as_ref(), |headway| work(&mut kept, headway));
        self.others_wait(true);
        answer
    }
}

fn heard<T>(
    listener: &dyn ProgressListener,
    work: impl FnOnce(&mut Headway<'_>) -> Result<T, DondocError>,
) -> Result<T, DondocError> {
    let mut thrown = None;
    let mut tell = |done, total| match listener.on_progress(done, total) {
        Ok(true) => ControlFlow::Continue(()),
        Ok(false) => ControlFlow::Break(()),
        Err(error) => {
            thrown = Some(error);
            ControlFlow::Break(())
        }
    };
    let answer = work(&mut Headway::new(&mut tell));
    thrown.map_or(answer, Err)
}
