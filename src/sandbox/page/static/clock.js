// The clock on top: what time it is for everyone, and what it is about to bring.

import { trouble } from "./chat.js";
import { at } from "./dom.js";
import { forward, now, outlook } from "./town.js";
import { clockTime, longDay, say, shortDay, t } from "./words.js";

export function startClock() {
  at("next").addEventListener("click", () => move());
  at("hour").addEventListener("click", () => move(1));
  at("day-on").addEventListener("click", () => move(24));
  setInterval(drawTime, 1000);
}

async function move(hours) {
  if (outlook().moving) return;
  await forward(hours).catch(trouble);
}

export function drawClock() {
  const { next, moving } = outlook();
  const button = at("next");
  button.disabled = moving || !next;
  button.setAttribute("aria-busy", String(moving));
  at("hour").disabled = at("day-on").disabled = moving;
  const sameDay = next && shortDay(next.at) === shortDay(now());
  const when = next ? (sameDay ? clockTime(next.at) : `${shortDay(next.at)} ${clockTime(next.at)}`) : "";
  at("next-when").textContent = moving ? t("moving") : next ? t("next-in", { when }) : "";
  at("next-what").textContent = moving ? "" : next ? say(next.what) : t("nothing-next");
  drawTime();
}

function drawTime() {
  at("time").textContent = clockTime(now());
  at("day").textContent = longDay(now());
}
