//! Where in a regulation something stands.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{DondocError, Result, codes};

/// An article of a regulation (điều, khoản, điểm), written `dieu-7.khoan-1.diem-a`.
///
/// ```
/// use dondoc::law::Article;
/// let article: Article = "dieu-7.khoan-2.diem-đ".parse()?;
/// assert_eq!(article.vietnamese(), "điểm đ khoản 2 Điều 7");
/// assert_eq!(article.english(), "Article 7(2)(đ)");
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Article {
    number: u16,
    clause: Option<u16>,
    point: Option<String>,
}

impl Article {
    /// As Vietnamese texts cite it, from the point outwards.
    #[must_use]
    pub fn vietnamese(&self) -> String {
        let point = self.point.as_ref().map_or_else(String::new, |point| format!("điểm {point} "));
        let clause = self.clause.map_or_else(String::new, |clause| format!("khoản {clause} "));
        format!("{point}{clause}Điều {}", self.number)
    }

    /// As English texts cite it.
    #[must_use]
    pub fn english(&self) -> String {
        let clause = self.clause.map_or_else(String::new, |clause| format!("({clause})"));
        let point = self.point.as_ref().map_or_else(String::new, |point| format!("({point})"));
        format!("Article {}{clause}{point}", self.number)
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dieu-{}", self.number)?;
        if let Some(clause) = self.clause {
            write!(f, ".khoan-{clause}")?;
        }
        if let Some(point) = &self.point {
            write!(f, ".diem-{point}")?;
        }
        Ok(())
    }
}

impl FromStr for Article {
    type Err = DondocError;

    fn from_str(text: &str) -> Result<Self> {
        let malformed = || {
            DondocError::invalid(
                codes::REGULATION_INVALID,
                "article",
                format!("{text:?} is not of the form dieu-N.khoan-N.diem-X"),
            )
        };
        let number_after = |part: &str, prefix: &str| {
            part.strip_prefix(prefix).and_then(|n| n.parse::<u16>().ok()).ok_or_else(malformed)
        };
        let mut parts = text.split('.').peekable();
        let number = number_after(parts.next().unwrap_or_default(), "dieu-")?;
        let clause = match parts.peek() {
            Some(part) if part.starts_with("khoan-") => {
                Some(number_after(parts.next().unwrap_or_default(), "khoan-")?)
            }
            _ => None,
        };
        let point = match parts.next() {
            Some(part) => {
                let point =
                    part.strip_prefix("diem-").filter(|point| !point.is_empty()).ok_or_else(malformed)?;
                Some(point.to_owned())
            }
            None => None,
        };
        if parts.next().is_some() {
            return Err(malformed());
        }
        Ok(Self { number, clause, point })
    }
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
