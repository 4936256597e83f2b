// The town as this page knows it: people, chats, the clock; kept up to date by the server's stream.

export const town = {
  bot: { id: 0, first_name: "" },
  people: new Map(),
  parts: new Map(),
  chats: new Map(),
  commands: [],
  script: { cast: [], steps: [], extras: [] },
  done: new Set(),
};

const listeners = new Map();

/** Calls `hear` whenever `what` happens. */
export function on(what, hear) {
  if (!listeners.has(what)) listeners.set(what, []);
  listeners.get(what).push(hear);
}

function tell(what, detail) {
  for (const hear of listeners.get(what) ?? []) hear(detail);
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.trouble ?? "trouble");
  return body;
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const messagesOf = (chat) => ask(`/api/chats/${chat}`);
export const sayIn = (chat, by, text, replyTo) =>
  post(`/api/chats/${chat}/say`, { by, text, reply_to: replyTo ?? null });
export const tapIn = (chat, by, message, payload) => post(`/api/chats/${chat}/tap`, { by, message, payload });
export const blockIn = (chat) => post(`/api/chats/${chat}/block`, {});
export const forward = (hours) => post("/api/clock", { hours: hours ?? null });
export const speakTo = (language) => post("/api/language", { language });
export const play = (step) => post(`/api/steps/${step}`, {});

export function sendIn(chat, by, file, caption) {
  const form = new FormData();
  form.append("by", by);
  form.append("caption", caption);
  form.append("file", file, file.name);
  return ask(`/api/chats/${chat}/send`, { method: "POST", body: form });
}

/** Loads everything but the messages. */
export async function load() {
  const fresh = await ask("/api/town");
  town.bot = fresh.bot;
  town.commands = fresh.commands;
  town.script = fresh.script;
  town.done = new Set([...town.done, ...fresh.done]);
  town.people = new Map(fresh.people.map((person) => [person.id, person]));
  town.parts = new Map(fresh.script.cast.map((part) => [part.person, part]));
  for (const chat of fresh.chats) {
    town.chats.set(chat.id, { unread: 0, ...town.chats.get(chat.id), ...chat });
  }
  keepTime(fresh.clock);
  tell("town");
}

/** Listens to the stream for as long as the page is open; what was missed is loaded anew. */
export function follow() {
  const stream = new EventSource("/api/live");
  let lost = false;
  stream.onmessage = (event) => heard(JSON.parse(event.data));
  stream.onerror = () => {
    if (!lost) tell("lost");
    lost = true;
  };
  stream.onopen = () => {
    if (lost) reload();
    lost = false;
  };
}

let reloading;
function reload() {
  clearTimeout(reloading);
  reloading = setTimeout(() => load().then(() => tell("missed")).catch(() => tell("lost")), 150);
}

function heard(event) {
  switch (event.what) {
    case "posted":
    case "edited":
      return messageCame(event.what, event.message);
    case "deleted":
      return tell("deleted", event);
    case "clock":
      keepTime(event.clock);
      return tell("clock");
    case "people":
      return reload();
    case "missed":
      return reload();
  }
}

function messageCame(what, message) {
  const chat = town.chats.get(message.chat);
  if (!chat) return reload();
  if (what === "posted" || chat.last?.id === message.id) chat.last = message;
  if (message.from === town.bot.id) lookForSigns(message);
  tell(what, message);
}

/** A step is done when the words of its sign are read. */
function lookForSigns(message) {
  for (const step of [...town.script.steps, ...town.script.extras]) {
    const { done: sign, id } = step;
    if (sign?.chat === message.chat && sign.words.some((words) => message.text.includes(words)) && !town.done.has(id)) {
      town.done.add(id);
      tell("step", step);
    }
  }
}

let clock = { now: 0, next: null, moving: false };
let readAt = 0;

function keepTime(fresh) {
  clock = fresh;
  readAt = performance.now();
}

export const now = () => clock.now + (performance.now() - readAt);
export const outlook = () => clock;

export const nameOf = (id) => (id === town.bot.id ? town.bot.first_name : town.people.get(id)?.name ?? "");
export const givenName = (id) => nameOf(id).split(" ").at(-1);

/** Lower case and without marks, so that “dung” finds “Dung” and “Dũng”. */
export const folded = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
