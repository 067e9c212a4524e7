//! Workbooks for tests, with whatever people do to them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A cell's content.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    Text(&'a str),
    Number(&'a str),
    /// A number that is shown as a date.
    Date(&'a str),
    Formula(&'a str, &'a str),
}

/// A workbook of one sheet.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    rows: Vec<String>,
    hidden_row: Option<usize>,
    more: String,
    columns: String,
}

impl Workbook {
    /// A sheet whose first row holds headings; row 3 may be hidden, and so on, by the calls that follow.
    pub fn new(headings: &[String]) -> Workbook {
        let mut book = Workbook::default();
        let cell = |(at, text): (usize, &String)| {
            format!(r#"<c r="{}1" t="inlineStr"><is><t>{text}</t></is></c>"#, letter(at))
        };
        book.rows.push(headings.iter().enumerate().map(cell).collect());
        book
    }

    /// One row more.
    pub fn row(mut self, cells: &[(usize, Content<'_>)]) -> Workbook {
        let row = self.rows.len() + 1;
        let cell = |(at, content): &(usize, Content<'_>)| {
            let place = format!("{}{row}", letter(*at));
            match content {
                Content::Text(text) => {
                    format!(r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
                }
                Content::Number(number) => format!(r#"<c r="{place}"><v>{number}</v></c>"#),
                Content::Date(number) => format!(r#"<c r="{place}" s="1"><v>{number}</v></c>"#),
                Content::Formula(formula, value) => format!(r#"<c r="{place}"><f>{formula}</f><v>{value}</v></c>"#),
            }
        };
        self.rows.push(cells.iter().map(cell).collect());
        self
    }

    pub fn merged(mut self, range: &str) -> Workbook {
        self.more = format!(r#"<mergeCells count="1"><mergeCell ref="{range}"/></mergeCells>"#);
        self
    }

    /// Hides a column, counted from 1, and a row.
    pub fn hidden(mut self, column: usize, row: usize) -> Workbook {
        self.columns = format!(r#"<cols><col min="{column}" max="{column}" width="9" hidden="1"/></cols>"#);
        self.hidden_row = Some(row);
        self
    }

    /// The file; strict workbooks and those of other programs have other prefixes, which no reader should mind.
    pub fn bytes(&self) -> Vec<u8> {
        let row = |(at, cells): (usize, &String)| {
            let hidden = if self.hidden_row == Some(at + 1) { r#" hidden="1""# } else { "" };
            format!(r#"<row r="{}"{hidden}>{cells}</row>"#, at + 1)
        };
        let rows: String = self.rows.iter().enumerate().map(row).collect();
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        archive(&[
            (
                "xl/workbook.xml",
                &format!(
                    r#"<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="Tổng" sheetId="2" state="hidden" r:id="r2"/><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#,
            ),
            (
                "xl/styles.xml",
                &format!(
                    r#"<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"#
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                &format!(
                    r#"<worksheet xmlns="{main}">{}<sheetData>{rows}</sheetData>{}</worksheet>"#,
                    self.columns, self.more
                ),
            ),
        ])
    }
}

fn letter(at: usize) -> char {
    u8::try_from(at).ok().map_or('?', |it| char::from(b'A' + it))
}

/// A compressed archive.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}
