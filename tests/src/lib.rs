//! dondoc-tests
