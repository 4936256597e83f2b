//! What must hold whatever happens: the guarantees of the durable core, against the sandbox over HTTP.

#[path = "outages/away.rs"]
mod away;
#[path = "outages/chats.rs"]
mod chats;
#[path = "outages/full_disk.rs"]
mod full_disk;
#[path = "outages/house.rs"]
mod house;
#[path = "outages/killed.rs"]
mod killed;
#[path = "outages/once.rs"]
mod once;
#[path = "outages/pace.rs"]
mod pace;
#[path = "outages/process.rs"]
mod process;
#[path = "support/mod.rs"]
mod support;
