//! A Bot API on loopback, strict where Telegram is strict.
//!
//! [`world`] is the town: people, their chats and taps, and what Telegram keeps for the bot until it asks.
//! [`bot_api`] serves that world over HTTP as Telegram would. Neither knows anything of our domain, and the
//! bot under test knows nothing of either: it is only given another address.
//!
//! ```no_run
//! # use chibo::sandbox::{bot_api::Sandbox, world::{User, World}};
//! # async fn story() -> std::io::Result<()> {
//! let world = World::new(|| 1_764_550_800_000);
//! let sandbox = Sandbox::start(world.clone()).await?;
//! world.add_person(User::new(7, "An"));
//! world.starts(7, Some("invite-code"));
//! // … the bot under test talks to `sandbox.url` with `world.token()` …
//! assert_eq!(world.last(7).map(|message| message.text), Some("Welcome".to_owned()));
//! # Ok(())
//! # }
//! ```

pub mod bot_api;
pub mod page;
pub mod world;
