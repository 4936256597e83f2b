//! What kind of reason a member gave.

crate::domain::words::words! {
    /// The kinds of reason the secretary's statistics know.
    ReasonCategory {
        /// Sức khỏe: ill, in hospital, an operation.
        Health = "health",
        /// Gia đình: a wedding, a funeral, a child to mind.
        Family = "family",
        /// Công tác: travelling for work.
        WorkTrip = "work_trip",
        /// Nhiệm vụ: on duty, another meeting, overtime.
        Duty = "duty",
        /// Học tập: a class, an exam, a training course.
        Study = "study",
        /// Ở xa: away from home, on holiday.
        Away = "away",
        /// Thai sản: maternity leave.
        Maternity = "maternity",
        /// Thời tiết, đi lại: rain, floods, a broken motorbike.
        WeatherOrTransport = "weather_or_transport",
        /// Anything else, or nothing more than "busy".
        Other = "other",
    }
}
