//! The table to fill in: example rows that import as they are, lists to choose from, and notes.

use std::path::Path;

use anyhow::{Context, Result};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Note, Workbook, Worksheet};

use crate::domain::roster::columns::Column;
use crate::domain::roster::vocabulary::{duties, standings};

const COMMITTEE: &str = "Đảng ủy xã Mẫu";
const VILLAGE: &str = "Đảng ủy xã Mẫu / Chi bộ thôn Đông";
const SCHOOL: &str = "Đảng ủy xã Mẫu / Chi bộ Trường Tiểu học";
/// So many rows offer their lists.
const ROWS: u32 = 2000;

const EXAMPLES: &[[&str; 7]] = &[
    [VILLAGE, "thôn", "D01", "Nguyễn Văn An", "bí thư", "chính thức", ""],
    [VILLAGE, "thôn", "D02", "Trần Thị Bình", "phó bí thư", "chính thức", ""],
    [VILLAGE, "thôn", "D03", "Lê Văn Chiến", "đảng viên", "dự bị", ""],
    [VILLAGE, "thôn", "D04", "Phạm Thị Dung", "đảng viên", "miễn sinh hoạt", ""],
    [SCHOOL, "trường học", "T01", "Hoàng Thị Lan", "bí thư", "chính thức", ""],
    [SCHOOL, "trường học", "T02", "Vũ Minh Nam", "chi ủy viên", "chính thức", ""],
    [COMMITTEE, "", "T02", "Vũ Minh Nam", "cấp ủy viên", "", ""],
    [VILLAGE, "thôn", "T02", "Vũ Minh Nam", "phụ trách", "", ""],
];

const NOTES: &[&str] = &[
    "Mỗi dòng là một người trong một tổ chức. Xóa các dòng ví dụ trước khi nhập danh sách thật.",
    "tổ chức: đường dẫn từ trên xuống, ngăn bằng dấu \" / \". Tổ chức có tổ chức khác bên dưới là đảng ủy, còn \
     lại là chi bộ.",
    "mã: do đơn vị đặt, không đổi qua các lần nhập. Cùng một mã ở nhiều dòng là một người: dòng ở chi bộ là nơi \
     sinh hoạt, các dòng khác thêm chức vụ.",
    "chức vụ: đảng viên, bí thư, phó bí thư, chi ủy viên, cấp ủy viên, phụ trách. Để trống là đảng viên.",
    "diện: chính thức, dự bị, miễn sinh hoạt, nơi khác, đình chỉ. Để trống là chính thức.",
    "telegram id: chỉ điền khi chắc chắn (dãy số, không phải số điện thoại); để trống thì dùng mã mời.",
    "Không ghi số căn cước, ngày sinh, số điện thoại, lý lịch.",
    "Kiểm tra: chibo roster import FILE --dry-run. Nhập: chibo roster import FILE. Nhập lại thì cập nhật theo mã; \
     người không có trong danh sách vẫn được giữ.",
];

/// Writes the template.
pub fn write(file: &Path) -> Result<()> {
    let mut book = Workbook::new();
    table(book.add_worksheet())?;
    notes(book.add_worksheet())?;
    book.save(file).with_context(|| format!("cannot write {}", file.display()))
}

fn table(sheet: &mut Worksheet) -> Result<()> {
    sheet.set_name("Danh sách")?;
    let bold = Format::new().set_bold().set_background_color("E8EEF7");
    let words = Format::new().set_num_format("@");
    for ((at, column), width) in (0_u16..).zip(Column::ALL).zip([46, 14, 10, 26, 16, 18, 16]) {
        sheet.set_column_width(at, width)?;
        sheet.set_column_format(at, &words)?;
        sheet.write_with_format(0, at, column.word(), &bold)?;
        sheet.insert_note(0, at, &Note::new(note(*column)).set_author("chibo"))?;
    }
    for (row, example) in (1_u32..).zip(EXAMPLES) {
        for (at, cell) in (0_u16..).zip(example).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_with_format(row, at, *cell, &words)?;
        }
    }
    let duties: Vec<&str> = duties().collect();
    let standings: Vec<&str> = standings().collect();
    sheet.add_data_validation(1, 4, ROWS, 4, &DataValidation::new().allow_list_strings(&duties)?)?;
    sheet.add_data_validation(1, 5, ROWS, 5, &DataValidation::new().allow_list_strings(&standings)?)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn note(column: Column) -> &'static str {
    match column {
        Column::Organization => "Đường dẫn từ trên xuống: Đảng ủy xã / Chi bộ thôn",
        Column::Type => "thôn, cơ quan, trường học, doanh nghiệp, lực lượng vũ trang … (không bắt buộc)",
        Column::Code => "Mã riêng của từng người, không đổi qua các lần nhập",
        Column::Name => "Họ và tên đầy đủ",
        Column::Role => "Chọn trong danh sách; để trống là đảng viên",
        Column::Standing => "Chọn trong danh sách; để trống là chính thức",
        Column::Telegram => "Dãy số của tài khoản Telegram, chỉ khi chắc chắn (không bắt buộc)",
    }
}

fn notes(sheet: &mut Worksheet) -> Result<()> {
    sheet.set_name("Hướng dẫn")?;
    sheet.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, note) in (0_u32..).zip(NOTES) {
        sheet.write_with_format(row, 0, *note, &wrapped)?;
    }
    Ok(())
}
