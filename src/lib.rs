//! chibo runs the monthly session of party branches over Telegram: it reminds members, understands their replies,
//! and posts tallies to the committees' groups by itself.
//!
//! # The one idea
//!
//! Everything that happens to the bot is a row in the **inbox**; everything the bot does to the world is a row in
//! the **outbox**; in between are one pure decision and one transaction.
//!
//! ```text
//! Telegram ──▶ intake ─────┐                                            ┌──▶ courier ──▶ Telegram
//!                          ├─▶ INBOX ─▶ worker: load → decide → apply ─▶ OUTBOX
//! calendar ──▶ scheduler ──┘           (one transaction, one instant)
//! ```
//!
//! # Life of one reply
//!
//! Đồng chí An writes "mai e bận k dự đc". [`loops::intake`] commits the raw update under `telegram:812`, and only
//! then acknowledges it. [`loops::worker`] opens a [`work::Work`]: one transaction and one instant.
//! [`telegram::incoming`] makes the JSON an [`Event::Said`](domain::event::Event::Said), and [`handlers`] take it in at
//! the door. The turn is loaded once ([`store::actors`]): who An is, and what was awaited of him. Then, as he stands to
//! them, the meetings he may mean ([`store::approached`]): his earlier reply, and what he was last asked.
//! [`domain::reading`] says absent, reason "bận"; [`domain::hearing`] that this is a reply, and not for what was awaited;
//! [`domain::reply::weigh`] that it is [`Noted`](domain::reply::Verdict::Noted). Reply, history and acknowledgement are
//! written, the tally is marked dirty, the event is done: commit. [`loops::courier`] claims the acknowledgement, sends
//! it outside any transaction, and settles it. Pull the plug anywhere: before the commit nothing happened and it happens
//! again; after it, only the sending is left.
//!
//! # Where a change goes
//!
//! | to change … | look in |
//! |---|---|
//! | a rule: who counts, what a reply is worth | [`domain`] (pure: no async, SQL, clock or Telegram) |
//! | how a reply is understood | [`domain::reading`] and its lexicon |
//! | to whom a text belongs | [`domain::hearing`], in the order of its `claim` |
//! | an exchange of several messages: what is asked, what an answer leads to | [`domain::exchanges`], one file each |
//! | what falls due for a meeting, when, and to whom | `[plan] stages` in the configuration, [`domain::stages`] |
//! | when a message may go, and what becomes of one that could not | [`domain::delivery`] |
//! | what the bot says | `config/locales` and [`messages`] |
//! | what the bot does about a command, a button, an hour | [`handlers`], a room for each of those who are served |
//! | how a letter reaches its many readers, and in how many messages | [`post`] |
//! | the roster's columns and words | [`domain::roster`], then the example in [`cli`] (`roster/template`) |
//! | what is kept | `migrations` and [`store`], a room an aggregate |
//! | how Telegram is spoken to | [`telegram`], the only code that knows teloxide |
//! | when and how often things are tried, sent, repeated | [`loops`] |
//! | how long things are kept | `[privacy]` in the configuration, [`store::sweeps`] |
//! | what an operator can decide or ask | [`config`] and [`cli`] |
//!
//! The rooms of [`handlers`]:
//!
//! - `door`: who comes in (`turn`) and where it leads: commands in `private` and `group`, buttons in `tap`, a member's
//!   own words in `words`. Each is one match.
//! - `member`: replies, questions, feedback, one's own record. `secretary`: calling and changing meetings, the agenda,
//!   the roll. `committee`: groups and their figures. `operator`: the roster.
//! - `calendar`: what an hour brings (`due`), a meeting's stages one after the other (`timeline`), and what everyone is
//!   told when it is made, moved or called off.
//!
//! The rooms of [`store`]: `core` is the inbox, the outbox and where every chat stands; `people` the tree, the members and
//! their accounts; `meetings` the sessions, with replies and rolls; `figures` what committees see of many branches at
//! once; `engine` the database itself. A caller names the file, not its room: [`store::replies::put`].
//!
//! Who may import whom is a table in `tests/rules/architecture.rs`, held against these sources; there too: no circle
//! between files, and one type a name.
//!
//! # What is absent on purpose
//!
//! - No timer in memory: what is due is a query, so a restart forgets nothing.
//! - No trait for Telegram and no mocks: the seam is the URL. Tests and demo speak over HTTP to
//!   `sandbox`, a Bot API on loopback that is strict where Telegram is strict.
//! - No ambient time or chance: both are handed in, and `clippy.toml` bans the rest.
//! - No cache: other commands work beside a running bot, and it sees what they change at its next look.

#![warn(missing_docs)]
// A panic is a proof, and `#[expect]` says which.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]
// A new variant stops the compiler wherever someone has to think.
#![cfg_attr(not(test), warn(clippy::wildcard_enum_match_arm))]

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod handlers;
pub mod loops;
pub mod messages;
pub mod post;
pub mod roster_file;
#[cfg(feature = "demo")]
#[expect(missing_docs, reason = "a field or variant that mirrors the Bot API is documented there")]
pub mod sandbox;
pub mod store;
pub mod telegram;
pub mod work;
