//! Figures as the committees read them: each word followed by its number, never a name.

use chrono::NaiveDate;

use super::Text;
use crate::domain::tally::{Announced, Held};

/// The group is linked.
pub fn group_linked(organization: &str) -> Text {
    Text::new("group-linked").with("organization", organization)
}

/// The figures before the meetings of a day.
pub fn before(organization: &str, day: NaiveDate, figures: &Announced) -> Text {
    Text::new("tally-before")
        .with("organization", organization)
        .with("day", day)
        .with("figures", announced(figures))
}

/// `Tổng số`, `Triệu tập`, `Sẽ dự`, `Muộn`, `Vắng`, `Chưa trả lời`, `Tỷ lệ`.
pub fn announced(figures: &Announced) -> Text {
    let key = if figures.exempt_attending > 0 { "figures-before-exempt" } else { "figures-before" };
    Text::new(key)
        .with("total", figures.total)
        .with("summoned", figures.summoned)
        .with("attending", figures.attending)
        .with("late", figures.late)
        .with("absent", figures.absent)
        .with("silent", figures.silent)
        .with("rate", figures.rate())
        .with("exempt", figures.exempt_attending)
}

/// `Tổng số`, `Triệu tập`, `Có mặt`, `Muộn`, `Vắng`, `Vắng có lý do`, `Vắng không lý do`, `Tỷ lệ`.
pub fn held(figures: &Held) -> Text {
    let key = if figures.exempt_present > 0 { "figures-after-exempt" } else { "figures-after" };
    Text::new(key)
        .with("total", figures.total)
        .with("summoned", figures.summoned)
        .with("present", figures.present)
        .with("late", figures.late)
        .with("absent", figures.absent)
        .with("excused", figures.excused)
        .with("unexcused", figures.unexcused)
        .with("rate", figures.rate())
        .with("exempt", figures.exempt_present)
}

/// Whether two thirds of the official members were there: information only.
pub fn quorum(figures: &Held) -> Text {
    let key = if figures.quorate() { "quorum-reached" } else { "quorum-missed" };
    Text::new(key).with("present", figures.official_present).with("official", figures.official)
}
