//! How Python's `repr` shows the core's values: ids, dates and codes, never the text of a document.

use crate::date::{CivilDate, Instant};
use crate::model::{AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, OfficerId, Sector, TaskId};

/// A value as a `repr` shows it. [`crate::model::Prose`] has no such face, so that no log can repeat it.
pub(crate) trait Show {
    fn show(&self) -> String;
}

impl Show for str {
    fn show(&self) -> String {
        format!("'{}'", self.replace('\\', "\\\\").replace('\'', "\\'"))
    }
}

impl Show for String {
    fn show(&self) -> String {
        self.as_str().show()
    }
}

impl Show for bool {
    fn show(&self) -> String {
        if *self { "True" } else { "False" }.to_owned()
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), Show::show)
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        format!("[{}]", self.iter().map(Show::show).collect::<Vec<_>>().join(", "))
    }
}

/// A member of an enum, from its name in Rust: `DayKind.MAKE_UP` from `MakeUp`.
pub(crate) fn member(class: &str, variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    format!("{class}.{name}")
}

macro_rules! show {
    (quoted: $($quoted:ty),+; plain: $($plain:ty),+) => {
        $(impl Show for $quoted {
            fn show(&self) -> String {
                self.as_str().show()
            }
        })+
        $(impl Show for $plain {
            fn show(&self) -> String {
                self.to_string()
            }
        })+
    };
}

show!(
    quoted: AgencyCode, CaseId, CommandId, DirectiveId, DirectiveKind, OfficerId, Sector, TaskId;
    plain: CivilDate, Instant, i32, i64, u32, u8, usize
);

/// `Name(field=value, …)` of some fields.
macro_rules! shown {
    ($name:literal, $($field:literal = $value:expr),+ $(,)?) => {
        format!(
            "{}({})",
            $name,
            [$(format!("{}={}", $field, $crate::foreign_python_show::Show::show($value))),+].join(", ")
        )
    };
}
pub(crate) use shown;
