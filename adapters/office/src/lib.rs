//! The reports of a register in the forms that people hand in: Excel, Word, HTML, CSV and JSON.
//!
//! [`report_table`] turns a report into a [`Table`]; each writer is a pure function of tables, and gives the same bytes
//! for the same tables on every machine: no clock is read, and the dates inside the files are fixed.
//!
//! ```
//! use dondoc::{Register, Regulation, ReportPeriod, calendar::WorkingCalendar, law::Language, register::MemoryStore};
//! use dondoc_office::{report_table, xlsx};
//!
//! let regulation = Regulation::load("vn-ben-tre-2020")?;
//! let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, regulation.clone());
//! let report = register.report(ReportPeriod::month(2020, 4)?, None)?;
//! let table = report_table(&report, &regulation)?;
//! let workbook: Vec<u8> = xlsx(&[table], Language::Vietnamese)?;
//! assert_eq!(workbook.get(..2), Some(b"PK".as_slice()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!("dondoc_office");

mod csv;
mod docx;
mod error;
mod html;
mod json;
mod number;
mod origin;
mod report;
mod review;
mod table;
mod words;
mod xlsx;

pub use self::csv::{Csv, Headings, Separator, csv};
pub use docx::{Letterhead, docx};
pub use error::{CODES, OfficeError, Result};
pub use html::html;
pub use json::json;
pub use report::report_table;
pub use review::{review_figures, review_tables};
pub use table::{Cell, Chart, Column, Kind, Level, Note, Row, Source, Table};
pub use xlsx::xlsx;
