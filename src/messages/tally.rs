//! Figures as people read them: each word followed by its number.

use super::{Text, Value};
use crate::domain::board::{BoardSort, BranchProgress, Counted, RollState};
use crate::domain::tally::{Announced, Held};

/// `Tổng số`, `Triệu tập`, `Sẽ dự`, `Muộn`, `Vắng`, `Chưa trả lời`, `Tỷ lệ`; the exempt who come, apart.
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

/// In how many of the closed meetings two thirds of the official members were there.
pub fn quorums(closed: &[&Counted]) -> Text {
    let reached = closed.iter().filter(|counted| counted.after.is_some_and(|held| held.quorate()));
    Text::new("quorums").with("n", reached.count()).with("m", closed.len())
}

/// `n/m chi bộ`.
pub fn progress(sort: BoardSort, progress: BranchProgress) -> Text {
    let key = match sort {
        BoardSort::Before => "progress-before",
        BoardSort::After => "progress-after",
    };
    Text::new(key).with("n", progress.n).with("m", progress.m)
}

/// A branch, or a type of branches, in one line before.
pub fn line_before(name: impl Into<Value>, figures: &Announced) -> Text {
    Text::new("line-before")
        .with("name", name)
        .with("summoned", figures.summoned)
        .with("attending", figures.attending)
        .with("absent", figures.absent)
        .with("silent", figures.silent)
}

/// A branch, or a type of branches, in one line after.
pub fn line_held(name: impl Into<Value>, figures: &Held) -> Text {
    Text::new("line-after")
        .with("name", name)
        .with("summoned", figures.summoned)
        .with("present", figures.present)
        .with("absent", figures.absent)
        .with("rate", figures.rate())
}

/// A branch in one line after: its figures, or what its roll waits for.
pub fn line_after(name: &str, state: RollState, figures: Option<&Held>) -> Option<Text> {
    match (state, figures) {
        (RollState::Closed, Some(figures)) => Some(line_held(name, figures)),
        (RollState::Waiting, _) => Some(status("line-waiting", name)),
        (RollState::Overdue, _) => Some(status("line-overdue", name)),
        (RollState::CalledOff, _) => Some(status("line-called-off", name)),
        (RollState::NotBegun, _) | (RollState::Closed, None) => None,
    }
}

/// A branch without figures.
pub fn status(key: &'static str, name: &str) -> Text {
    Text::new(key).with("name", name)
}
