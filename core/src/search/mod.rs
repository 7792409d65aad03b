//! Search over the texts of directives and tasks, without diacritics: what is looked for, and where a text holds it.
//!
//! A word is compared as it would be typed on a keyboard without Vietnamese: small letters, no marks, d for đ. So the old and
//! the new place of a tone (`Ủy`, `Uỷ`), composed and decomposed letters, and texts that were never marked are all one.
//! Letters and figures make words of their own and leading zeros say nothing: `288TTr`, `288/TTr` and `0288-TTr` are one.
//!
//! ```
//! use dondoc::search::SearchQuery;
//! let query = SearchQuery::new("dau tu cong")?;
//! assert_eq!(query.places("Về kế hoạch Đầu tư công năm 2020").map(|places| places.len()), Some(3));
//! assert!(SearchQuery::new("152/KH-UBND")?.places("Kế hoạch số 152/KH-UBND").is_some());
//! # Ok::<(), dondoc::DondocError>(())
//! ```

mod fold;
mod query;
mod wording;

pub use fold::folding;
pub use query::{DEFAULT_LIMIT, Place, SearchQuery};
pub use wording::{Hit, HitText, TextField, Wording};
