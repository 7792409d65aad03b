//! dondoc-python
