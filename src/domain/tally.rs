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
            figures.add(standing, answer, 1);
        }
        figures
    }

    /// Adds so many members of one standing who gave the same answer.
    pub fn add(&mut self, standing: Standing, answer: Option<Answer>, members: u32) {
        self.total += members;
        if standing.summoned() {
            self.summoned += members;
            match answer {
                Some(Answer::Attending) => self.attending += members,
                Some(Answer::Late) => {
                    self.attending += members;
                    self.late += members;
                }
                Some(Answer::Absent) => self.absent += members,
                Some(Answer::Unsure) | None => self.silent += members,
            }
        } else if standing == Standing::Exempt && matches!(answer, Some(Answer::Attending | Answer::Late)) {
            self.exempt_attending += members;
        }
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
    /// Exempt people; outside the base.
    pub exempt: u32,
    /// Those of them who came.
    pub exempt_present: u32,
    /// Official members, a part of the base.
    pub official: u32,
    /// Those of them who were there.
    pub official_present: u32,
}

impl Held {
    /// Counts a closed roll, each member with the standing frozen at closing.
    pub fn count(members: impl IntoIterator<Item = (Standing, Option<Presence>)>) -> Self {
        let mut figures = Self::default();
        for (standing, presence) in members {
            figures.add(standing, presence, 1);
        }
        figures
    }

    /// Adds so many members of one standing who were present, or were not, in the same way.
    pub fn add(&mut self, standing: Standing, presence: Option<Presence>, members: u32) {
        let came = if presence.is_some_and(Presence::came) { members } else { 0 };
        self.total += members;
        match standing {
            Standing::Official => {
                self.official += members;
                self.official_present += came;
                self.add_summoned(presence, members);
            }
            Standing::Provisional => self.add_summoned(presence, members),
            Standing::Exempt => {
                self.exempt += members;
                self.exempt_present += came;
            }
            Standing::Elsewhere | Standing::Suspended => {}
        }
    }

    fn add_summoned(&mut self, presence: Option<Presence>, members: u32) {
        self.summoned += members;
        match presence {
            Some(Presence::Present) => self.present += members,
            Some(Presence::Late) => {
                self.present += members;
                self.late += members;
            }
            Some(Presence::Excused) => {
                self.absent += members;
                self.excused += members;
            }
            Some(Presence::Unexcused) => {
                self.absent += members;
                self.unexcused += members;
            }
            None => self.absent += members,
        }
    }

    /// Whether the official members reached two thirds: information, never a barrier.
    pub fn quorate(&self) -> bool {
        quorate(self.official_present, self.official)
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
        self.exempt += other.exempt;
        self.exempt_present += other.exempt_present;
        self.official += other.official;
        self.official_present += other.official_present;
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
    use proptest::prelude::*;

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

    fn standings() -> impl Strategy<Value = Standing> {
        proptest::sample::select(Standing::ALL)
    }

    fn answers() -> impl Strategy<Value = Option<Answer>> {
        proptest::option::of(proptest::sample::select(Answer::ALL))
    }

    proptest! {
        #[test]
        fn before_the_summoned_are_those_who_come_stay_away_or_are_silent(
            members in proptest::collection::vec((standings(), answers()), 0..120),
        ) {
            let figures = Announced::count(members.clone());

            prop_assert_eq!(figures.summoned, figures.attending + figures.absent + figures.silent);
            prop_assert!(figures.late <= figures.attending && figures.summoned <= figures.total);
            prop_assert_eq!(figures.total as usize, members.len());
        }

        #[test]
        fn after_the_summoned_were_there_or_were_not(
            members in proptest::collection::vec(
                (standings(), proptest::sample::select(Presence::ALL)), 0..120,
            ),
        ) {
            let figures = Held::count(members.into_iter().map(|(standing, presence)| (standing, Some(presence))));

            prop_assert_eq!(figures.summoned, figures.present + figures.absent);
            prop_assert_eq!(figures.absent, figures.excused + figures.unexcused);
            prop_assert!(figures.late <= figures.present);
            prop_assert!(figures.official_present <= figures.official && figures.official <= figures.summoned);
            prop_assert!(figures.exempt_present <= figures.exempt);
            prop_assert!(figures.rate().0.is_none_or(|tenths| tenths <= 1000));
        }

        #[test]
        fn a_committees_figures_are_the_sum_of_its_branches(
            branches in proptest::collection::vec(
                proptest::collection::vec((standings(), answers()), 0..20), 0..8,
            ),
        ) {
            let mut sum = Announced::default();
            branches.iter().for_each(|members| sum += Announced::count(members.clone()));

            prop_assert_eq!(sum, Announced::count(branches.concat()));
        }
    }
}
