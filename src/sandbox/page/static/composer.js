// The box one writes in: text, documents, quick commands, answers to a message.

import { at, h } from "./dom.js";
import { first } from "./messages.js";
import { nameOf, sayIn, sendIn, town } from "./town.js";
import { spoken } from "./words.js";
import { trouble } from "./chat.js";

let here = { chat: () => null, me: () => null };
let quoted = null;

export function startComposer(place) {
  here = place;
  at("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  at("composer-text").addEventListener("keydown", keys);
  at("composer-text").addEventListener("input", () => {
    grow();
    suggest();
  });
  at("unquote").addEventListener("click", () => write(null));
  at("attach").addEventListener("click", () => at("file").click());
  at("file").addEventListener("change", () => attach(at("file").files[0]));
  at("start").addEventListener("click", () => sayIn(here.chat(), here.me(), "/start").catch(trouble));
  at("commands").addEventListener("click", () => (at("menu").hidden ? showMenu(offered(), true) : closeMenu()));
  at("menu").addEventListener("keydown", walkMenu);
  document.addEventListener("click", (event) => {
    if (!at("menu").hidden && !at("menu").contains(event.target) && !at("commands").contains(event.target)) closeMenu(false);
  });
}

/** Puts text into the box (`null` leaves it), perhaps as an answer to a message. */
export function write(text, answering = null) {
  const box = at("composer-text");
  if (text !== null) box.value = text;
  quoted = answering;
  at("quoting").hidden = !quoted;
  at("quoted").replaceChildren(...(quoted ? [h("b", {}, nameOf(quoted.from)), first(quoted)] : []));
  grow();
  closeMenu(false);
  if (quoted) box.focus();
}

function keys(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
  if (event.key === "Escape" && !at("menu").hidden) {
    event.preventDefault();
    closeMenu();
  } else if (event.key === "Escape" && quoted) {
    event.preventDefault();
    write(null);
  }
  if (!at("menu").hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    [...at("menu").querySelectorAll("button")].at(event.key === "ArrowDown" ? 0 : -1).focus();
  }
}

async function send() {
  const text = at("composer-text").value.trim();
  if (!text || here.chat() === null) return;
  const answered = quoted;
  write("");
  try {
    await sayIn(here.chat(), here.me(), text, answered?.id);
  } catch (error) {
    write(text, answered);
    trouble(error);
  }
}

async function attach(file) {
  at("file").value = "";
  if (!file) return;
  const caption = at("composer-text").value.trim();
  write("");
  await sendIn(here.chat(), here.me(), file, caption).catch(trouble);
}

function grow() {
  const box = at("composer-text");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
}

/** The commands the bot offers here, as Telegram would choose them: the narrowest list wins. */
function offered() {
  const chat = town.chats.get(here.chat());
  const everywhere = chat.private ? "all_private_chats" : "all_group_chats";
  const fits = [
    (scope) => scope.type === "chat" && Number(scope.chat_id) === chat.id,
    (scope) => scope.type === everywhere,
    (scope) => scope.type === "default",
  ];
  for (const fit of fits) {
    for (const language of [spoken(), ""]) {
      const list = town.commands.find((known) => known.language === language && fit(known.scope));
      if (list?.commands.length) return list.commands;
    }
  }
  return [];
}

/** While a command is being typed, those that begin so are shown. */
function suggest() {
  const typed = at("composer-text").value.match(/^\/(\w*)$/)?.[1];
  const fitting = typed === undefined ? [] : offered().filter(([name]) => name.startsWith(typed.toLowerCase()));
  if (fitting.length > 0) showMenu(fitting, false);
  else closeMenu(false);
}

function showMenu(commands, enter) {
  if (commands.length === 0) {
    at("composer-text").value = "/";
    return at("composer-text").focus();
  }
  at("menu").replaceChildren(...commands.map(([name, description]) =>
    h("li", { role: "none" },
      h("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => choose(name) },
        h("b", {}, `/${name}`), h("span", {}, description)))));
  at("menu").hidden = false;
  at("commands").setAttribute("aria-expanded", "true");
  if (enter) at("menu").querySelector("button").focus();
}

function closeMenu(back = true) {
  at("menu").hidden = true;
  at("commands").setAttribute("aria-expanded", "false");
  if (back) at("composer-text").focus();
}

function choose(name) {
  closeMenu();
  write(`/${name} `);
}

function walkMenu(event) {
  const items = [...at("menu").querySelectorAll("button")];
  const here = items.indexOf(document.activeElement);
  const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 };
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    return closeMenu();
  }
  if (event.key === "Tab") return closeMenu(false);
  if (!(event.key in steps)) return;
  event.preventDefault();
  items[(steps[event.key] + items.length) % items.length].focus();
}
