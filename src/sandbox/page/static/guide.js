// The guide: a month in a few steps, more to try, and what has just happened.

import { trouble } from "./chat.js";
import { at, h, onceAFrame } from "./dom.js";
import { givenName, play, town } from "./town.js";
import { clockTime, say, shortDay, t } from "./words.js";

let go = () => {};
let playing = null;
let looked = null;
const feed = [];

export function startGuide(onGo) {
  go = onGo;
  at("guide-open").addEventListener("click", () => (isOpen() ? closeGuide() : openGuide()));
  at("guide-close").addEventListener("click", closeGuide);
  at("shade").addEventListener("click", closeGuide);
  at("guide").addEventListener("keydown", (event) => event.key === "Escape" && closeGuide());
  at("begin").addEventListener("click", () => current() && byHand(current()));
}

const isOpen = () => document.body.classList.contains("guided");

function openGuide() {
  document.body.classList.add("guided");
  at("shade").hidden = false;
  at("guide-open").setAttribute("aria-expanded", "true");
  (at("steps").querySelector("button.primary") ?? at("guide-close")).focus();
}

export function closeGuide() {
  if (!isOpen()) return;
  document.body.classList.remove("guided");
  at("shade").hidden = true;
  at("guide-open").setAttribute("aria-expanded", "false");
  at("guide-open").focus();
}

const current = () => town.script.steps.find((step) => !town.done.has(step.id));

/** Draws the steps: the one at hand with what it means and what to press. */
export const drawGuide = onceAFrame(() => {
  const { steps, extras } = town.script;
  const at_hand = looked ?? current()?.id;
  at("guide-open").textContent = t("guide-progress", { done: steps.filter((step) => town.done.has(step.id)).length, all: steps.length });
  at("steps").replaceChildren(...steps.map((step, index) => drawStep(step, index + 1, step.id === at_hand)));
  if (!current() && steps.length > 0) at("steps").append(h("li", { class: "finished" }, t("all-done")));
  at("extras").replaceChildren(...extras.map(drawExtra));
  drawHint();
});

function drawStep(step, number, shown) {
  const done = town.done.has(step.id);
  const toggle = () => {
    looked = shown ? null : step.id;
    drawGuide();
  };
  return h("li", { class: `step ${done ? "done" : ""} ${shown ? "shown" : ""}`, "aria-current": shown ? "step" : null },
    h("button", { type: "button", class: "title", "aria-expanded": String(shown), onclick: toggle },
      h("span", { class: "number", "aria-hidden": "true" }, done ? "✓" : String(number)),
      h("span", {}, say(step.title)),
      done && h("span", { class: "unseen" }, ` (${t("done")})`)),
    shown && h("div", { class: "what" }, h("p", {}, say(step.text)), doing(step)));
}

function doing(step) {
  const busy = playing === step.id;
  return h("div", { class: "doing" },
    h("button", { type: "button", class: "primary", "data-step": step.id, disabled: playing !== null, onclick: () => start(step) }, busy ? t("playing") : t("play")),
    step.write
      ? h("button", { type: "button", class: "plain", onclick: () => byHand(step) }, t("myself"))
      : h("button", { type: "button", class: "plain", onclick: () => go(step.open) }, t("look")));
}

function drawExtra(step) {
  return h("li", {},
    h("button", { type: "button", class: "extra", "data-step": step.id, title: say(step.text), disabled: playing !== null, onclick: () => start(step) },
      say(step.title)));
}

/** Where the guide itself is out of sight, its step at hand stands above the list. */
function drawHint() {
  const step = current();
  at("hint").replaceChildren(...(step
    ? [h("p", {}, h("b", {}, say(step.title)), " ", say(step.text)), doing(step)]
    : []));
}

async function start(step) {
  if (playing) return;
  playing = step.id;
  looked = null;
  drawGuide();
  go(step.open, { focus: false });
  try {
    await play(step.id);
    if (!step.done) town.done.add(step.id);
  } catch (error) {
    trouble(error);
  } finally {
    playing = null;
    drawGuide();
  }
}

function byHand(step) {
  go(step.open, { prepared: step.write ?? undefined });
}

/** Keeps what the bot sent; the same words to many people are one line. */
export function note(message) {
  const text = message.text.split("\n")[0] || message.file?.name || "";
  const minute = Math.floor(message.at / 60000);
  const same = feed.find((line) => line.text === text && Math.abs(line.minute - minute) <= 1);
  if (same) same.chats.add(message.chat);
  else feed.unshift({ text, minute, at: message.at, chats: new Set([message.chat]) });
  feed.length = Math.min(feed.length, 30);
  drawFeed();
}

export const drawFeed = onceAFrame(() => {
  at("feed-empty").hidden = feed.length > 0;
  at("feed").replaceChildren(...feed.map((line) => {
    const chat = [...line.chats].at(-1);
    const to = line.chats.size > 1 ? t("people", { n: line.chats.size }) : town.chats.get(chat)?.private ? givenName(chat) : town.chats.get(chat)?.title ?? "";
    return h("li", {},
      h("button", { type: "button", onclick: () => go(chat) },
        h("time", {}, `${shortDay(line.at)} ${clockTime(line.at)}`), h("span", { class: "to" }, to),
        h("span", { class: "said", lang: "vi" }, line.text)));
  }));
});
