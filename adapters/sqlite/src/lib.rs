//! dondoc-sqlite
