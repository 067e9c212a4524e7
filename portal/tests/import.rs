//! Files of producers: what is new, changed, unchanged, and what is wrong in which cell.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;
#[path = "support/workbook.rs"]
mod workbook;

use portal::import::{self, Contents, Preview, Standing, template};
use portal::store::Store;
use portal::tokens::{Role, Scope, Writer};
use portal::{Database, journal};
use std::path::{Path, PathBuf};
use support::{Folder, wait};
use workbook::Content::{Date, Formula, Number, Text};
use workbook::{Workbook, archive};

fn writer() -> Writer {
    let scope = Scope::new(["9521002"]).expect("a scope");
    Writer { token: "test".to_owned(), organisation: "HTX (ví dụ)".to_owned(), role: Role::Capture, scope }
}

fn store(folder: &Folder) -> Store {
    wait(Store::open(&Database::File(folder.0.join("portal.db")))).expect("opens")
}

fn looked(store: &Store, path: &Path) -> Preview {
    wait(import::preview(store, path, &writer())).expect("a preview")
}

fn file(folder: &Folder, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.0.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

fn read(name: &str, bytes: &[u8]) -> Contents {
    let folder = Folder::new(&format!("import-{name}"));
    import::read(&file(&folder, name, bytes), Some(&writer())).expect("read")
}

fn headings() -> Vec<String> {
    template::csv().trim_start_matches('\u{feff}').trim().split(';').map(str::to_owned).collect()
}

/// Rows under the template's headings.
fn sheet(rows: &[&str]) -> Vec<u8> {
    format!("{}{}", template::csv(), rows.join("\r\n")).into_bytes()
}

/// Every fault of a file: its cell, and what is wrong.
fn faults(contents: &Contents) -> Vec<String> {
    let all = contents.faults.iter().chain(contents.lines.iter().flat_map(|it| &it.faults));
    all.map(|it| format!("{} {}", it.place, it.code.name())).collect()
}

/// Twelve files as people hand them in, with what is wrong in them.
fn fixtures() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    vec![
        // Digits that a spreadsheet cut off when it opened the file.
        (
            "scientific.csv",
            sheet(&[
                "02/11/2026;xuất kho;9,5210E+12;CM-1;;1;;9521002000092;;",
                "02/11/2026;xuất kho;09521002002010;1E+05;;1;;9.521E+12;;",
                "02/11/2026;xuất kho;09521002002010;CM-2;;1,5E+3;;9521002000092;;",
            ]),
            vec!["C2 lostDigits", "H3 lostDigits", "D3 lostDigits", "F4 lostDigits"],
        ),
        // TCVN3 and VNI.
        (
            "old-encodings.csv",
            sheet(&[
                "02/11/2026;xuÊt kho;09521002002010;CM-1;;1;;9521002000092;;",
                "02/11/2026;xuất kho;09521002002010;CM-2;;1;c¸i;9521002000092;;",
                "02/11/2026;xuaát kho;09521002002010;CM-3;;1;;9521002000092;;",
                "02/11/2026;xuất kho;09521002002010;M¾m-1;;1;;9521002000092;;",
            ]),
            vec!["B2 oldEncoding", "G3 oldEncoding", "B4 oldEncoding", "D5 oldEncoding"],
        ),
        (
            "formulas.csv",
            sheet(&["=TODAY();xuất kho;=A1;CM-1;;=SUM(F1:F2);;9521002000092;;"]),
            vec!["A2 formula", "C2 formula", "F2 formula"],
        ),
        (
            "keys.csv",
            sheet(&[
                "02/11/2026;nhập kho;09521002002011;CM-1;;1;;9521002000092;;",
                "02/11/2026;nhập kho;9521002002010;CM-1;;1;;9521002000093;;",
                "02/11/2026;nhập kho;0952100200201O;CM-1;;1;;9521002000092;;",
                "02/11/2026;nhập kho;;CM-1;;1;;;;",
            ]),
            vec!["C2 wrongKey", "H3 wrongKey", "C4 invalid", "C5 missing", "H5 missing"],
        ),
        (
            "dates.csv",
            sheet(&[
                "25/11/2026;sản xuất;09521002002010;CM-1;;1;;9521002000092;;",
                "24/11/2026;bán;09521002002010;CM-2;;1;;9521002000092;;",
                "11/23/2026;bán;09521002002010;CM-3;;1;;9521002000092;;",
                "01/11/26;bán;09521002002010;CM-4;;1;;9521002000092;;",
                "31/09/2026;bán;09521002002010;CM-5;;1;;9521002000092;;",
                "hôm qua;bán;09521002002010;CM-6;;1;;9521002000092;;",
                "20/11/2026;sản xuất;09521002002010;CM-9;;1;;9521002000092;;30/02/2027",
            ]),
            vec!["A4 mixedDates", "A5 invalid", "A6 invalid", "A7 invalid", "J8 invalid"],
        ),
        // Where both orders are shown, 02/11 may be either.
        (
            "both-orders.csv",
            sheet(&[
                "13/11/2026;bán;09521002002010;CM-1;;1;;9521002000092;;",
                "11/14/2026;bán;09521002002010;CM-2;;1;;9521002000092;;",
                "02/11/2026;bán;09521002002010;CM-3;;1;;9521002000092;;",
            ]),
            vec!["A3 mixedDates", "A4 mixedDates"],
        ),
        (
            "duplicates.csv",
            sheet(&[
                "02/11/2026;đóng gói;09521002002010;CM-1;;1;;9521002000092;;",
                "2026-11-02;đóng gói;9521002002010;CM-1;;2;;9521002000092;;",
                "02/11/2026;đóng gói;09521002002010;;S1;;;9521002000092;;",
                "02/11/2026;đóng gói;09521002002010;;S1;;;9521002000092;;",
            ]),
            vec!["D3 duplicate", "E5 duplicate"],
        ),
        // 12,5 is read as Vietnamese writes it, and told; 1.250 is a thousand and more to some, and one to others.
        (
            "amounts.csv",
            sheet(&[
                "02/11/2026;bán;09521002002010;CM-1;;12,5;kg;9521002000092;;",
                "02/11/2026;bán;09521002002010;CM-2;;1.250;kg;9521002000092;;",
                "02/11/2026;bán;09521002002010;CM-3;;-5;;9521002000092;;",
                "02/11/2026;bán;09521002002010;CM-4;;5;nắm to;9521002000092;;",
            ]),
            vec!["F2 doubtful", "F3 invalid", "F4 invalid", "G5 invalid"],
        ),
        // What cannot be seen: a blank behind, a sign without width before.
        (
            "blanks.csv",
            sheet(&[
                "02/11/2026;bán;09521002002010;CM-1 ;;1;;9521002000092;;",
                "02/11/2026;bán;\u{200b}09521002002010;CM-2;;1;;9521002000092;;",
            ]),
            vec!["D2 doubtful", "C3 doubtful"],
        ),
        // Numbers in place of text: zeros behind are made up, zeros before are lost.
        (
            "numbers.xlsx",
            Workbook::new(&headings())
                .row(&[
                    (0, Text("02/11/2026")),
                    (1, Text("bán")),
                    (2, Number("8.93E+12")),
                    (3, Text("CM-1")),
                    (7, Number("614141000012")),
                ])
                .row(&[
                    (0, Text("02/11/2026")),
                    (1, Text("bán")),
                    (2, Number("9521002002010")),
                    (3, Number("123")),
                    (7, Number("9521002000092")),
                ])
                .row(&[
                    (0, Text("02/11/2026")),
                    (1, Text("bán")),
                    (2, Number("9521002002010")),
                    (3, Text("CM-3")),
                    (5, Formula("SUM(F2:F3)", "12.5")),
                    (7, Number("9521002000092")),
                ])
                .bytes(),
            vec!["C2 lostDigits", "H2 lostDigits", "D3 doubtful", "F4 formula"],
        ),
        (
            "hidden.xlsx",
            Workbook::new(&headings())
                .row(&[
                    (0, Text("02/11/2026")),
                    (1, Text("bán")),
                    (2, Text("09521002002010")),
                    (3, Text("CM-1")),
                    (7, Text("9521002000092")),
                ])
                .row(&[(0, Text("03/11/2026")), (1, Text("bán")), (3, Text("CM-2")), (7, Text("9521002000092"))])
                .row(&[
                    (0, Text("04/11/2026")),
                    (1, Text("bán")),
                    (2, Text("09521002002010")),
                    (3, Text("CM-3")),
                    (7, Text("9521002000092")),
                ])
                .merged("C2:C3")
                .hidden(4, 4)
                .bytes(),
            vec!["A4 hidden", "D1 hidden", "C3 merged"],
        ),
        // Counts of days: shown as a date they are one, bare they are not.
        (
            "serial-dates.xlsx",
            Workbook::new(&headings())
                .row(&[
                    (0, Number("46328")),
                    (1, Text("bán")),
                    (2, Text("09521002002010")),
                    (3, Text("CM-1")),
                    (7, Text("9521002000092")),
                ])
                .row(&[
                    (0, Date("46328.5")),
                    (1, Text("bán")),
                    (2, Text("09521002002010")),
                    (3, Text("CM-2")),
                    (7, Text("9521002000092")),
                ])
                .row(&[
                    (0, Text("46329")),
                    (1, Text("bán")),
                    (2, Text("09521002002010")),
                    (3, Text("CM-3")),
                    (7, Text("9521002000092")),
                ])
                .bytes(),
            vec!["A2 invalid", "A4 invalid"],
        ),
    ]
}

#[test]
fn every_seeded_fault_is_named_at_its_cell_and_nothing_else_is() {
    let fixtures = fixtures();
    let seeded: usize = fixtures.iter().map(|(_, _, faults)| faults.len()).sum();
    assert_eq!((fixtures.len(), seeded), (12, 40));
    for (name, bytes, expected) in fixtures {
        assert_eq!(faults(&read(name, &bytes)), expected, "{name}");
    }
}

/// The field of the first event of a file, by its place as JSON names it.
#[track_caller]
fn check(name: &str, bytes: &[u8], line: usize, field: &str, expected: &str) {
    let contents = read(name, bytes);
    let judged = contents.lines[line].judged.as_ref();
    let event =
        serde_json::Value::Object((*judged.unwrap_or_else(|| panic!("{:?}", contents.lines)).event.raw).clone());
    assert_eq!(event.pointer(field).map(ToString::to_string).unwrap_or_default(), expected, "{name} {field}");
}

#[test]
fn a_row_is_the_event_that_it_says() {
    let made = sheet(&["2/11/2026 9:30;Sản xuất;9521002002010;CM-1;;12,5;kg;952 100 200 0092;01/11/2026;2027-11-01"]);
    for (field, expected) in [
        ("/eventTime", r#""2026-11-02T02:30:00.000Z""#),
        ("/eventTimeZoneOffset", r#""+07:00""#),
        ("/action", r#""ADD""#),
        ("/bizStep", r#""commissioning""#),
        ("/quantityList/0/epcClass", r#""https://id.gs1.org/01/09521002002010/10/CM-1""#),
        ("/quantityList/0/quantity", "12.5"),
        ("/quantityList/0/uom", r#""KGM""#),
        ("/readPoint/id", r#""https://id.gs1.org/414/9521002000092""#),
        ("/ilmd/cbvmda:itemExpirationDate", r#""2027-11-01""#),
        ("/ilmd/cbvmda:productionDate", r#""2026-11-01""#),
    ] {
        check("made.csv", &made, 0, field, expected);
    }
    let dated = fixtures().into_iter().find(|it| it.0 == "serial-dates.xlsx").expect("a fixture").1;
    check("serial-dates.xlsx", &dated, 1, "/eventTime", r#""2026-11-02T05:00:00.000Z""#);
    // As "Unicode text", with tabs and other names of the columns; a blank line is a row, a line within a cell is none.
    let text = "Time\tStep\tProduct\tSerial\tGLN\tGiá\n\n2026-11-02\tretail_selling\t9521002002010\t\"a/b\"\t9521002000092\t\"1\n2\"\nx";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check("wide.csv", &wide, 0, "/epcList/0", r#""https://id.gs1.org/01/09521002002010/21/a%2Fb""#);
    let contents = read("wide.csv", &wide);
    assert_eq!(contents.left_out, ["column F1 \"Giá\""]);
    assert_eq!(contents.lines.iter().map(|it| it.at).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(faults(&contents), ["C4 missing", "E4 missing", "A4 invalid", "B4 missing"]);
}

#[test]
fn what_a_token_is_not_for_is_named_at_its_cell() {
    let rows = sheet(&[
        "02/11/2026;sản xuất;09521001002011;CM-1;;1;;9521002000092;;",
        "02/11/2026;kiểm tra;09521002002010;CM-2;;1;;9521001000017;;",
        "02/11/2036;kiểm tra;09521002002010;CM-2;;1;;9521002000092;;",
    ]);
    assert_eq!(faults(&read("scope.csv", &rows)), ["C2 outOfScope", "H3 outOfScope", "A4 invalid"]);
}

#[test]
fn the_template_is_read_as_it_is_written() {
    let folder = Folder::new("import-template");
    let path = file(&folder, "a.xlsx", &template::workbook().expect("a workbook"));
    let contents = import::read(&path, None).expect("read");
    assert_eq!((contents.lines.len(), contents.left_out), (0, vec!["sheet \"Hướng dẫn\"".to_owned()]));
    assert_eq!(import::read(&file(&folder, "a.csv", &sheet(&[])), None).expect("read").lines.len(), 0);
}

#[test]
fn a_file_is_recorded_once_and_what_it_says_otherwise_is_told() {
    let folder = Folder::new("import-again");
    let store = store(&folder);
    let row = |quantity: u32| format!("02/11/2026 09:30;xuất kho;09521002002010;CM-1;;{quantity};KGM;9521002000092;;");
    let more = "02/11/2026 10:30;xuất kho;09521002002010;CM-2;;5;KGM;9521002000092;;";
    let path = file(&folder, "a.csv", &sheet(&[&row(10)]));
    let preview = looked(&store, &path);
    assert_eq!((preview.count(Standing::New), preview.standings.len()), (1, 1));
    assert_eq!(wait(import::record(&store, &preview, &writer(), false)).expect("recorded"), 1);
    // Other separators and another name, and an amount that differs.
    let bytes = String::from_utf8(sheet(&[&row(11), more, "x;y"])).expect("text").replace(';', "\t");
    let preview = looked(&store, &file(&folder, "b.csv", bytes.as_bytes()));
    let standings: Vec<_> = preview.contents.lines.iter().map(|it| it.at).zip(preview.standings.clone()).collect();
    assert_eq!(standings, [(2, Standing::Changed), (3, Standing::New), (4, Standing::Wrong)]);
    assert_eq!(wait(import::record(&store, &preview, &writer(), false)).expect("recorded"), 1);
    assert_eq!(looked(&store, &path).standings, [Standing::Unchanged]);
    assert_eq!(wait(journal::check(&store)).expect("it holds").events, 2);
}

#[test]
fn what_is_no_sheet_is_refused_in_words() {
    let folder = Folder::new("import-broken");
    let bomb = archive(&[("xl/workbook.xml", &" ".repeat(25 << 20))]);
    let deep = archive(&[("xl/workbook.xml", &"<a>".repeat(100_000))]);
    let far = Workbook::new(&headings()).row(&[(0, Text("x"))]).merged("A2:XFD1048576").bytes();
    assert_eq!(import::read(&file(&folder, "far.xlsx", &far), None).expect("read").lines.len(), 1);
    for (name, bytes, words) in [
        ("a.xlsx", &b""[..], "no workbook"),
        ("b.xlsx", b"PK\x03\x04", "no workbook"),
        ("c.xlsx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1], ".xlsx"),
        ("d.xlsx", &bomb, "more than"),
        ("e.xlsx", &deep, ""),
        ("f.xlsx", &archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), "no workbook"),
        ("a.csv", b"", "no row"),
        ("b.csv", b"a;b;c\n1;2;3", "Thời gian"),
        ("c.csv", b"Th\xeai gian;", "UTF-8"),
        ("a.ods", b"PK", "xlsx"),
        ("a.xml", b"<a/>", "EPCIS"),
    ] {
        let told = import::read(&file(&folder, name, bytes), None);
        assert!(told.as_ref().is_err_and(|it| it.to_string().contains(words)), "{name}: {told:?}");
    }
}

#[test]
fn five_thousand_rows_are_read_and_one_more_is_refused() {
    let folder = Folder::new("import-many");
    let row = |number: usize| format!("02/11/2026;xuất kho;09521002002010;L{number};;1;;9521002000092;;\n");
    let many = |count: usize| format!("{}{}", template::csv(), (0..count).map(row).collect::<String>());
    let store = store(&folder);
    let preview = looked(&store, &file(&folder, "a.csv", many(5_000).as_bytes()));
    assert_eq!(preview.count(Standing::New), 5_000);
    let path = file(&folder, "b.csv", many(5_001).as_bytes());
    assert!(wait(import::preview(&store, &path, &writer())).is_err_and(|it| it.to_string().contains("5000")));
}
