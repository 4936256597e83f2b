// Puts the page together.

import { closeChat, drawHead, drawMessages, loadMessages, messageCame, messageGone, openChat, showChat, startChat, trouble } from "./chat.js";
import { drawClock, startClock } from "./clock.js";
import { at, onceAFrame, toast } from "./dom.js";
import { closeGuide, drawFeed, drawGuide, note, startGuide } from "./guide.js";
import { drawList, focusRow, mark, reveal, startList, touch } from "./list.js";
import { follow, load, on, speakTo, town } from "./town.js";
import { spoken, switchLanguage, t, translatePage } from "./words.js";

/** Becomes a person, or looks into a group. */
function go(chat, options) {
  closeGuide();
  document.body.dataset.view = "chat";
  if (town.chats.has(chat)) town.chats.get(chat).unread = 0;
  mark(chat);
  reveal(chat);
  drawTitle();
  return showChat(chat, options);
}

/** Back to the list. */
function leave() {
  const before = openChat();
  document.body.dataset.view = "list";
  if (matchMedia("(max-width: 719px)").matches) {
    closeChat();
    mark(null);
  }
  focusRow(before);
}

const drawTitle = onceAFrame(() => {
  const unread = [...town.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  document.title = unread > 0 ? `(${unread}) chibo` : "chibo";
  const group = [...town.chats.values()].find((chat) => !chat.private);
  at("commune").textContent = group?.title ?? "";
});

on("town", () => {
  drawList();
  drawGuide();
  drawClock();
  drawHead();
  drawTitle();
});
on("posted", (message) => {
  const chat = town.chats.get(message.chat);
  if (message.chat !== openChat() && message.from === town.bot.id) chat.unread += 1;
  touch(message.chat);
  messageCame(message);
  if (message.from === town.bot.id) note(message);
  drawTitle();
});
on("edited", (message) => {
  touch(message.chat);
  messageCame(message);
});
on("deleted", messageGone);
on("clock", drawClock);
on("step", drawGuide);
on("missed", loadMessages);
on("lost", () => toast(t("trouble-offline"), true));

at("language").addEventListener("click", () => {
  switchLanguage();
  speakTo(spoken()).catch(trouble);
  translatePage();
  drawList();
  drawGuide();
  drawFeed();
  drawClock();
  if (openChat() !== null) {
    drawHead();
    drawMessages();
  }
});

at("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.body.dataset.view = "list";
    at("search").focus();
  }
});

translatePage();
startList(go);
startChat(leave);
startGuide(go);
startClock();
follow();
await speakTo(spoken()).catch(() => {});
await load().catch(() => toast(t("trouble-offline"), true));
document.body.dataset.ready = "true";
