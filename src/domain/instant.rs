//! A moment, to the millisecond.

use std::ops::{Add, Sub};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// From whole seconds UTC, as Telegram writes its dates.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The calendar's reading in `zone`. Moments chrono cannot hold read as 1970.
    pub fn in_zone(self, zone: Tz) -> DateTime<Tz> {
        DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&zone)
    }

    /// The local day in `zone`.
    pub fn day(self, zone: Tz) -> NaiveDate {
        self.in_zone(zone).date_naive()
    }

    /// The moment a local clock shows `local`; the earlier one where it shows it twice, and the first
    /// moment after a gap where it never does.
    pub fn from_local(local: NaiveDateTime, zone: Tz) -> Self {
        let mut shown = local;
        loop {
            if let Some(moment) = zone.from_local_datetime(&shown).earliest() {
                return moment.into();
            }
            shown += chrono::Duration::minutes(15);
        }
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for Timestamp {
    fn from(moment: DateTime<Z>) -> Self {
        Self(moment.timestamp_millis())
    }
}

impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, step: Duration) -> Self {
        Self(self.0.saturating_add(millis(step)))
    }
}

impl Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, step: Duration) -> Self {
        Self(self.0.saturating_sub(millis(step)))
    }
}

fn millis(step: Duration) -> i64 {
    i64::try_from(step.as_millis()).unwrap_or(i64::MAX)
}
