//! Figures as the committees read them: each word followed by its number, never a name.

use chrono::NaiveDate;

use super::Text;
use crate::domain::tally::Announced;

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
    Text::new("figures-before")
        .with("total", figures.total)
        .with("summoned", figures.summoned)
        .with("attending", figures.attending)
        .with("late", figures.late)
        .with("absent", figures.absent)
        .with("silent", figures.silent)
        .with("rate", figures.rate())
}
