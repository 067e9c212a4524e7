//! The template of a sheet: its columns, its words, and a sheet to fill in (`docs/import.md`).

use super::cell::Cell;
use std::collections::BTreeMap;

/// A column: its name here, the heading that the template writes, and others by which it is known.
pub(super) const COLUMNS: [(&str, &str, &[&str]); 10] = [
    ("time", "Thời gian", &["ngày giờ", "ngày", "time", "event time", "eventtime"]),
    ("step", "Công việc", &["việc", "bước", "step", "business step", "bizstep"]),
    ("gtin", "GTIN", &["mã gtin", "mã sản phẩm", "product"]),
    ("lot", "Số lô", &["lô", "mã lô", "lot", "batch"]),
    ("serial", "Số sê-ri", &["sê-ri", "số seri", "serial"]),
    ("quantity", "Số lượng", &["quantity"]),
    ("unit", "Đơn vị", &["đơn vị tính", "unit", "uom"]),
    ("place", "Địa điểm (GLN)", &["địa điểm", "gln", "mã địa điểm", "place"]),
    ("made", "Ngày sản xuất", &["nsx", "production date"]),
    ("expiry", "Hạn dùng", &["hạn sử dụng", "hsd", "expiry", "expiry date"]),
];

/// Columns without which no row is an event.
pub(super) const NEEDED: [&str; 4] = ["time", "step", "gtin", "place"];

/// Steps by their Vietnamese names, with their word and action (CBV 2.0, section 7.1).
pub(super) const STEPS: [(&str, &str, &str); 13] = [
    ("sản xuất", "commissioning", "ADD"),
    ("thu hoạch", "commissioning", "ADD"),
    ("đóng gói", "packing", "OBSERVE"),
    ("kiểm tra", "inspecting", "OBSERVE"),
    ("lưu kho", "storing", "OBSERVE"),
    ("xuất kho", "shipping", "OBSERVE"),
    ("vận chuyển", "transporting", "OBSERVE"),
    ("nhập kho", "receiving", "OBSERVE"),
    ("lên kệ", "stocking", "OBSERVE"),
    ("bán", "retail_selling", "OBSERVE"),
    ("giữ lại", "holding", "OBSERVE"),
    ("lấy mẫu", "sampling", "OBSERVE"),
    ("tiêu hủy", "destroying", "DELETE"),
];

/// Units by the words of sheets, with their code (UN/ECE Recommendation 20); pieces have none (EPCIS 2.0, 7.3.3.3).
pub(super) const UNITS: [(&str, &str); 20] = [
    ("kg", "KGM"),
    ("kilôgam", "KGM"),
    ("g", "GRM"),
    ("gam", "GRM"),
    ("tạ", "DTN"),
    ("tấn", "TNE"),
    ("lít", "LTR"),
    ("l", "LTR"),
    ("ml", "MLT"),
    ("m", "MTR"),
    ("cái", ""),
    ("chiếc", ""),
    ("hộp", ""),
    ("gói", ""),
    ("túi", ""),
    ("chai", ""),
    ("lọ", ""),
    ("thùng", ""),
    ("con", ""),
    ("quả", ""),
];

/// Which column of a sheet is which of the template's.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    at: BTreeMap<&'static str, usize>,
    /// Headings that are none of the template's, with their columns.
    pub(super) others: Vec<(usize, String)>,
}

impl Columns {
    /// Finds the columns by the first row.
    ///
    /// # Errors
    /// Which column is missing, in words.
    pub(super) fn find(header: &[Cell]) -> Result<Columns, String> {
        let mut found = Columns::default();
        for (at, cell) in header.iter().enumerate().filter(|(_, cell)| !cell.trimmed().is_empty()) {
            let heading = cell.trimmed().to_lowercase();
            let is_it = |(_, own, others): &&(&str, &str, &[&str])| {
                own.to_lowercase() == heading || others.contains(&heading.as_str())
            };
            match COLUMNS.iter().find(is_it).map(|(name, ..)| *name) {
                Some(name) if !found.at.contains_key(name) => {
                    found.at.insert(name, at);
                }
                _ => found.others.push((at, cell.trimmed().chars().take(80).collect())),
            }
        }
        match NEEDED.iter().find(|it| !found.at.contains_key(*it)) {
            Some(missing) => {
                let heading = COLUMNS.iter().find(|(name, ..)| name == missing).map_or("", |(_, heading, _)| heading);
                Err(format!("the first row names no column \"{heading}\"; portal import --template FILE writes one"))
            }
            None => Ok(found),
        }
    }

    /// Where a column stands in the sheet, from 0.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.at.get(name).copied()
    }
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sự kiện" sheetId="1" r:id="rId1"/><sheet name="Hướng dẫn" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
/// The second format is text: a sheet does not take digits for a number there.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

/// A workbook to fill in: each column is formatted as text, so that no digit and no date is rewritten.
///
/// # Errors
/// In words.
pub fn workbook() -> Result<Vec<u8>, String> {
    let headings: Vec<&str> = COLUMNS.iter().map(|(_, heading, _)| *heading).collect();
    let columns =
        format!(r#"<cols><col min="1" max="{}" width="18" style="1" customWidth="1"/></cols>"#, headings.len());
    let mut guide: Vec<[&str; 2]> = vec![["Công việc", "Từ của chuẩn (CBV 2.0)"]];
    guide.extend(STEPS.iter().map(|(name, word, _)| [*name, *word]));
    guide.push(["Đơn vị", "Mã (UN/ECE Rec 20)"]);
    guide.extend(UNITS.iter().map(|(name, code)| [*name, *code]));
    let guide: Vec<Vec<&str>> = guide.iter().map(|it| it.to_vec()).collect();
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", PARTS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(&columns, &[headings])),
        ("xl/worksheets/sheet2.xml", sheet("", &guide)),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).map_err(|error| error.to_string())?;
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{text}");
        std::io::Write::write_all(&mut zip, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(|error| error.to_string())
}

/// One sheet of text.
fn sheet(columns: &str, rows: &[Vec<&str>]) -> String {
    let mut body = String::new();
    for (row, cells) in (1..).zip(rows) {
        let cell = |(column, text): (usize, &&str)| {
            format!(r#"<c r="{}" s="1" t="inlineStr"><is><t>{text}</t></is></c>"#, super::cell::address(column, row))
        };
        let cells: String = cells.iter().enumerate().map(cell).collect();
        body.push_str(&format!(r#"<row r="{row}">{cells}</row>"#));
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!(r#"<worksheet xmlns="{main}">{columns}<sheetData>{body}</sheetData></worksheet>"#)
}

/// The same as text: the headings, separated by semicolons, as Vietnamese spreadsheets open it.
pub fn csv() -> String {
    let headings: Vec<&str> = COLUMNS.iter().map(|(_, heading, _)| *heading).collect();
    // The mark of UTF-8 is what makes spreadsheets read it as such.
    format!("\u{feff}{}\r\n", headings.join(";"))
}
