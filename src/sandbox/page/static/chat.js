// The conversation in the middle.

import { startComposer, write } from "./composer.js";
import { at, avatar, h, toast } from "./dom.js";
import { bubble, dayMark, joinedTogether, joins } from "./messages.js";
import { blockIn, messagesOf, tapIn, town } from "./town.js";
import { has, longDay, say, t } from "./words.js";

let open = null;
let me = null;
let messages = new Map();
/** What came or went while messages were being loaded. */
let meanwhile = null;
const bubbles = new Map();

export function startChat(leave) {
  startComposer({ chat: () => open, me: () => me });
  at("back").addEventListener("click", leave);
  at("fresh").firstElementChild.addEventListener("click", toEnd);
  at("log").addEventListener("scroll", () => atEnd() && (at("fresh").hidden = true), { passive: true });
  at("as").addEventListener("change", () => {
    me = Number(at("as").value);
    drawMessages();
  });
  at("block").addEventListener("click", () => blockIn(open).catch(trouble));
  at("open").addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave());
}

export const openChat = () => open;

/** Opens a chat: from now on one is that person. `prepared` is put into the box, ready to be sent. */
export async function showChat(id, { prepared, focus = true } = {}) {
  const chat = town.chats.get(id);
  if (!chat) return;
  const other = open !== id;
  open = id;
  if (other) {
    me = chat.private ? id : speaker(chat);
    messages = new Map();
    write("");
  }
  at("welcome").hidden = true;
  at("open").hidden = false;
  drawHead();
  if (other) at("log").replaceChildren();
  await loadMessages(other && !chat.private);
  if (open !== id) return;
  if (prepared) write(prepared);
  if (focus) focusHere();
}

export function closeChat() {
  open = null;
  at("open").hidden = true;
  at("welcome").hidden = false;
}

/** In a group somebody has to be the one who writes: whoever wrote last. */
function speaker(chat) {
  const wrote = [...messages.values()].filter((message) => !message.service && chat.members.includes(message.from));
  return wrote.at(-1)?.from ?? chat.members[0];
}

export async function loadMessages(first = false) {
  const id = open;
  if (id === null) return;
  const since = (meanwhile = new Map());
  const fresh = await messagesOf(id).catch(() => null);
  if (!fresh || open !== id || meanwhile !== since) return;
  meanwhile = null;
  messages = new Map(fresh.map((message) => [message.id, message]));
  for (const [late, message] of since) {
    if (message) messages.set(late, message);
    else messages.delete(late);
  }
  if (first) {
    me = speaker(town.chats.get(id));
    drawHead();
  }
  drawMessages();
}

/** What is said above the conversation, and what can be done below it. */
export function drawHead() {
  const chat = town.chats.get(open);
  if (!chat) return;
  const part = town.parts.get(open);
  const contact = town.people.get(open)?.contact;
  avatar(at("who-avatar"), chat.id, chat.private ? chat.title : "");
  if (!chat.private) at("who-avatar").className = "avatar group";
  at("who-name").textContent = chat.title;
  at("who-you").hidden = !chat.private;
  const place = part ? [say(part.role), part.branch] : [t("member")];
  at("who-role").textContent = chat.private ? place.join(" · ") : t("group-of", { n: chat.members.length });
  const unstarted = contact === "never-started";
  at("composer").hidden = unstarted;
  at("start-row").hidden = !unstarted;
  at("block").hidden = !chat.private || unstarted;
  at("block").textContent = contact === "blocked" ? t("unblock") : t("block");
  drawSpeakers(chat);
}

function drawSpeakers(chat) {
  at("as-row").hidden = chat.private;
  if (chat.private) return;
  at("as").replaceChildren(...chat.members.map((id) => {
    const part = town.parts.get(id);
    const name = town.people.get(id)?.name ?? "";
    return h("option", { value: id, selected: id === me }, part?.leads ? `${name} (${say(part.role)})` : name);
  }));
}

export function drawMessages() {
  const log = at("log");
  // A screen reader is told what comes, not what was there.
  log.setAttribute("aria-live", "off");
  bubbles.clear();
  const drawn = [];
  let day = "";
  let together = [];
  for (const message of messages.values()) {
    const its = longDay(message.at);
    if (its !== day) drawn.push(dayMark(message.at));
    day = its;
    together = joins(message) ? [...together, message] : [];
    if (together.length > 1) drawn.pop();
    drawn.push(together.length > 1 ? joinedTogether(together) : draw(message));
  }
  if (drawn.length === 0) drawn.push(h("p", { class: "service" }, t(emptyWords())));
  log.replaceChildren(...drawn);
  toEnd();
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

const emptyWords = () => (town.people.get(open)?.contact === "never-started" ? "empty-unstarted" : "empty");

function draw(message) {
  const group = !town.chats.get(open).private;
  const find = (id) => messages.get(id);
  const node = bubble(message, { me, group, find, press, quote: (quoted) => write(null, quoted) });
  bubbles.set(message.id, node);
  return node;
}

/** A message came or changed; it is drawn if this is its chat. */
export function messageCame(message) {
  if (message.chat !== open) return;
  meanwhile?.set(message.id, message);
  const stay = atEnd();
  const before = bubbles.get(message.id);
  const newest = [...messages.values()].at(-1);
  messages.set(message.id, message);
  if (before) before.replaceWith(keepFocus(before, draw(message)));
  else {
    if (!newest) at("log").replaceChildren();
    if (!newest || longDay(newest.at) !== longDay(message.at)) at("log").append(dayMark(message.at));
    at("log").append(draw(message));
  }
  if (stay || message.from === me) toEnd();
  else if (!before) at("fresh").hidden = false;
}

/** Somebody who walks through a list of buttons stays where they are when the list is redrawn. */
function keepFocus(before, after) {
  const keys = (node) => [...node.querySelectorAll(".key")];
  const place = keys(before).indexOf(document.activeElement);
  if (place >= 0) requestAnimationFrame(() => (keys(after)[place] ?? keys(after).at(-1) ?? at("log")).focus());
  return after;
}

export function messageGone({ chat, id }) {
  if (chat !== open) return;
  meanwhile?.set(id, null);
  messages.delete(id);
  bubbles.get(id)?.remove();
  bubbles.delete(id);
}

async function press(message, button, key) {
  if (key.getAttribute("aria-busy")) return;
  key.setAttribute("aria-busy", "true");
  try {
    const answer = await tapIn(open, me, message.id, button.payload);
    toast(answer.text, answer.alert);
  } catch (error) {
    trouble(error);
  } finally {
    key.removeAttribute("aria-busy");
  }
}

export function trouble(error) {
  const key = `trouble-${error.message}`;
  toast(t(has(key) ? key : "trouble"), true);
}

/** Where one goes on: the box if one can write, else the button to start. */
export function focusHere() {
  const narrow = matchMedia("(max-width: 719px)").matches;
  if (at("composer").hidden) at("start").focus();
  else if (narrow) at("who").focus();
  else at("composer-text").focus();
}

const atEnd = () => at("log").scrollHeight - at("log").scrollTop - at("log").clientHeight < 80;

/** To the newest message; to its beginning if it is longer than one can see. */
function toEnd() {
  const log = at("log");
  const newest = log.lastElementChild;
  log.scrollTop = log.scrollHeight;
  if (newest && newest.offsetHeight > log.clientHeight - 24) log.scrollTop = newest.offsetTop - log.offsetTop - 12;
  at("fresh").hidden = true;
}
