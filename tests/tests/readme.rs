//! The README shows the examples as they are run.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

/// The first block of code in `language`.
fn block(language: &str) -> &'static str {
    let readme = include_str!("../../README.md");
    let (_, after) = readme.split_once(&format!("```{language}\n")).expect(language);
    after.split_once("\n```").expect(language).0
}

#[test]
fn each_sixty_second_example_is_the_file_that_its_language_runs() {
    assert_eq!(block("rust"), include_str!("../../examples/rust/sixty_seconds.rs").trim_end());
    assert_eq!(block("python"), include_str!("../../examples/python/sixty_seconds.py").trim_end());
    assert_eq!(block("kotlin"), include_str!("../../examples/kotlin/SixtySeconds.kt").trim_end());
}

#[test]
fn the_rust_example_prints_what_the_readme_says() {
    let folder = tempfile::tempdir().unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output = std::process::Command::new(env!("CARGO"))
        .args(["run", "--quiet", "-p", "dondoc-examples", "--example", "sixty_seconds", "--"])
        .arg(root.join("tests/data/register-2020"))
        .arg(folder.path().join("register.db"))
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let shown = block("text").lines().filter(|line| *line != "…");
    for line in shown {
        assert!(
            said.lines().any(|said| said == line),
            "{line}\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
