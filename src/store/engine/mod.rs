//! The one place that knows which database it is: opens the file, writes in transactions, reads beside them, migrates.

mod database;
mod db;
mod file;
mod schema;
mod trouble;
mod write;
mod writer;

pub use database::Database;
pub use db::Db;
pub use file::Lock;
pub use trouble::{OpenError, is_storage_trouble};
pub use write::{Attempt, attempt};
