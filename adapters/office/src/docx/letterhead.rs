//! Who issues a document, to whom, and who signs it: what only the host knows.

use dondoc::CivilDate;

use crate::error::{OfficeError, Result};

/// What stands around the report in a Word document (Nghị định 30/2020/NĐ-CP, Phụ lục I). Names of agencies and offices
/// may be given in small letters; the form prints them in capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject))]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Letterhead {
    /// Tên cơ quan chủ quản trực tiếp, such as `Ủy ban nhân dân tỉnh Bến Tre`; `None` where there is none.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub superior: Option<String>,
    /// Tên cơ quan ban hành văn bản, such as `Văn phòng`.
    pub issuer: String,
    /// Số of the document; `None` leaves room for Văn thư to write it.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<u32>,
    /// Ký hiệu: `BC-`, and the abbreviation of the issuer: `BC-VPUBND`.
    pub symbol: String,
    /// Địa danh, such as `Bến Tre`.
    pub place: String,
    /// Day of issue; `None` leaves room for it.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub date: Option<CivilDate>,
    /// Trích yếu nội dung; `None` takes the title of the table.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub subject: Option<String>,
    /// Paragraphs after the figures: assessment, difficulties, proposals.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub paragraphs: Vec<String>,
    /// Nơi nhận, without dashes and semicolons: `Thường trực Tỉnh ủy`, `Như trên`.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub recipients: Vec<String>,
    /// What stands after `Lưu: VT`, such as `TH`; `None` where nothing does.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub filed_with: Option<String>,
    /// Quyền hạn of the signer: `TM. Ủy ban nhân dân`, `KT. Chánh Văn phòng`, `TL. Chủ tịch`, `TUQ. …` or `Q. …`;
    /// `None` for a head who signs for the agency.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub authority: Option<String>,
    /// Chức vụ of the signer, such as `Phó Chánh Văn phòng`.
    pub position: String,
    /// Họ và tên of the signer.
    pub signer: String,
}

/// The ways of signing that the decree abbreviates: thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền.
const AUTHORITIES: &[&str] = &["TM. ", "KT. ", "TL. ", "TUQ. ", "Q. "];
/// Longest line of a letterhead, in characters.
const LINE: usize = 200;
/// Longest paragraph, in characters.
const PARAGRAPH: usize = 10_000;

impl Letterhead {
    /// # Errors
    /// `letterhead.invalid` with the field at fault.
    pub(super) fn check(&self) -> Result<()> {
        let texts = [
            ("issuer", Some(&self.issuer)),
            ("superior", self.superior.as_ref()),
            ("symbol", Some(&self.symbol)),
            ("place", Some(&self.place)),
            ("subject", self.subject.as_ref()),
            ("filed_with", self.filed_with.as_ref()),
            ("authority", self.authority.as_ref()),
            ("position", Some(&self.position)),
            ("signer", Some(&self.signer)),
        ];
        for (field, text) in texts {
            text.map_or(Ok(()), |text| written(field, text, LINE))?;
        }
        for (text, place) in self.recipients.iter().zip(1..) {
            written(&format!("recipients[{place}]"), text, LINE)?;
        }
        for (text, place) in self.paragraphs.iter().zip(1..) {
            written(&format!("paragraphs[{place}]"), text, PARAGRAPH)?;
        }
        if self.number == Some(0) {
            return Err(OfficeError::letterhead("number", "documents are numbered from 1"));
        }
        let abbreviation = self.symbol.strip_prefix("BC-").unwrap_or_default();
        let is_abbreviation = |char: char| char.is_uppercase() || char.is_ascii_digit() || char == '-';
        if abbreviation.is_empty() || !abbreviation.chars().all(is_abbreviation) {
            return Err(OfficeError::letterhead(
                "symbol",
                "a report's is BC- and an abbreviation in capitals, without spaces",
            ));
        }
        let known = |text: &String| {
            AUTHORITIES
                .iter()
                .any(|start| text.strip_prefix(start).is_some_and(|rest| !rest.trim().is_empty()))
        };
        if self.authority.as_ref().is_some_and(|text| !known(text)) {
            return Err(OfficeError::letterhead(
                "authority",
                "it begins with TM., KT., TL., TUQ. or Q. and names for whom",
            ));
        }
        Ok(())
    }

    /// “Số: 05/BC-VPUBND”; numbers below 10 have a nought before them (Phần I, mục II.3).
    pub(super) fn number_and_symbol(&self) -> String {
        match self.number {
            Some(number) => format!("Số: {number:02}/{}", self.symbol),
            None => format!("Số:       /{}", self.symbol),
        }
    }

    /// “Bến Tre, ngày 05 tháng 02 năm 2020”; days below 10 and the months 1 and 2 have a nought before them (Phần I,
    /// mục II.4).
    pub(super) fn place_and_date(&self) -> String {
        let place = &self.place;
        let Some(date) = self.date else {
            return format!("{place}, ngày       tháng       năm           ");
        };
        let (year, month, day) = date.ymd();
        let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
        format!("{place}, ngày {day:02} tháng {month} năm {year}")
    }

    /// “Lưu: VT, TH.”
    pub(super) fn filing(&self) -> String {
        self.filed_with.as_ref().map_or_else(|| "Lưu: VT.".to_owned(), |unit| format!("Lưu: VT, {unit}."))
    }
}

fn written(field: &str, text: &str, longest: usize) -> Result<()> {
    let fault = if text.trim().is_empty() {
        "it is empty"
    } else if text.chars().count() > longest {
        "it is too long"
    } else if text.chars().any(char::is_control) {
        "it has control characters; a line or a paragraph is one text"
    } else {
        return Ok(());
    };
    Err(OfficeError::letterhead(field, fault))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn letterhead() -> Letterhead {
        Letterhead {
            superior: Some("Ủy ban nhân dân tỉnh Bến Tre".to_owned()),
            issuer: "Văn phòng".to_owned(),
            number: Some(5),
            symbol: "BC-VPUBND".to_owned(),
            place: "Bến Tre".to_owned(),
            date: CivilDate::from_ymd(2020, 2, 5).ok(),
            subject: None,
            paragraphs: vec!["Đề nghị các cơ quan cập nhật kịp thời.".to_owned()],
            recipients: vec!["Ủy ban nhân dân tỉnh".to_owned()],
            filed_with: Some("TH".to_owned()),
            authority: Some("KT. Chánh Văn phòng".to_owned()),
            position: "Phó Chánh Văn phòng".to_owned(),
            signer: "Nguyễn Văn A".to_owned(),
        }
    }

    #[test]
    fn numbers_and_dates_have_their_noughts() {
        let head = letterhead();
        assert_eq!(head.number_and_symbol(), "Số: 05/BC-VPUBND");
        assert_eq!(head.place_and_date(), "Bến Tre, ngày 05 tháng 02 năm 2020");
        let later = Letterhead { number: Some(288), date: CivilDate::from_ymd(2020, 10, 14).ok(), ..head };
        assert_eq!(later.number_and_symbol(), "Số: 288/BC-VPUBND");
        assert_eq!(later.place_and_date(), "Bến Tre, ngày 14 tháng 10 năm 2020");
    }

    #[test]
    fn what_cannot_be_printed_is_refused_by_field() {
        type Spoil = fn(&mut Letterhead);
        let cases: [(&str, Spoil); 12] = [
            ("issuer", |head| head.issuer = "  ".to_owned()),
            ("superior", |head| head.superior = Some(String::new())),
            ("number", |head| head.number = Some(0)),
            ("symbol", |head| head.symbol = "VPUBND".to_owned()),
            ("symbol", |head| head.symbol = "BC-vp ubnd".to_owned()),
            ("symbol", |head| head.symbol = "BC-".to_owned()),
            ("place", |head| head.place = "Bến\nTre".to_owned()),
            ("recipients[2]", |head| head.recipients.push(String::new())),
            ("paragraphs[1]", |head| head.paragraphs = vec!["x".repeat(PARAGRAPH + 1)]),
            ("authority", |head| head.authority = Some("Thay mặt UBND".to_owned())),
            ("authority", |head| head.authority = Some("TM.  ".to_owned())),
            ("signer", |head| head.signer = "x".repeat(LINE + 1)),
        ];
        assert_eq!(letterhead().check(), Ok(()));
        for (field, spoil) in cases {
            let mut head = letterhead();
            spoil(&mut head);
            let error = head.check().unwrap_err();
            assert_eq!((error.code(), error.field()), ("letterhead.invalid", field));
        }
    }
}
