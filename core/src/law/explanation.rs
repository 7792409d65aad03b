//! Why an answer is what it is: steps as data, rendered once for each language.

use crate::law::Article;
use crate::law::message::{Bilingual, Language, Template, Text};
use crate::law::regulation::{Clause, Regulation};

/// One step of a reason: the rule, where it stands, its words, and what follows from the facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Step {
    /// Id of the rule in the pack.
    pub rule: String,
    /// The article, such as `dieu-8.khoan-1.diem-a`.
    pub article: String,
    /// The words of the article.
    pub quote: String,
    /// The reading taken where the words leave several.
    pub reading: Option<String>,
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
            article: clause.article.to_string(),
            quote: clause.quote.clone(),
            reading: clause.reading.clone(),
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
            let article = step.article.parse::<Article>().map_or_else(
                |_| step.article.clone(),
                |article| match language {
                    Language::Vietnamese => article.vietnamese(),
                    Language::English => article.english(),
                },
            );
            lines.push(format!("{number}. {} — {article}, {}", step.text.get(language), self.regulation));
            lines.push(format!("   “{}”", step.quote));
            if let Some(reading) = &step.reading {
                let label = match language {
                    Language::Vietnamese => "Cách hiểu",
                    Language::English => "Reading",
                };
                lines.push(format!("   {label}: {reading}"));
            }
        }
        lines.join("\n")
    }

    /// The last step in one line: the answer itself.
    #[must_use]
    pub fn conclusion(&self, language: Language) -> String {
        self.steps.last().map_or_else(String::new, |step| step.text.get(language).to_owned())
    }
}
