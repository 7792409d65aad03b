//! The pictures of the documentation: the files of April 2020 as people see them, by the programs that they open them with.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{machine, python};

/// Where they are kept.
const PICTURES: &str = "docs/pictures";

pub(crate) fn make(sh: &Shell) -> Result<()> {
    const CONSEQUENCE: &str = "no pictures were made";
    let programs = [("chromium", "chromium"), ("pdftoppm", "poppler-utils")];
    for (program, package) in programs {
        if !machine::has(sh, program) && machine::can_install(sh) {
            machine::install(sh, &[package, "fonts-liberation"])?;
        }
        if !machine::has(sh, program) {
            return machine::missing(program, CONSEQUENCE);
        }
    }
    if !python::office(sh, CONSEQUENCE)? {
        return Ok(());
    }
    let python = python::test_environment(sh)?;
    let work = sh.current_dir().join("target/pictures");
    sh.remove_path(&work)?;
    sh.create_dir(&work)?;
    sh.create_dir(PICTURES)?;
    cmd!(sh, "{python} examples/python/month_in_files.py tests/data/register-2020 2020 4 {work}").run()?;

    for (suffix, pages) in [("docx", "2"), ("xlsx", "1")] {
        let file = work.join(format!("bao-cao.{suffix}"));
        let profile = format!("-env:UserInstallation=file://{}", work.join("profile").display());
        cmd!(sh, "soffice {profile} --headless --convert-to pdf --outdir {work} {file}").run()?;
        let (pdf, picture) = (work.join("bao-cao.pdf"), format!("{PICTURES}/bao-cao-{suffix}"));
        cmd!(sh, "pdftoppm -r 70 -png -l {pages} {pdf} {picture}").run()?;
    }
    let page = format!("file://{}", work.join("bao-cao.html").display());
    let screenshot = format!("--screenshot={PICTURES}/bao-cao-html.png");
    // Root may not use the sandbox, and the page is ours.
    cmd!(sh, "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,1100")
        .args([&screenshot, &page])
        // It complains of what a machine without a screen lacks.
        .ignore_stderr()
        .run()?;
    Ok(())
}
