//! The methods of the Bot API we rely on, with their parameters (Bot API 10.1).
//!
//! A bot that passes anything else is refused, so that this table stays the whole truth. We edit no inline
//! messages, so an edit always names its chat and message.

use serde_json::Value;

use super::params::Params;
use super::{conversation, editing, group, profile, sending};
use crate::sandbox::world::{Refusal, State};

/// One method.
pub(super) struct Method {
    pub name: &'static str,
    pub params: &'static [&'static [Param]],
    pub answer: Answering,
}

/// How a method is answered.
pub(super) enum Answering {
    AtOnce(fn(&mut State, &Params) -> Result<Value, Refusal>),
    /// When there is something to tell, or time is up.
    WhenUpdatesArrive,
}

/// One parameter of a method.
pub(super) struct Param {
    pub name: &'static str,
    pub kind: Kind,
    /// What Telegram says if it is missing; `None` if it may be.
    pub missing: Option<&'static str>,
}

/// What a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    Boolean,
    Text,
    /// An id, or `@username`.
    Chat,
    Object,
    List,
    /// A file id, or `attach://` and the name of an upload.
    File,
}

const fn may(name: &'static str, kind: Kind) -> Param {
    Param { name, kind, missing: None }
}

const fn must(name: &'static str, kind: Kind, missing: &'static str) -> Param {
    Param { name, kind, missing: Some(missing) }
}

const CHAT: &[Param] = &[must("chat_id", Kind::Chat, "chat_id is empty")];
const MESSAGE: &[Param] = &[must("message_id", Kind::Integer, "message identifier is not specified")];
const TEXT: &[Param] = &[must("text", Kind::Text, "message text is empty")];
const MARKUP: &[Param] = &[may("reply_markup", Kind::Object)];
const LANGUAGE: &[Param] = &[may("language_code", Kind::Text)];

const TEXT_FORM: &[Param] =
    &[may("parse_mode", Kind::Text), may("entities", Kind::List), may("link_preview_options", Kind::Object)];

const CAPTION: &[Param] =
    &[may("caption", Kind::Text), may("parse_mode", Kind::Text), may("caption_entities", Kind::List)];

const SENDING: &[Param] = &[
    may("disable_notification", Kind::Boolean),
    may("protect_content", Kind::Boolean),
    may("reply_parameters", Kind::Object),
];

const TAP_ANSWER: &[Param] = &[
    must("callback_query_id", Kind::Text, "query ID is empty"),
    may("text", Kind::Text),
    may("show_alert", Kind::Boolean),
    may("cache_time", Kind::Integer),
];

const POLL: &[Param] = &[
    may("offset", Kind::Integer),
    may("limit", Kind::Integer),
    may("timeout", Kind::Integer),
    may("allowed_updates", Kind::List),
];

const DOCUMENT: &[Param] = &[
    must("document", Kind::File, "there is no document in the request"),
    may("disable_content_type_detection", Kind::Boolean),
];

const PHOTO: &[Param] = &[must("photo", Kind::File, "there is no photo in the request")];
const USER: &[Param] = &[must("user_id", Kind::Integer, "invalid user_id specified")];
const FILE_ID: &[Param] = &[must("file_id", Kind::Text, "file_id is not specified")];
const ACTION: &[Param] = &[must("action", Kind::Text, "wrong parameter action in request")];

const COMMANDS: &[Param] =
    &[must("commands", Kind::List, "can't parse commands: array expected"), may("scope", Kind::Object)];

/// Every method there is.
pub(super) const METHODS: &[Method] = &[
    at_once("getMe", &[], profile::get_me),
    Method { name: "getUpdates", params: &[POLL], answer: Answering::WhenUpdatesArrive },
    at_once("getWebhookInfo", &[], profile::get_webhook_info),
    at_once("deleteWebhook", &[&[may("drop_pending_updates", Kind::Boolean)]], profile::delete_webhook),
    at_once("sendMessage", &[CHAT, TEXT, TEXT_FORM, SENDING, MARKUP], sending::send_message),
    at_once("sendDocument", &[CHAT, DOCUMENT, CAPTION, SENDING, MARKUP], sending::send_document),
    at_once("sendPhoto", &[CHAT, PHOTO, CAPTION, SENDING, MARKUP], sending::send_photo),
    at_once("sendChatAction", &[CHAT, ACTION], conversation::send_chat_action),
    at_once("editMessageText", &[CHAT, MESSAGE, TEXT, TEXT_FORM, MARKUP], editing::edit_message_text),
    at_once("editMessageReplyMarkup", &[CHAT, MESSAGE, MARKUP], editing::edit_message_reply_markup),
    at_once("deleteMessage", &[CHAT, MESSAGE], editing::delete_message),
    at_once(
        "pinChatMessage",
        &[CHAT, MESSAGE, &[may("disable_notification", Kind::Boolean)]],
        editing::pin_chat_message,
    ),
    at_once("answerCallbackQuery", &[TAP_ANSWER], conversation::answer_callback_query),
    at_once("getFile", &[FILE_ID], conversation::get_file),
    at_once("getChat", &[CHAT], group::get_chat),
    at_once("getChatMember", &[CHAT, USER], group::get_chat_member),
    at_once("getChatAdministrators", &[CHAT], group::get_chat_administrators),
    at_once("leaveChat", &[CHAT], group::leave_chat),
    at_once("setMyCommands", &[COMMANDS, LANGUAGE], profile::set_my_commands),
    at_once("setMyDescription", &[&[may("description", Kind::Text)], LANGUAGE], profile::set_my_description),
    at_once(
        "setMyShortDescription",
        &[&[may("short_description", Kind::Text)], LANGUAGE],
        profile::set_my_short_description,
    ),
];

const fn at_once(
    name: &'static str,
    params: &'static [&'static [Param]],
    answer: fn(&mut State, &Params) -> Result<Value, Refusal>,
) -> Method {
    Method { name, params, answer: Answering::AtOnce(answer) }
}

/// The method with this name; Telegram does not mind the case.
pub(super) fn find(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name.eq_ignore_ascii_case(name))
}

impl Method {
    /// The parameters of this method.
    pub(super) fn all_params(&self) -> impl Iterator<Item = &'static Param> {
        self.params.iter().flat_map(|group| group.iter())
    }
}
