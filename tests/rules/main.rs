//! Rules that matter are executable: what the configuration accepts, who may import whom, what is said in which
//! language, what migrations do to data.

mod architecture;
mod config;
mod migrations;
mod query_plans;
mod sources;
mod speech;
mod texts;
