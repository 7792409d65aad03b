//! The name of a calendar's contents, so that an answer can say which calendar it came from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::builder::Profile;
use super::law::Law;
use super::notice::{self, Notices};
use super::rank_table::RankTable;
use crate::error::Result;

/// Hex SHA-256 over what went in (profile, law, notices) and what came out (a bit a day).
pub(super) fn hash(profile: &Profile, law: &Law, notices: &Notices, table: &RankTable) -> Result<String> {
    let content = serde_json::to_vec(&("dondoc calendar 1", profile, law, notices))
        .map_err(|error| notice::invalid("calendar", error.to_string()))?;
    let mut digest = Sha256::new();
    digest.update(&content);
    digest.update(table.bits());
    Ok(digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
