//! Who lives in the town.

/// Someone with a Telegram account, on the roster or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// Their Telegram account, and their private chat.
    pub id: i64,
    /// Their code on the roster.
    pub code: &'static str,
    /// Their full name.
    pub name: &'static str,
}

const fn who(id: i64, code: &'static str, name: &'static str) -> Who {
    Who { id, code, name }
}

/// Always answers.
pub const AN: Who = who(1001, "D01", "Nguyễn Văn An");
/// Never answers.
pub const BINH: Who = who(1002, "D02", "Trần Thị Bình");
/// Changes her mind.
pub const CHI: Who = who(1003, "D03", "Lê Thị Chi");
/// The secretary of the branch.
pub const DUNG: Who = who(1004, "D04", "Phạm Thị Dung");
/// The deputy secretary.
pub const EM: Who = who(1005, "D05", "Hoàng Văn Em");
/// Exempt, comes all the same.
pub const GIA: Who = who(1006, "D06", "Vũ Đình Gia");
/// Provisional.
pub const HOA: Who = who(1007, "D07", "Đỗ Thị Hoa");
/// Elsewhere for the time being.
pub const KHOI: Who = who(1008, "D08", "Bùi Văn Khôi");
/// The officer of the committee.
pub const LAN: Who = who(1009, "D09", "Đặng Thị Lan");
/// The secretary of the other branch.
pub const MAI: Who = who(1010, "T01", "Ngô Thị Mai");
/// A member of the other branch.
pub const NAM: Who = who(1011, "T02", "Dương Văn Nam");
/// A stranger.
pub const XUAN: Who = who(1099, "", "Người Lạ");

/// Everyone, strangers included.
pub const EVERYONE: &[Who] = &[AN, BINH, CHI, DUNG, EM, GIA, HOA, KHOI, LAN, MAI, NAM, XUAN];

/// The committee.
pub const COMMITTEE: &str = "Đảng ủy xã Kỳ Nam";
/// The branch most stories happen in.
pub const EAST: &str = "Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông";
/// The other branch.
pub const WEST: &str = "Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây";

/// The town's roster: two branches under one committee.
pub const ROSTER: &str = "\
tổ chức,loại hình,mã,họ và tên,chức vụ,diện
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D01,Nguyễn Văn An,đảng viên,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D02,Trần Thị Bình,đảng viên,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D03,Lê Thị Chi,đảng viên,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D04,Phạm Thị Dung,bí thư,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D05,Hoàng Văn Em,phó bí thư,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D06,Vũ Đình Gia,đảng viên,miễn sinh hoạt
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D07,Đỗ Thị Hoa,đảng viên,dự bị
Đảng ủy xã Kỳ Nam / Chi bộ thôn Đông,thôn,D08,Bùi Văn Khôi,đảng viên,nơi khác
Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây,thôn,D09,Đặng Thị Lan,đảng viên,chính thức
Đảng ủy xã Kỳ Nam,,D09,Đặng Thị Lan,cấp ủy viên,
Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây,thôn,T01,Ngô Thị Mai,bí thư,chính thức
Đảng ủy xã Kỳ Nam / Chi bộ thôn Tây,thôn,T02,Dương Văn Nam,đảng viên,chính thức
";
