//! When a message may go, and from when on it would come too late.

use std::time::Duration;

use super::Class;
use crate::domain::Timestamp;
use crate::domain::stages::{Rules, rested};

/// What changes for a meeting that begins within this disturbs people even in quiet hours.
const URGENT: Duration = Duration::from_secs(12 * 3600);

/// When a message may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Not earlier.
    pub not_before: Timestamp,
    /// Not from then on; nothing if it is useful for ever.
    pub useful_until: Option<Timestamp>,
}

impl Window {
    /// From now on, for ever.
    pub fn from(now: Timestamp) -> Self {
        Self { not_before: now, useful_until: None }
    }

    /// Once bulk messages may go again, for ever.
    pub fn rested(rules: &Rules, now: Timestamp) -> Self {
        Self::from(rested(rules, now))
    }

    /// The same, but not from `until` on.
    #[must_use]
    pub fn until(self, until: Timestamp) -> Self {
        Self { useful_until: Some(until), ..self }
    }

    /// Whether it would come too late at `now`.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.useful_until.is_some_and(|until| until <= now)
    }
}

/// How a change of a meeting is told: at once where it begins, or was to begin, within twelve hours; as one of
/// many otherwise. It is useful until the later of both.
pub fn of_change(was_at: Timestamp, starts_at: Timestamp, rules: &Rules, now: Timestamp) -> (Class, Window) {
    let urgent = starts_at.min(was_at) - URGENT <= now;
    let (class, window) = match urgent {
        true => (Class::Answer, Window::from(now)),
        false => (Class::Bulk, Window::rested(rules, now)),
    };
    (class, window.until(starts_at.max(was_at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::QuietHours;

    fn rules() -> Rules {
        Rules {
            ahead: Duration::ZERO,
            deadline: Duration::ZERO,
            quiet: QuietHours::parse("21:30-06:30").unwrap(),
            stages: Vec::new(),
            after: Vec::new(),
            zone: chrono_tz::UTC,
        }
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_seconds(3600 * hours)
    }

    #[test]
    fn one_of_many_waits_for_the_end_of_the_quiet_hours() {
        let night = Window::rested(&rules(), at(23)).until(at(30));
        let morning = at(30) + Duration::from_secs(1800);
        assert_eq!(night, Window { not_before: morning, useful_until: Some(at(30)) });
        assert_eq!(Window::rested(&rules(), at(12)), Window::from(at(12)));
    }

    #[test]
    fn a_window_closes_at_its_end_or_never() {
        let window = Window::from(at(1)).until(at(3));
        assert_eq!([at(2), at(3)].map(|now| window.is_over(now)), [false, true]);
        assert!(!Window::from(at(1)).is_over(at(1_000_000)));
    }

    #[test]
    fn a_change_is_urgent_where_either_time_is_within_twelve_hours() {
        let (night, soon, far) = (at(23), at(34), at(72));
        for (was_at, starts_at) in [(soon, far), (far, soon)] {
            assert_eq!(
                of_change(was_at, starts_at, &rules(), night),
                (Class::Answer, Window::from(night).until(far))
            );
        }
        let (class, window) = of_change(far, at(96), &rules(), night);
        assert_eq!((class, window), (Class::Bulk, Window::rested(&rules(), night).until(at(96))));
    }
}
