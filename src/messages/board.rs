//! A group's board: each word followed by its number, never a name of a person.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Rendered, Text, Voice, tally};
use crate::domain::Timestamp;
use crate::domain::board::{self, BoardSort, BranchProgress, Counted, RollState};

/// A message stays under this, so that it is read on one screen or two.
const LONGEST: usize = 2000;

/// What a board is about.
#[derive(Debug, Clone, Copy)]
pub struct Board<'b> {
    /// Whose figures.
    pub organization: &'b str,
    /// The day of the meetings.
    pub day: NaiveDate,
    /// Before or after.
    pub sort: BoardSort,
    /// How many branches have come so far this month.
    pub progress: BranchProgress,
    /// The meetings of the day.
    pub meetings: &'b [Counted],
    /// As of when.
    pub now: Timestamp,
}

/// How much is said about single branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// A line each.
    Each,
    /// A line for those whose roll is missing.
    Missing,
    /// Nothing.
    Nobody,
}

impl Detail {
    /// From the fullest to the shortest.
    pub const ALL: [Self; 3] = [Self::Each, Self::Missing, Self::Nobody];
}

/// The fullest text that is short enough.
pub fn fitting(voice: Voice, text: impl Fn(Detail) -> Text) -> Text {
    let fits = |said: &Text| said.render(voice).html.chars().count() < LONGEST;
    Detail::ALL.into_iter().map(&text).find(fits).unwrap_or_else(|| text(Detail::Nobody))
}

impl Board<'_> {
    /// As the group reads it.
    pub fn render(&self, voice: Voice) -> Rendered {
        fitting(voice, |detail| self.text(true, detail)).render(voice)
    }

    /// What it says without the roll-up.
    pub fn figures(&self, voice: Voice) -> String {
        fitting(voice, |detail| self.text(false, detail)).render(voice).html
    }

    fn text(&self, with_progress: bool, detail: Detail) -> Text {
        let head = Text::new("board-head").with("organization", self.organization).with("day", self.day);
        let mut lines = vec![head];
        if with_progress && self.several() {
            lines.push(tally::progress(self.sort, self.progress));
        }
        match self.sort {
            BoardSort::Before => lines.extend(self.before()),
            BoardSort::After => lines.extend(self.after()),
        }
        if self.several() {
            lines.extend(by_type(self.sort, &self.counting()));
            lines.extend(section("board-branches", self.branches(detail)));
        }
        Text::new("lines").with("lines", lines)
    }

    fn several(&self) -> bool {
        self.progress.m > 1
    }

    /// The meetings whose figures count.
    fn counting(&self) -> Vec<&Counted> {
        let counts = |counted: &&Counted| match self.sort {
            BoardSort::Before => counted.session.is_due(self.now),
            BoardSort::After => counted.after.is_some(),
        };
        self.meetings.iter().filter(counts).collect()
    }

    fn before(&self) -> Vec<Text> {
        match self.counting()[..] {
            [] => vec![Text::new("board-empty")],
            ref due => vec![tally::announced(&board::announced(due.iter().copied()))],
        }
    }

    fn after(&self) -> Vec<Text> {
        match self.counting()[..] {
            [] => vec![Text::new("board-no-roll")],
            [one] if !self.several() => {
                let held = one.after.unwrap_or_default();
                vec![tally::held(&held), tally::quorum(&held)]
            }
            ref closed => {
                vec![tally::held(&board::held(closed.iter().copied())), tally::quorums(closed)]
            }
        }
    }

    fn branches(&self, detail: Detail) -> Vec<Text> {
        let shown = |counted: &&Counted| match detail {
            Detail::Each => true,
            Detail::Missing => counted.session.roll(self.now) == RollState::Overdue,
            Detail::Nobody => false,
        };
        self.meetings.iter().filter(shown).filter_map(|counted| self.branch(counted)).collect()
    }

    fn branch(&self, counted: &Counted) -> Option<Text> {
        let name = counted.session.branch.as_str();
        match (self.sort, counted.session.roll(self.now)) {
            (_, RollState::CalledOff) => Some(tally::status("line-called-off", name)),
            (BoardSort::Before, _) if !counted.session.is_due(self.now) => None,
            (BoardSort::Before, _) => Some(tally::line_before(name, &counted.before)),
            (BoardSort::After, state) => tally::line_after(name, state, counted.after.as_ref()),
        }
    }
}

/// The figures of each branch type, where there are several.
pub fn by_type(sort: BoardSort, meetings: &[&Counted]) -> Vec<Text> {
    let mut types: BTreeMap<(bool, &str), Vec<&Counted>> = BTreeMap::new();
    for counted in meetings {
        let name = counted.session.branch_type.as_deref();
        types.entry((name.is_none(), name.unwrap_or_default())).or_default().push(counted);
    }
    if types.len() < 2 {
        return Vec::new();
    }
    let lines = types.into_iter().map(|((other, name), those)| {
        let name = if other { Text::new("type-other") } else { Text::new("type").with("type", name) };
        match sort {
            BoardSort::Before => tally::line_before(name, &board::announced(those)),
            BoardSort::After => tally::line_held(name, &board::held(those)),
        }
    });
    section("board-types", lines.collect())
}

/// Lines under a heading of their own; nothing without lines.
pub fn section(key: &'static str, lines: Vec<Text>) -> Vec<Text> {
    if lines.is_empty() { Vec::new() } else { vec![Text::new(key).with("lines", lines)] }
}
