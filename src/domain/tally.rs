//! Figures: of one meeting before and after, and rolled up a tree.

use serde::Serialize;
use std::ops::AddAssign;

use super::people::Standing;
use super::reply::Answer;
use super::roll_call::Presence;

/// The figures before a meeting: `summoned = attending + absent + silent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Announced {
    /// Tổng số: everyone who belongs that day.
    pub total: u32,
    /// Triệu tập: the base.
    pub summoned: u32,
    /// Sẽ dự, the late included.
    pub attending: u32,
    /// Muộn, a part of `attending`.
    pub late: u32,
    /// Vắng.
    pub absent: u32,
    /// Chưa trả lời, the unsure included.
    pub silent: u32,
    /// Exempt people who come; outside the base.
    pub exempt_attending: u32,
}

impl Announced {
    /// Counts the replies of members, each with their standing on the meeting's day.
    pub fn count(members: impl IntoIterator<Item = (Standing, Option<Answer>)>) -> Self {
        let mut figures = Self::default();
        for (standing, answer) in members {
            figures.total += 1;
            if standing.summoned() {
                figures.summoned += 1;
                match answer {
                    Some(Answer::Attending) => figures.attending += 1,
                    Some(Answer::Late) => {
                        figures.attending += 1;
                        figures.late += 1;
                    }
                    Some(Answer::Absent) => figures.absent += 1,
                    Some(Answer::Unsure) | None => figures.silent += 1,
                }
            } else if standing == Standing::Exempt && matches!(answer, Some(Answer::Attending | Answer::Late))
            {
                figures.exempt_attending += 1;
            }
        }
        figures
    }

    /// Tỷ lệ, in tenths of a per cent of the base.
    pub fn rate(&self) -> Rate {
        Rate::of(self.attending, self.summoned)
    }
}

/// The figures after a meeting: `summoned = present + absent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Held {
    /// Tổng số: everyone who belonged that day.
    pub total: u32,
    /// Triệu tập: the base, frozen at closing.
    pub summoned: u32,
    /// Có mặt, the late included.
    pub present: u32,
    /// Muộn, a part of `present`.
    pub late: u32,
    /// Vắng: `excused + unexcused`.
    pub absent: u32,
    /// Vắng có lý do.
    pub excused: u32,
    /// Vắng không lý do.
    pub unexcused: u32,
    /// Exempt people who came; outside the base.
    pub exempt_present: u32,
}

impl Held {
    /// Counts a closed roll, each member with the standing frozen at closing.
    pub fn count(members: impl IntoIterator<Item = (Standing, Option<Presence>)>) -> Self {
        let mut figures = Self::default();
        for (standing, presence) in members {
            figures.total += 1;
            if standing.summoned() {
                figures.summoned += 1;
                figures.add_summoned(presence);
            } else if standing == Standing::Exempt && presence.is_some_and(Presence::came) {
                figures.exempt_present += 1;
            }
        }
        figures
    }

    fn add_summoned(&mut self, presence: Option<Presence>) {
        match presence {
            Some(Presence::Present) => self.present += 1,
            Some(Presence::Late) => {
                self.present += 1;
                self.late += 1;
            }
            Some(Presence::Excused) => {
                self.absent += 1;
                self.excused += 1;
            }
            Some(Presence::Unexcused) => {
                self.absent += 1;
                self.unexcused += 1;
            }
            None => self.absent += 1,
        }
    }

    /// Tỷ lệ, in tenths of a per cent of the base.
    pub fn rate(&self) -> Rate {
        Rate::of(self.present, self.summoned)
    }
}

impl AddAssign for Announced {
    fn add_assign(&mut self, other: Self) {
        self.total += other.total;
        self.summoned += other.summoned;
        self.attending += other.attending;
        self.late += other.late;
        self.absent += other.absent;
        self.silent += other.silent;
        self.exempt_attending += other.exempt_attending;
    }
}

impl AddAssign for Held {
    fn add_assign(&mut self, other: Self) {
        self.total += other.total;
        self.summoned += other.summoned;
        self.present += other.present;
        self.late += other.late;
        self.absent += other.absent;
        self.excused += other.excused;
        self.unexcused += other.unexcused;
        self.exempt_present += other.exempt_present;
    }
}

/// A share in tenths of a per cent, rounded half up: 923 is 92,3 %. Nothing over an empty base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub Option<u32>);

impl Rate {
    /// `part` of `whole`.
    pub fn of(part: u32, whole: u32) -> Self {
        let (part, whole) = (u64::from(part), u64::from(whole));
        if whole == 0 {
            return Self(None);
        }
        Self(u32::try_from((2000 * part + whole) / (2 * whole)).ok())
    }
}

/// Whether `present` reaches two thirds of the official members: information, never a barrier.
pub fn quorate(present_official: u32, official: u32) -> bool {
    3 * u64::from(present_official) >= 2 * u64::from(official)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_to_the_nearest_tenth() {
        assert_eq!(Rate::of(12, 13), Rate(Some(923)));
        assert_eq!(Rate::of(2, 3), Rate(Some(667)));
        assert_eq!(Rate::of(0, 0), Rate(None));
    }

    #[test]
    fn the_exempt_who_come_stand_apart_from_the_base() {
        let figures = Announced::count([
            (Standing::Official, Some(Answer::Late)),
            (Standing::Provisional, None),
            (Standing::Official, Some(Answer::Absent)),
            (Standing::Exempt, Some(Answer::Attending)),
            (Standing::Elsewhere, None),
        ]);

        assert_eq!((figures.total, figures.summoned), (5, 3));
        assert_eq!((figures.attending, figures.late, figures.absent, figures.silent), (1, 1, 1, 1));
        assert_eq!(figures.exempt_attending, 1);
    }
}
