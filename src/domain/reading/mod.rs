//! From a member's own words to a reply.

crate::domain::words::words! {
    /// What sort of reason.
    ReasonCategory {
        /// Sức khỏe.
        Health = "health",
        /// Việc gia đình.
        Family = "family",
        /// Công tác.
        WorkTrip = "work_trip",
        /// Trực, ca kíp.
        Duty = "duty",
        /// Học, thi.
        Study = "study",
        /// Đi xa.
        Away = "away",
        /// Thai sản.
        Maternity = "maternity",
        /// Thời tiết, xe cộ.
        WeatherOrTransport = "weather_or_transport",
        /// Khác.
        Other = "other",
    }
}
