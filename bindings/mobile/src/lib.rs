//! dondoc-mobile
