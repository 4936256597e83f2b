//! What kind of reason a member gave.

/// The kinds of reason the secretary's statistics know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReasonCategory {
    /// Sức khỏe: ill, in hospital, an operation.
    Health,
    /// Gia đình: a wedding, a funeral, a child to mind.
    Family,
    /// Công tác: travelling for work.
    WorkTrip,
    /// Nhiệm vụ: on duty, another meeting, overtime.
    Duty,
    /// Học tập: a class, an exam, a training course.
    Study,
    /// Ở xa: away from home, on holiday.
    Away,
    /// Thai sản: maternity leave.
    Maternity,
    /// Thời tiết, đi lại: rain, floods, a broken motorbike.
    WeatherOrTransport,
    /// Anything else, or nothing more than "busy".
    Other,
}

impl ReasonCategory {
    /// Every category, in the order of the statistics.
    pub const ALL: [Self; 9] = [
        Self::Health,
        Self::Family,
        Self::WorkTrip,
        Self::Duty,
        Self::Study,
        Self::Away,
        Self::Maternity,
        Self::WeatherOrTransport,
        Self::Other,
    ];

    /// The word for it in the database and the lexicon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Family => "family",
            Self::WorkTrip => "work_trip",
            Self::Duty => "duty",
            Self::Study => "study",
            Self::Away => "away",
            Self::Maternity => "maternity",
            Self::WeatherOrTransport => "weather_or_transport",
            Self::Other => "other",
        }
    }
}

impl std::fmt::Display for ReasonCategory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
