//! What must hold whatever happens: the guarantees of the durable core, against the sandbox over HTTP.

#[path = "outages/house.rs"]
mod house;
#[path = "outages/killed.rs"]
mod killed;
#[path = "support/mod.rs"]
mod support;
