//! The Bot API over HTTP, for one bot, on loopback.
//!
//! Strict where Telegram is strict, and stricter in one point: a parameter that the table in `methods` does
//! not list is refused, where Telegram would overlook it. What the bot relies on is written down there.

mod call;
mod check;
mod conversation;
mod download;
mod editing;
mod ending;
mod formatted;
mod group;
mod html;
mod keyboard;
mod methods;
mod params;
mod polling;
mod profile;
mod sending;
mod wire;

use std::io;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::world::World;
use wire::{Wire, Wires};

/// Telegram takes uploads of up to 50 MB.
const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;

/// A Bot API that runs until dropped.
pub struct Sandbox {
    /// The base URL to give to the bot in place of Telegram's.
    pub url: String,
    pub world: World,
    wires: Wires,
    server: JoinHandle<()>,
}

impl Sandbox {
    /// Serves the world on a free port of this machine.
    ///
    /// # Errors
    /// If no port can be bound.
    pub async fn start(world: World) -> io::Result<Self> {
        Self::on(world, TcpListener::bind("127.0.0.1:0").await?)
    }

    /// Serves the world on this port.
    ///
    /// # Errors
    /// If the listener has no address.
    pub fn on(world: World, listener: TcpListener) -> io::Result<Self> {
        let url = format!("http://{}", listener.local_addr()?);
        let wires = Wires::default();
        let server = tokio::spawn(serve_over(world.clone(), listener, wires.clone()));
        Ok(Self { url, world, wires, server })
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
        self.wires.cut_all();
    }
}

/// Serves the world until the future is dropped.
pub async fn serve(world: World, listener: TcpListener) {
    serve_over(world, listener, Wires::default()).await;
}

async fn serve_over(world: World, listener: TcpListener, wires: Wires) {
    let routes = Router::new()
        .route("/{bot}/{method}", any(call::answer))
        .route("/file/{bot}/{*path}", get(download::answer))
        .fallback(ending::not_found)
        .layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
        .with_state(world);
    let listener = wire::CuttableListener { listener, wires };
    // axum's server never ends by itself.
    let _ = axum::serve(listener, routes.into_make_service_with_connect_info::<Wire>()).await;
}
