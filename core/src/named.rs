//! Sets of words that a regulation fixes: each has one name, the same in packs, files and events.

/// Enums without fields, each member with its name in packs.
macro_rules! named_enums {
    ($($(#[doc = $doc:literal])+ $type:ident { $($(#[doc = $member_doc:literal])+ $member:ident = $name:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        #[cfg_attr(
            feature = "python",
            pyo3::pyclass(
                frozen,
                eq,
                eq_int,
                hash,
                from_py_object,
                module = "dondoc",
                rename_all = "SCREAMING_SNAKE_CASE"
            )
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $type {
            $($(#[doc = $member_doc])+ $member,)+
        }

        impl $type {
            /// Every member.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// The name in packs, files and events.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $name,)+
                }
            }

            /// The member of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == name)
            }
        }
    )+};
}
pub(crate) use named_enums;

#[cfg(test)]
mod tests {
    use crate::model::{
        AgencyKind, FeedbackOutcome, InspectionContent, NonPerformance, ReminderForm, ReturnReason, Secrecy,
        Succession, Urgency,
    };

    #[test]
    fn a_name_is_the_word_that_events_hold() {
        macro_rules! check {
            ($($type:ty),+) => {$(
                for member in <$type>::ALL {
                    assert_eq!(serde_json::to_string(member).unwrap(), format!("\"{}\"", member.name()));
                    assert_eq!(<$type>::from_name(member.name()), Some(*member));
                }
            )+};
        }
        check!(
            AgencyKind,
            FeedbackOutcome,
            InspectionContent,
            NonPerformance,
            ReminderForm,
            ReturnReason,
            Secrecy,
            Succession,
            Urgency
        );
    }
}
