//! The operator's table, through the command itself: exit codes, words, and what is kept.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::ROSTER;

/// An operator with a folder of their own.
struct Operator {
    folder: tempfile::TempDir,
}

impl Operator {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn writes(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_chibo"))
            .args(arguments)
            .env_clear()
            .env("DATABASE_URL", format!("sqlite://{}", self.path("chibo.db").display()))
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    fn imports(&self, file: &Path) -> Output {
        self.runs(&["roster", "import", file.to_str().unwrap()])
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn last(output: &Output) -> String {
    out(output).lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_roster_is_imported_once_and_a_second_time_changes_nothing() {
    let operator = Operator::new();
    let file = operator.writes("roster.csv", ROSTER);

    let first = operator.imports(&file);
    assert!(first.status.success(), "{}", err(&first));
    assert!(out(&first).contains("+ committee Đảng ủy xã Kỳ Nam\n"), "{}", out(&first));
    assert!(out(&first).contains("+ branch Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông (thôn)\n"));
    assert!(out(&first).contains(
        "+ D04 Phạm Thị Dung: chính thức in Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông; bí thư of Đảng ủy xã Kỳ Nam / \
         Chi bộ thôn Đông\n"
    ));
    assert_eq!(last(&first), "11 added, 0 changed");

    assert_eq!(out(&operator.imports(&file)), "0 added, 0 changed\n");
}

#[test]
fn a_dry_run_shows_the_difference_and_keeps_nothing() {
    let operator = Operator::new();
    let file = operator.writes("roster.csv", ROSTER);

    let dry = operator.runs(&["roster", "import", file.to_str().unwrap(), "--dry-run"]);
    assert_eq!((dry.status.code(), last(&dry).as_str()), (Some(0), "11 added, 0 changed"));
    assert_eq!(last(&operator.imports(&file)), "11 added, 0 changed");
}

#[test]
fn a_later_roster_shows_who_changed_and_how_and_keeps_those_it_does_not_name() {
    let operator = Operator::new();
    operator.imports(&operator.writes("roster.csv", ROSTER));
    let later = ROSTER
        .replace("D07,Đỗ Thị Hoa,đảng viên,dự bị", "D07,Đỗ Thị Hoa,đảng viên,chính thức")
        .replace("D05,Hoàng Văn Em,phó bí thư", "D05,Hoàng Văn Em,chi ủy viên")
        .replace("Trần Thị Bình", "Trần Thị Bích")
        .replace(
            "Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D08",
            "Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây,thôn,D08",
        )
        .replace("Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây,thôn,T02,Dương Văn Nam,đảng viên,chính thức\n", "");

    let shown = operator.imports(&operator.writes("later.csv", later));
    assert_eq!(
        out(&shown),
        "~ D02 Trần Thị Bích: was named Trần Thị Bình\n\
         ~ D05 Hoàng Văn Em: no longer phó bí thư of Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông; chi ủy viên of Đảng ủy \
         xã Kỳ Nam / Chi bộ thôn Đông\n\
         ~ D07 Đỗ Thị Hoa: dự bị → chính thức\n\
         ~ D08 Bùi Văn Khôi: nơi khác in Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông → nơi khác in Đảng ủy xã Kỳ Nam / \
         Chi bộ thôn Tây\n\
         ? T02 Dương Văn Nam (Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây) is not in the file; kept\n\
         0 added, 4 changed\n"
    );
}

#[test]
fn every_mistake_is_named_with_row_column_and_mend_and_nothing_is_imported() {
    let operator = Operator::new();
    let file = operator.writes(
        "roster.csv",
        "tổ chức,mã,họ và tên,chức vụ,diện,telegram id\n\
         Đảng ủy xã / Chi bộ Đông,D01,Nguyễn Văn An,bí thưu,chính thức,\n\
         Đảng ủy xã / Chi bộ Đông,,Trần Thị Bình,đảng viên,chinh thuc,\n\
         \n\
         Đảng ủy xã / Chi bộ Đông,D03,Lê Thị Chi,đảng viên,nghỉ hưu,0912x\n\
         Đảng ủy xã / Chi bộ Tây,D04,Phạm Dung,đảng viên,chính thức,77\n\
         Đảng ủy xã / Chi bộ Đông,D04,Phạm Dung,đảng viên,chính thức,77\n\
         Đảng ủy xã,D05,Vũ Em,đảng viên,chính thức,77\n",
    );

    let refused = operator.imports(&file);
    assert_eq!(refused.status.code(), Some(2));
    let said = err(&refused);
    for problem in [
        "roster.csv: 7 problems, nothing was imported",
        "row 2, column \"chức vụ\": \"bí thưu\" is not a role; did you mean \"bí thư\"?",
        "row 3, column \"mã\": the cell is blank; give every person a code that stays theirs",
        "row 5, column \"diện\": \"nghỉ hưu\" is not a standing; write one of: chính thức, dự bị,",
        "row 5, column \"telegram id\": \"0912x\" is not a Telegram account's number",
        "row 7, column \"tổ chức\": D04 already belongs to \"Đảng ủy xã / Chi bộ Tây\"",
        "row 8, column \"chức vụ\": a member belongs to a branch, and this row names a committee",
        "row 8, column \"telegram id\": 77 is also D04's; an account has one member",
    ] {
        assert!(said.contains(problem), "{problem}\n{said}");
    }
    assert_eq!(out(&operator.imports(&operator.writes("good.csv", ROSTER))).matches("+ D0").count(), 9);
}

#[test]
fn a_header_may_be_english_in_any_order_with_semicolons_a_bom_and_marks_in_pieces() {
    let operator = Operator::new();
    let decomposed = "Che\u{302}\u{301}";
    let file = operator.writes(
        "roster.csv",
        format!(
            "\u{feff}NAME;Code;Standing;ORGANIZATION;Role;Ghi chú\n\
             Nguyễn Văn An;D01;official;Đảng ủy xã / Chi bộ {decomposed};secretary;x\n\
             Trần Thị Bình;D02;exempt;Đảng ủy xã /  Chi bộ Chế;;\n"
        ),
    );
    let imported = operator.imports(&file);
    assert_eq!(last(&imported), "2 added, 0 changed", "{}", err(&imported));
    assert_eq!(out(&imported).matches("+ branch").count(), 1);
    assert!(err(&imported).contains("the column \"Ghi chú\" is not read"));
}

#[test]
fn the_template_imports_as_it_is() {
    let operator = Operator::new();
    let file = operator.path("mau.xlsx");
    let written = operator.runs(&["roster", "template", file.to_str().unwrap()]);
    assert!(written.status.success(), "{}", err(&written));

    let imported = operator.imports(&file);
    assert_eq!(last(&imported), "6 added, 0 changed", "{}", err(&imported));
    assert!(out(&imported).contains("+ committee Đảng ủy xã Mẫu\n"));
    for role in ["; cấp ủy viên of Đảng ủy xã Mẫu;", "; phụ trách of Đảng ủy xã Mẫu / Chi bộ thôn Đông\n"]
    {
        assert!(out(&imported).contains(role), "{}", out(&imported));
    }
    assert_eq!(out(&operator.imports(&file)), "0 added, 0 changed\n");
}

/// A sheet as people make them: a title, then the header, then a row with numbers; perhaps one that is not whole.
fn numbered(file: &Path, torn: bool) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "DANH SÁCH ĐẢNG VIÊN").unwrap();
    let headers = ["Mã", "Họ và tên", "Tổ chức", "Chức vụ", "Diện", "Telegram ID"];
    for (at, header) in (0_u16..).zip(headers) {
        sheet.write(2, at, header).unwrap();
    }
    for (at, cell) in (1_u16..).zip(["Nguyễn Văn An", "Chi bộ thôn Đông", "", "dự bị"]) {
        sheet.write(3, at, cell).unwrap();
    }
    sheet.write(3, 0, 12).unwrap();
    sheet.write(3, 5, 6_012_345_678_i64).unwrap();
    if torn {
        sheet.write(4, 0, 13).unwrap();
    }
    book.save(file).unwrap();
}

#[test]
fn codes_and_accounts_typed_as_numbers_and_a_title_above_the_header_are_read() {
    let operator = Operator::new();
    let file = operator.path("so.xlsx");
    numbered(&file, true);
    let refused = operator.imports(&file);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("row 5, column \"Họ và tên\": the cell is blank"), "{}", err(&refused));

    numbered(&file, false);
    let imported = operator.imports(&file);
    assert!(
        out(&imported).contains(
            "+ 12 Nguyễn Văn An: dự bị in Chi bộ thôn Đông; linked to Telegram account 6012345678\n1 added, 0 changed"
        ),
        "{}{}",
        out(&imported),
        err(&imported)
    );
}

#[test]
fn a_file_that_is_no_table_is_refused_with_the_mend() {
    let operator = Operator::new();
    for (name, content, said) in [
        ("roster.csv", &b"t\xf4 ch\xfcc,m\xe3\n"[..], "line 1: this is not UTF-8 text; save the table as"),
        ("empty.csv", b"", "row 1, column \"tổ chức\": the file is empty"),
        ("roster.xlsx", b"not a spreadsheet", "is not a spreadsheet"),
        ("roster.pdf", b"", "is not a .csv, .xlsx or .ods file"),
        ("header.csv", "tổ chức,mã,họ và tên,chức vụ,diện\n".as_bytes(), "there is nobody below the header"),
    ] {
        let refused = operator.imports(&operator.writes(name, content));
        assert_eq!(refused.status.code(), Some(2), "{name}");
        assert!(err(&refused).contains(said), "{name}: {}", err(&refused));
    }
    let absent = operator.imports(&operator.path("nowhere.csv"));
    assert_eq!(absent.status.code(), Some(2));
    assert!(err(&absent).contains("nowhere.csv"), "{}", err(&absent));
}

#[test]
fn a_branch_does_not_become_a_committee_over_the_heads_of_its_members() {
    let operator = Operator::new();
    operator.imports(&operator.writes("roster.csv", ROSTER));
    let file = operator.writes(
        "below.csv",
        "organization,code,name,role,standing\n\
         Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông / Tổ 1,X01,Lê Văn Tổ,member,official\n",
    );
    let refused = operator.imports(&file);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("is a branch to which D01 (Nguyễn Văn An) belongs"), "{}", err(&refused));
}

#[test]
fn invites_are_fresh_codes_for_those_without_an_account() {
    let operator = Operator::new();
    let roster = ROSTER
        .replace("chức vụ,diện\n", "chức vụ,diện,telegram id\n")
        .replace("D01,Nguyễn Văn An,đảng viên,chính thức\n", "D01,Nguyễn Văn An,đảng viên,chính thức,1001\n");
    operator.imports(&operator.writes("roster.csv", roster));

    let east = "Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông";
    let listed = operator.runs(&["invites", "--organization", east, "--format", "csv"]);
    assert!(listed.status.success(), "{}", err(&listed));
    let text = out(&listed);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["code", "name", "organization", "link"]);
    let names: Vec<&str> = rows[1..].iter().map(|row| row[1]).collect();
    assert_eq!(
        names,
        [
            "Trần Thị Bình",
            "Lê Thị Chi",
            "Phạm Thị Dung",
            "Hoàng Văn Em",
            "Vũ Đình Gia",
            "Đỗ Thị Hoa",
            "Bùi Văn Khôi"
        ]
    );
    assert!(rows[1..].iter().all(|row| row[2] == east && row[3].is_empty()), "{text}");
    assert!(err(&listed).contains("the bot's username is not known yet"), "{}", err(&listed));

    assert_eq!(out(&operator.runs(&["invites"])).lines().count(), 10);
    let wrong = operator.runs(&["invites", "--organization", "Đảng ủy xã Kỳ Nam / Chi bộ thôn Đôngg"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains(&format!("did you mean \"{east}\"?")), "{}", err(&wrong));
}
