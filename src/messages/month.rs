//! Figures on demand: an organisation's month, as far as it has come.

use chrono::{Datelike, NaiveDate};

use super::board::{Detail, by_type, section};
use super::{Text, tally};
use crate::domain::Timestamp;
use crate::domain::board::{self, BoardSort, BranchProgress, Counted, RollState};

/// One meeting: what was announced and, once its roll is closed, who was there.
pub fn meeting(counted: &Counted, day: NaiveDate, now: Timestamp) -> Text {
    let name = counted.session.branch.as_str();
    let mut lines = vec![Text::new("board-head").with("organization", name).with("day", day)];
    lines.push(tally::announced(&counted.before));
    match &counted.after {
        Some(held) => lines.extend(section("month-ahead", vec![tally::held(held), tally::quorum(held)])),
        None => lines.extend(tally::line_after(name, counted.session.roll(now), None)),
    }
    Text::new("lines").with("lines", lines)
}

/// The meetings of a month, with those that come next.
#[derive(Debug, Clone, Copy)]
pub struct Month<'m> {
    /// Whose figures.
    pub organization: &'m str,
    /// A day of the month.
    pub month: NaiveDate,
    /// Branches whose deadline is past this month.
    pub due: BranchProgress,
    /// Branches whose roll is closed this month.
    pub closed: BranchProgress,
    /// The meetings.
    pub meetings: &'m [Counted],
    /// As of when.
    pub now: Timestamp,
}

impl Month<'_> {
    /// What there is to say, in so much detail.
    pub fn text(&self, detail: Detail) -> Text {
        let month = format!("{:02}/{}", self.month.month(), self.month.year());
        let head = Text::new("month-head").with("organization", self.organization).with("month", month);
        let mut lines = vec![head];
        let (closed, open) = (self.closed(), self.open());
        if closed.is_empty() && open.is_empty() {
            lines.push(Text::new("month-empty"));
        }
        lines.extend(self.so_far(&closed));
        lines.extend(section("month-ahead", self.ahead(&open)));
        if self.several() {
            lines.extend(by_type(BoardSort::After, &closed));
            lines.extend(section("board-branches", self.branches(detail)));
        }
        Text::new("lines").with("lines", lines)
    }

    fn several(&self) -> bool {
        self.closed.m > 1
    }

    fn closed(&self) -> Vec<&Counted> {
        self.meetings.iter().filter(|counted| counted.after.is_some()).collect()
    }

    fn open(&self) -> Vec<&Counted> {
        self.meetings.iter().filter(|counted| counted.session.phase.is_live()).collect()
    }

    fn so_far(&self, closed: &[&Counted]) -> Vec<Text> {
        if closed.is_empty() {
            return Vec::new();
        }
        let held = board::held(closed.iter().copied());
        let (progress, quorum) = if self.several() {
            (Some(tally::progress(BoardSort::After, self.closed)), tally::quorums(closed))
        } else {
            (None, tally::quorum(&held))
        };
        progress.into_iter().chain([tally::held(&held), quorum]).collect()
    }

    fn ahead(&self, open: &[&Counted]) -> Vec<Text> {
        if open.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Text::new("month-open").with("count", open.len())];
        if self.several() {
            lines.push(tally::progress(BoardSort::Before, self.due));
        } else {
            lines.extend(
                open.iter().map(|counted| Text::new("month-when").with("when", counted.session.starts_at)),
            );
        }
        lines.push(tally::announced(&board::announced(open.iter().copied())));
        lines
    }

    fn branches(&self, detail: Detail) -> Vec<Text> {
        let line = |counted: &Counted| {
            let name = counted.session.branch.as_str();
            match counted.session.roll(self.now) {
                RollState::NotBegun => Some(tally::line_before(name, &counted.before)),
                state @ (RollState::Waiting
                | RollState::Overdue
                | RollState::Closed
                | RollState::CalledOff) => tally::line_after(name, state, counted.after.as_ref()),
            }
        };
        let shown = |counted: &&Counted| match detail {
            Detail::Each => true,
            Detail::Missing => counted.session.roll(self.now) == RollState::Overdue,
            Detail::Nobody => false,
        };
        self.meetings.iter().filter(shown).filter_map(line).collect()
    }
}
