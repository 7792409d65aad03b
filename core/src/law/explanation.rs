//! Why an answer is what it is: steps as data, rendered once for each language.

use crate::law::Article;
use crate::law::message::{Bilingual, Language, Template, Text};
use crate::law::regulation::Regulation;
use crate::law::rule::Clause;

/// One step of a reason: the rule, where it stands, its words, and what follows from the facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Step {
    /// Id of the rule in the pack.
    pub rule: String,
    /// The article, such as `dieu-8.khoan-1.diem-a`; `None` for a default of the library.
    pub article: Option<String>,
    /// The act, where the words are not the regulation's own.
    pub source: Option<String>,
    /// The words of the article; empty for a default of the library.
    pub quote: String,
    /// The reading taken where the words leave several.
    pub reading: Option<String>,
    /// The readings not taken.
    pub alternatives: Vec<String>,
    /// Code of the sentence in `text`.
    pub code: String,
    /// What follows, with the dates that went in.
    pub text: Text,
}

/// A chain of steps from the facts to an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Explanation {
    /// Number of the regulation, such as `09/2020/QĐ-UBND`.
    pub regulation: String,
    /// Id and version of its pack.
    pub version: String,
    /// The steps in order; the last one is the answer.
    pub steps: Vec<Step>,
}

impl Explanation {
    /// An explanation without steps yet.
    #[must_use]
    pub fn under(regulation: &Regulation) -> Self {
        Self { regulation: regulation.number().to_owned(), version: regulation.version(), steps: Vec::new() }
    }

    /// The same explanation with one more step.
    #[must_use]
    pub fn step(mut self, clause: &Clause, template: &Template, values: &[&dyn Bilingual]) -> Self {
        self.steps.push(Step {
            rule: clause.id.clone(),
            article: clause.article_text(),
            source: clause.source.clone(),
            quote: clause.quote.clone(),
            reading: clause.reading.clone(),
            alternatives: clause.alternatives.iter().map(|other| other.means.clone()).collect(),
            code: template.code.to_owned(),
            text: template.fill(values),
        });
        self
    }

    /// The reason as text, a step a line, each with its article and its words.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut lines = Vec::with_capacity(self.steps.len() * 2);
        for (step, number) in self.steps.iter().zip(1..) {
            lines.push(format!("{number}. {} — {}", step.text.get(language), self.place(step, language)));
            if !step.quote.is_empty() {
                lines.push(format!("   “{}”", step.quote));
            }
            if let Some(reading) = &step.reading {
                let label = match language {
                    Language::Vietnamese => "Cách hiểu",
                    Language::English => "Reading",
                };
                lines.push(format!("   {label}: {reading}"));
            }
            let label = match language {
                Language::Vietnamese => "Cách hiểu khác",
                Language::English => "Another reading",
            };
            lines.extend(step.alternatives.iter().map(|other| format!("   {label}: {other}")));
        }
        lines.join("\n")
    }

    /// Where the rule of a step stands: article and act.
    fn place(&self, step: &Step, language: Language) -> String {
        let act = step.source.as_deref().unwrap_or(&self.regulation);
        match (step.article.as_deref().map(str::parse::<Article>), language) {
            (Some(Ok(article)), Language::Vietnamese) => format!("{}, {act}", article.vietnamese()),
            (Some(Ok(article)), Language::English) => format!("{}, {act}", article.english()),
            (_, Language::Vietnamese) if step.quote.is_empty() => "mặc định của thư viện".to_owned(),
            (_, Language::English) if step.quote.is_empty() => "default of the library".to_owned(),
            _ => act.to_owned(),
        }
    }

    /// The last step in one line: the answer itself.
    #[must_use]
    pub fn conclusion(&self, language: Language) -> String {
        self.steps.last().map_or_else(String::new, |step| step.text.get(language).to_owned())
    }
}
