//! `cargo xtask law --mutate`: which values of the pack could be changed without a case noticing.

use std::process::ExitCode;

use anyhow::Result;
use dondoc_tests::mutation::{Fate, allowed, fates, mutants};

fn main() -> Result<ExitCode> {
    let (mutants, allowed) = (mutants()?, allowed()?);
    let (mut noticed, mut refused) = (0, 0);
    let mut wrong = Vec::new();
    for (mutant, fate) in mutants.iter().zip(fates(&mutants)?) {
        let name = &mutant.name;
        match (fate, allowed.get(name)) {
            (Fate::Survived, None) => wrong.push(format!("{name}: no case notices it")),
            (Fate::Survived, Some(reason)) => println!("{name}: {reason}"),
            (Fate::Refused, None) => refused += 1,
            (Fate::Noticed(_), None) => noticed += 1,
            (fate, Some(_)) => wrong.push(format!("{name}: listed as a survivor, but {fate:?}")),
        }
    }
    let unknown = allowed.keys().filter(|name| !mutants.iter().any(|mutant| mutant.name == **name));
    wrong.extend(unknown.map(|name| format!("{name}: listed as a survivor, but there is no such change")));
    let survived = allowed.len();
    println!(
        "{} changes: {noticed} noticed by a case, {refused} refused, {survived} survive with a reason",
        mutants.len()
    );
    for line in &wrong {
        eprintln!("{line}");
    }
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
