//! The connection.

/// The connection every store function takes first.
pub type Db = sqlx::SqliteConnection;
