// The chats on the left: the committee's group, then people by branch.

import { at, avatar, h, onceAFrame } from "./dom.js";
import { folded, nameOf, town } from "./town.js";
import { clockTime, fullDay, say, shortDay, t } from "./words.js";
import { now } from "./town.js";

const rows = new Map();
let opened = null;
let pick = () => {};

export function startList(onPick) {
  pick = onPick;
  at("search").addEventListener("input", narrow);
  at("search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      const first = visibleRows()[0];
      if (event.key === "Enter") first?.click();
      else first?.focus();
    }
    if (event.key === "Escape" && at("search").value) {
      at("search").value = "";
      narrow();
    }
  });
  at("list").addEventListener("keydown", walk);
}

let drawn = "";

/** Draws the list: rows keep their place, only what they say changes, unless people or the language did. */
export function drawList() {
  const shape = JSON.stringify([t("groups"), [...town.chats.keys()], town.script.cast]);
  if (shape === drawn) {
    for (const id of rows.keys()) touch(id);
    return;
  }
  drawn = shape;
  const sections = new Map();
  const put = (heading, chat) => {
    if (!sections.has(heading)) sections.set(heading, []);
    sections.get(heading).push(chat);
  };
  for (const chat of town.chats.values()) if (!chat.private) put(t("groups"), chat);
  for (const part of town.script.cast) {
    const chat = town.chats.get(part.person);
    if (chat) put(part.branch, chat);
  }
  for (const chat of town.chats.values()) if (chat.private && !town.parts.has(chat.id)) put(t("others"), chat);

  rows.clear();
  at("list").replaceChildren(
    ...[...sections].map(([heading, chats]) =>
      h("section", { "aria-label": heading },
        h("h3", {}, heading),
        h("ul", { role: "list" }, ...chats.map((chat) => h("li", {}, makeRow(chat))))),
    ),
  );
  for (const id of rows.keys()) refreshRow(id);
  rove();
  narrow();
}

function makeRow(chat) {
  const face = avatar(h("span", { "aria-hidden": "true" }), chat.id, chat.title);
  if (!chat.private) {
    face.className = "avatar group";
    face.textContent = "";
  }
  const row = h("button", { type: "button", class: "row", "data-chat": chat.id, tabindex: "-1", onclick: () => pick(chat.id) },
    face,
    h("span", { class: "top" }, h("b", { class: "name" }, chat.title), h("time", {})),
    h("span", { class: "bottom" }, h("span", { class: "role" }), h("span", { class: "last", lang: "vi" }), h("span", { class: "badge" })),
  );
  rows.set(chat.id, row);
  return row;
}

function refreshRow(id) {
  const row = rows.get(id);
  const chat = town.chats.get(id);
  if (!row || !chat) return;
  const part = town.parts.get(id);
  const contact = town.people.get(id)?.contact;
  const away = chat.private && contact !== "open";
  row.classList.toggle("away", away);
  row.classList.toggle("unread", chat.unread > 0);
  row.querySelector(".role").textContent = part?.leads ? say(part.role) : "";
  row.querySelector("time").textContent = chat.last ? when(chat.last.at) : "";
  row.querySelector(".last").textContent = away ? t(contact) : preview(chat);
  const badge = row.querySelector(".badge");
  badge.textContent = chat.unread > 0 ? String(chat.unread) : "";
  if (chat.unread > 0) badge.setAttribute("aria-label", t("unread", { n: chat.unread }));
  else badge.removeAttribute("aria-label");
  if (id === opened) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
}

function when(at) {
  return fullDay(at) === fullDay(now()) ? clockTime(at) : shortDay(at);
}

function preview({ last, private: alone }) {
  if (!last || last.service) return "";
  const text = last.text.split("\n")[0] || (last.file ? `📎 ${last.file.name ?? ""}` : "");
  if (last.from === town.bot.id) return text;
  return `${alone ? t("you") : nameOf(last.from).split(" ").at(-1)}: ${text}`;
}

const changed = new Set();
const refresh = onceAFrame(() => {
  for (const id of changed) refreshRow(id);
  changed.clear();
});

/** Something happened in a chat. */
export function touch(id) {
  changed.add(id);
  refresh();
}

export function mark(id) {
  const before = opened;
  opened = id;
  if (before) touch(before);
  if (id) touch(id);
  rove();
}

export function focusRow(id) {
  (rows.get(id) ?? visibleRows()[0])?.focus();
}

export function reveal(id) {
  rows.get(id)?.scrollIntoView({ block: "nearest" });
}

/** One row takes part in the order of Tab; the arrows reach the others. */
function rove() {
  const home = rows.get(opened) ?? visibleRows()[0];
  for (const row of rows.values()) row.tabIndex = row === home ? 0 : -1;
}

const visibleRows = () => [...rows.values()].filter((row) => !row.parentElement.hidden);

function walk(event) {
  const seen = visibleRows();
  const here = seen.indexOf(document.activeElement);
  const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: seen.length - 1 };
  if (!(event.key in steps) || here < 0) return;
  event.preventDefault();
  if (event.key === "ArrowUp" && here === 0) return at("search").focus();
  const next = seen[Math.min(Math.max(steps[event.key], 0), seen.length - 1)];
  next.focus();
}

/** Shows only what the search asks for. */
function narrow() {
  const wanted = folded(at("search").value.trim()).split(/\s+/);
  let any = false;
  for (const section of at("list").children) {
    const heading = folded(section.getAttribute("aria-label"));
    let some = false;
    for (const row of section.querySelectorAll(".row")) {
      const part = town.parts.get(Number(row.dataset.chat));
      const text = `${folded(row.querySelector(".name").textContent)} ${heading} ${folded(part ? say(part.role) : "")}`;
      const fits = wanted.every((word) => text.includes(word));
      row.parentElement.hidden = !fits;
      some ||= fits;
    }
    section.hidden = !some;
    any ||= some;
  }
  at("nobody").hidden = any;
  rove();
}
