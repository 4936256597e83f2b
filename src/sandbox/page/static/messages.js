// One message, drawn as chats draw it.

import { h } from "./dom.js";
import { givenName, nameOf, town } from "./town.js";
import { clockTime, longDay, size, t } from "./words.js";

/** A message as an element. `me` is who looks at it; `press` and `quote` are what one can do with it. */
export function bubble(message, { me, group, find, press, quote }) {
  if (message.service) return h("p", { class: "service", "data-id": message.id }, happened(message));
  const mine = message.from === me;
  const bot = message.from === town.bot.id;
  const answered = message.reply_to ? find(message.reply_to) : null;
  const words = h("div", { class: "words" });
  // The server has escaped everything but the few tags of Telegram's own formatting.
  words.innerHTML = message.html;
  for (const link of words.querySelectorAll("a")) link.setAttribute("rel", "noopener"), link.setAttribute("target", "_blank");

  const body = h("div", { class: "body" },
    group && !mine && h("b", { class: `by tone-${Math.abs(message.from) % 8}` }, nameOf(message.from)),
    !group && h("span", { class: "unseen" }, `${bot ? t("bot") : givenName(message.from)}: `),
    message.forwarded && h("em", { class: "forwarded" }, `↪ ${message.forwarded}`),
    answered && h("blockquote", { class: "answered" }, h("b", {}, nameOf(answered.from)), first(answered)),
    message.file && attachment(message.file),
    message.text && words,
    h("span", { class: "stamp" },
      message.edited && h("span", {}, t("edited"), " "),
      h("time", { datetime: new Date(message.at).toISOString() }, clockTime(message.at))),
  );
  const reply = h("button", { type: "button", class: "plain icon reply", "aria-label": t("reply"), title: t("reply"), onclick: () => quote(message) }, "↩");
  return h("article", { class: `message ${mine ? "mine" : "theirs"} ${bot ? "bot" : ""} ${message.buttons.length ? "keyed" : ""}`, "data-id": message.id },
    h("div", { class: "pair" }, body, reply),
    message.buttons.length > 0 && keyboard(message, press));
}

export const first = (message) => (message.text || message.file?.name || "").split("\n")[0];

export const dayMark = (at) => h("p", { class: "day", "data-day": longDay(at) }, longDay(at));

function keyboard(message, press) {
  return h("div", { class: "keyboard" }, ...message.buttons.map((row) =>
    h("div", { class: "keys" }, ...row.map((button) =>
      button.url
        ? h("a", { class: "key", href: button.url, target: "_blank", rel: "noopener" }, button.text, " ↗")
        : h("button", { type: "button", class: "key", "data-payload": button.payload, onclick: (event) => press(message, button, event.currentTarget) }, button.text)))));
}

function attachment(file) {
  const address = `/api/files/${encodeURIComponent(file.id)}`;
  if (file.kind === "photo") {
    return h("a", { class: "photo", href: address, target: "_blank", rel: "noopener" },
      h("img", { src: address, alt: file.name ?? "", width: "280", height: "180", loading: "lazy" }));
  }
  const name = file.name ?? file.kind;
  const ending = name.includes(".") ? name.split(".").at(-1).slice(0, 4) : "";
  return h("a", { class: "document", href: address, target: "_blank", rel: "noopener" },
    h("span", { class: "sheet", "aria-hidden": "true" }, ending),
    h("span", { class: "file" }, h("b", {}, name), h("small", {}, size(file.size))));
}

/** People who joined one after another are one line. */
export function joinedTogether(messages) {
  const names = messages.map((message) => nameOf(message.service.who));
  return h("p", { class: "service" }, t("joined-together", { who: names[0], n: names.length - 1 }));
}

export const joins = (message) => message.service?.what === "joined" && message.service.who === message.from;

function happened({ service, from }) {
  const who = nameOf(service.who ?? from);
  if (service.what === "joined" && service.who === from) return t("joined-self", { who });
  return t(service.what, { who, by: nameOf(from) });
}
