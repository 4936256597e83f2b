//! The only code that knows teloxide: its request types on our own wire, so that errors keep what the next
//! step depends on.

pub mod incoming;
mod outgoing;

use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::{Client, Response, Url, multipart};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::payloads::{
    AnswerCallbackQuery, GetMe, GetUpdates, GetUpdatesSetters, SetMyCommands, SetMyCommandsSetters,
};
use teloxide::requests::Payload;
use teloxide::types::{AllowedUpdate, BotCommand, BotCommandScope, CallbackQueryId, ChatId as TeloxideChat};

use crate::domain::delivery::DeliveryError;
use crate::domain::{ChatId, Language};

/// A send settles within this.
const SEND_TIMEOUT: Duration = Duration::from_secs(25);
/// What Telegram says of a message that can no longer be edited.
const EDITED_IS_GONE: [&str; 3] =
    ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"];
/// How long one poll waits for updates.
pub const POLL: Duration = Duration::from_secs(25);

/// A Bot API at some address.
#[derive(Clone, Debug)]
pub struct Telegram {
    api: Url,
    token: SecretString,
    sender: Client,
    poller: Client,
}

/// Where a command menu is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuScope {
    /// In private chats without a menu of their own.
    Everyone,
    /// In groups.
    Groups,
    /// In one private chat.
    Chat(ChatId),
}

/// Who the bot is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Its account.
    pub id: i64,
    /// Its username, without `@`.
    pub username: String,
}

#[derive(Deserialize)]
struct ApiAnswer {
    #[serde(default)]
    ok: bool,
    #[serde(default)]
    result: Value,
    error_code: Option<u16>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Deserialize, Default)]
struct Parameters {
    retry_after: Option<u32>,
    migrate_to_chat_id: Option<i64>,
}

impl Telegram {
    /// Speaks to the Bot API at `api`, through `proxy` if there is one.
    pub fn new(api: &str, token: SecretString, proxy: Option<&str>) -> Result<Self> {
        let api = Url::parse(api).with_context(|| format!("TELOXIDE_API_URL `{api}` is not a URL"))?;
        let client = |timeout| -> Result<Client> {
            let mut builder =
                Client::builder().connect_timeout(Duration::from_secs(5)).timeout(timeout).tcp_nodelay(true);
            builder = match proxy {
                Some(proxy) => builder.proxy(
                    reqwest::Proxy::all(proxy)
                        .context("TELOXIDE_PROXY is not an http, https or socks5 URL")?,
                ),
                None => builder,
            };
            builder.build().context("cannot set up HTTPS")
        };
        Ok(Self {
            api,
            token,
            sender: client(SEND_TIMEOUT)?,
            poller: client(POLL + Duration::from_secs(10))?,
        })
    }

    /// Who we are.
    pub async fn me(&self) -> Result<Me, DeliveryError> {
        self.call(&GetMe::new()).await
    }

    /// The updates from `offset` on, as raw JSON, waiting up to `wait` for the first.
    pub async fn updates(&self, offset: Option<i64>, wait: Duration) -> Result<Vec<Value>, DeliveryError> {
        let mut request = GetUpdates::new().limit(100).allowed_updates([
            AllowedUpdate::Message,
            AllowedUpdate::EditedMessage,
            AllowedUpdate::CallbackQuery,
            AllowedUpdate::MyChatMember,
        ]);
        request.timeout = u32::try_from(wait.as_secs()).ok().filter(|seconds| *seconds > 0);
        request.offset = offset.and_then(|offset| i32::try_from(offset).ok());
        self.post(&self.poller, &request).await
    }

    /// Answers a pressed button.
    pub async fn answer_tap(&self, callback: &str, words: Option<String>) -> Result<(), DeliveryError> {
        let mut request = AnswerCallbackQuery::new(CallbackQueryId(callback.to_owned()));
        request.text = words;
        self.call::<_, bool>(&request).await.map(drop)
    }

    /// Sets the command menu of a scope; of those whose Telegram speaks `readers`, if given.
    pub async fn set_menu(
        &self,
        scope: MenuScope,
        readers: Option<Language>,
        commands: &[(String, String)],
    ) -> Result<(), DeliveryError> {
        let commands = commands.iter().map(|(name, what)| BotCommand::new(name.clone(), what.clone()));
        let mut request = SetMyCommands::new(commands).scope(match scope {
            MenuScope::Everyone => BotCommandScope::Default,
            MenuScope::Groups => BotCommandScope::AllGroupChats,
            MenuScope::Chat(chat) => BotCommandScope::Chat { chat_id: TeloxideChat(chat.0).into() },
        });
        request.language_code = readers.map(|language| language.word().to_owned());
        self.call::<_, bool>(&request).await.map(drop)
    }

    async fn call<P, T>(&self, payload: &P) -> Result<T, DeliveryError>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        self.post(&self.sender, payload).await
    }

    async fn post<P, T>(&self, client: &Client, payload: &P) -> Result<T, DeliveryError>
    where
        P: Payload + Serialize,
        T: DeserializeOwned,
    {
        let body = serde_json::to_vec(payload)
            .map_err(|error| DeliveryError::Refused { description: error.to_string() })?;
        let request = client
            .post(self.method(P::NAME)?)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .body(body);
        read(request.send().await).await
    }

    async fn upload<T: DeserializeOwned>(
        &self,
        method: &str,
        form: multipart::Form,
    ) -> Result<T, DeliveryError> {
        read(self.sender.post(self.method(method)?).multipart(form).send().await).await
    }

    fn method(&self, name: &str) -> Result<Url, DeliveryError> {
        let base = self.api.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/bot{}/{name}", self.token.expose_secret())).map_err(|_| {
            DeliveryError::Refused { description: "the address of the Bot API is not a URL".to_owned() }
        })
    }
}

async fn read<T: DeserializeOwned>(sent: reqwest::Result<Response>) -> Result<T, DeliveryError> {
    let response = sent.map_err(lost)?;
    let status = response.status();
    let body = response.bytes().await.map_err(lost)?;
    let Ok(answer) = serde_json::from_slice::<ApiAnswer>(&body) else {
        return Err(DeliveryError::Doubtful { what: format!("HTTP {status} with an unreadable body") });
    };
    if !answer.ok {
        let code = answer.error_code.unwrap_or(status.as_u16());
        return Err(refusal(code, answer.description, &answer.parameters));
    }
    serde_json::from_value(answer.result).map_err(|error| DeliveryError::Refused {
        description: format!("accepted, with an answer we cannot read: {error}"),
    })
}

/// A broken connection, without the address: it holds the token.
fn lost(error: reqwest::Error) -> DeliveryError {
    let error = error.without_url();
    let cause = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source()).last();
    let what = cause.map_or_else(|| error.to_string(), ToString::to_string);
    if error.is_connect() { DeliveryError::OutOfReach { what } } else { DeliveryError::Doubtful { what } }
}

fn refusal(code: u16, description: String, parameters: &Parameters) -> DeliveryError {
    match code {
        _ if parameters.migrate_to_chat_id.is_some() => {
            DeliveryError::Migrated { to: ChatId(parameters.migrate_to_chat_id.unwrap_or_default()) }
        }
        429 => DeliveryError::TooFast { retry_after: parameters.retry_after.unwrap_or(1) },
        401 | 404 => DeliveryError::Unauthorized,
        403 => DeliveryError::Forbidden,
        400 if description.contains("message is not modified") => DeliveryError::NotModified,
        400 if EDITED_IS_GONE.iter().any(|words| description.contains(words)) => DeliveryError::NothingToEdit,
        400 if description.contains("chat not found") => DeliveryError::Forbidden,
        500.. => DeliveryError::Doubtful { what: format!("{code} {description}") },
        _ => DeliveryError::Refused { description },
    }
}
