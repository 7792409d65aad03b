//! dondoc-examples
