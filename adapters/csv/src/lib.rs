//! dondoc-csv
