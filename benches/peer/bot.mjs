// The same job as chibo's, as one would write it with grammY: a reminder to everyone, and their replies kept.
//
//   node bot.mjs fill DATABASE FIRST_ACCOUNT MEMBERS
//   node bot.mjs run DATABASE BOT_API
import { run } from "@grammyjs/runner";
import Database from "better-sqlite3";
import { Bot, InlineKeyboard } from "grammy";

const AT_ONCE = 64;
const ANSWERS = { attending: "có mặt", late: "đến muộn", absent: "vắng mặt" };
const BUTTONS = new InlineKeyboard()
  .text("✅ Có mặt", "reply:attending")
  .text("⏰ Đến muộn", "reply:late")
  .text("❌ Vắng mặt", "reply:absent");

function open(file) {
  const db = new Database(file);
  db.pragma("journal_mode = wal");
  db.pragma("synchronous = normal");
  db.exec(`
    CREATE TABLE IF NOT EXISTS members (account INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS replies (
      account INTEGER PRIMARY KEY, answer TEXT NOT NULL, words TEXT, said_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS history (
      id INTEGER PRIMARY KEY, account INTEGER NOT NULL, answer TEXT NOT NULL, words TEXT, said_at INTEGER NOT NULL);
  `);
  return db;
}

function fill(db, first, members) {
  const add = db.prepare("INSERT INTO members VALUES (?, ?)");
  db.transaction(() => {
    for (let account = first; account < first + members; account++) add.run(account, "Nguyễn Văn An");
  })();
}

/** Keeps a reply and its history, in one transaction. */
function keeper(db) {
  const put = db.prepare(`
    INSERT INTO replies VALUES (:account, :answer, :words, :saidAt)
    ON CONFLICT (account)
    DO UPDATE SET answer = excluded.answer, words = excluded.words, said_at = excluded.said_at`);
  const note = db.prepare(`
    INSERT INTO history (account, answer, words, said_at) VALUES (:account, :answer, :words, :saidAt)`);
  return db.transaction((account, answer, words) => {
    const reply = { account, answer, words, saidAt: Date.now() };
    put.run(reply);
    note.run(reply);
  });
}

function understood(text) {
  if (/vắng|bận|nghỉ|không/i.test(text)) return "absent";
  if (/có|đi|dự|vâng/i.test(text)) return "attending";
}

/** Sends everyone the invitation, so many at once. */
async function remind(api, members) {
  const waiting = members.values();
  const courier = async () => {
    for (const { account, name } of waiting) {
      const text = `Kính mời đồng chí ${name} dự sinh hoạt chi bộ lúc 19:30 tại Nhà văn hóa. Đồng chí có dự được không?`;
      await api.sendMessage(account, text, { reply_markup: BUTTONS });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, courier));
}

async function serve(db, apiRoot) {
  const bot = new Bot("1:PEER", { client: { apiRoot } });
  const keep = keeper(db);
  const members = db.prepare("SELECT account, name FROM members");
  const confirm = (ctx, answer) =>
    ctx.reply(`Đã ghi nhận: đồng chí ${ANSWERS[answer]}. Đổi ý thì bấm lại.`, { reply_markup: BUTTONS });

  bot.command("remind", (ctx) => remind(ctx.api, members.all()));
  bot.callbackQuery(/^reply:(attending|late|absent)$/, async (ctx) => {
    keep(ctx.from.id, ctx.match[1], null);
    await Promise.all([ctx.answerCallbackQuery(), confirm(ctx, ctx.match[1])]);
  });
  bot.on("message:text", async (ctx) => {
    const answer = understood(ctx.message.text);
    if (!answer) return ctx.reply("Đồng chí có dự được không?", { reply_markup: BUTTONS });
    keep(ctx.from.id, answer, ctx.message.text);
    await confirm(ctx, answer);
  });
  bot.catch(({ error }) => console.error(error));
  await bot.init();
  run(bot);
}

const [what, file, ...rest] = process.argv.slice(2);
if (what === "fill") fill(open(file), ...rest.map(Number));
else if (what === "run") await serve(open(file), ...rest);
else throw new Error("usage: bot.mjs fill DATABASE FIRST_ACCOUNT MEMBERS | run DATABASE BOT_API");
