//! A stage for the stories: a world with two people, its Bot API, and the client the bot uses.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chibo::sandbox::bot_api::Sandbox;
use chibo::sandbox::world::{User, World};
use serde_json::Value;
use teloxide::prelude::*;
use teloxide::{ApiError, RequestError};

/// An answers always.
pub const AN: i64 = 11;

/// Bình never does.
pub const BINH: i64 = 12;

/// 3 December 2026, 12:30 UTC.
pub const EVENING: i64 = 1_796_301_000_000;

pub struct Stage {
    pub world: World,
    pub sandbox: Sandbox,
    pub bot: Bot,
    clock: Arc<AtomicI64>,
}

impl Stage {
    pub async fn new() -> Self {
        let clock = Arc::new(AtomicI64::new(EVENING));
        let seen = clock.clone();
        let world = World::new(move || seen.load(Ordering::SeqCst));
        world.add_person(User { last_name: Some("Nguyễn".to_owned()), ..User::new(AN, "An") });
        world.add_person(User::new(BINH, "Bình"));
        let sandbox = Sandbox::start(world.clone()).await.unwrap();
        let bot = Bot::new(world.token()).set_api_url(sandbox.url.parse().unwrap());
        Self { world, sandbox, bot, clock }
    }

    /// A stage on which An has started the bot.
    pub async fn with_an() -> Self {
        let stage = Self::new().await;
        stage.world.starts(AN, None);
        stage
    }

    pub fn pass_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// A call as any program could make it, with the status and the answer as they come.
    pub async fn call(&self, method: &str, params: Value) -> (u16, Value) {
        let url = format!("{}/bot{}/{method}", self.sandbox.url, self.world.token());
        let request = reqwest::Client::new().post(url).header("content-type", "application/json");
        let response = request.body(params.to_string()).send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap())
    }

    /// What Telegram says when it will not.
    pub async fn refusal(&self, method: &str, params: Value) -> String {
        let (status, answer) = self.call(method, params).await;
        assert_eq!(answer["ok"], false, "accepted: {answer}");
        assert_eq!(answer["error_code"], status);
        answer["description"].as_str().unwrap().to_owned()
    }

    /// What Telegram gives when it will.
    pub async fn result(&self, method: &str, params: Value) -> Value {
        let (status, answer) = self.call(method, params).await;
        assert_eq!((status, &answer["ok"]), (200, &Value::Bool(true)), "refused: {answer}");
        answer["result"].clone()
    }
}

/// The refusal inside the client's error.
pub fn api_error<T: std::fmt::Debug>(result: Result<T, RequestError>) -> ApiError {
    match result.unwrap_err() {
        RequestError::Api(error) => error,
        other => panic!("not a refusal: {other}"),
    }
}

/// What a poll ends with, long before the client itself would give up.
pub async fn at_once<T>(poll: tokio::task::JoinHandle<T>) -> T {
    let soon = std::time::Duration::from_secs(3);
    tokio::time::timeout(soon, poll).await.expect("still waiting").unwrap()
}
