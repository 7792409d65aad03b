//! dondoc-benches
