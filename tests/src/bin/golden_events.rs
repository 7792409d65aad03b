//! Writes the golden events of the schema that this library writes: `cargo run -p dondoc-tests --bin golden_events`. Once a
//! schema is released, its file is never written again.

use anyhow::Result;
use dondoc_tests::cases::{Files, Pack};
use dondoc_tests::golden;

fn main() -> Result<()> {
    let lines = Files::read()?
        .events_of_every_kind(&Pack::shipped()?)?
        .into_values()
        .map(|body| body + "\n")
        .collect::<String>();
    std::fs::write(golden::file(dondoc::lifecycle::EVENT_SCHEMA), lines)?;
    Ok(())
}
