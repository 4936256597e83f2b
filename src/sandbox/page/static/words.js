// The page's own words, in both languages. What the bot says is the bot's.

const WORDS = {
  vi: {
    "skip": "Đến ô soạn tin",
    "clock": "Đồng hồ của cả xã",
    "hour": "+1 giờ",
    "day": "+1 ngày",
    "other-language": "EN",
    "switch-language": "Switch to English",
    "switch-theme": "Đổi nền sáng, tối",
    "chats": "Các cuộc trò chuyện",
    "conversation": "Cuộc trò chuyện",
    "messages": "Tin nhắn",
    "search": "Tìm người, chi bộ",
    "nobody": "Không tìm thấy ai.",
    "welcome": "Một tháng sinh hoạt chi bộ, trên một trang",
    "welcome-how": "Chọn ai bên trái thì đồng chí là người đó: nhắn cho bot, bấm nút, gửi tài liệu. Đồng hồ phía trên đưa cả xã tới việc sắp xảy ra.",
    "begin": "Bắt đầu với bí thư",
    "back": "Quay lại danh sách",
    "newest": "Tin mới nhất ↓",
    "as": "Nhắn với tên",
    "attach": "Gửi tài liệu hoặc ảnh",
    "commands": "Lệnh nhanh",
    "write": "Nhắn tin…",
    "send": "Gửi",
    "start": "Bắt đầu",
    "reply": "Trả lời tin này",
    "unquote": "Thôi trả lời",
    "block": "Chặn bot",
    "unblock": "Bỏ chặn bot",
    "guide": "Hướng dẫn",
    "guide-progress": "Hướng dẫn {done}/{all}",
    "guide-title": "Một tháng trong hai phút",
    "close": "Đóng",
    "play": "Làm ngay",
    "playing": "Đang làm…",
    "myself": "Để tôi tự làm",
    "done": "đã xong",
    "look": "Mở xem",
    "extras": "Thử thêm",
    "feed": "Vừa xảy ra",
    "feed-empty": "Chưa có gì. Mọi tin bot gửi sẽ hiện ở đây.",
    "people": "{n} người",
    "all-done": "Xong một tháng. Giờ đồng chí thử bất cứ điều gì.",
    "next-in": "Đến {when}",
    "nothing-next": "Chưa có việc nào hẹn trước",
    "moving": "Đang đi tới…",
    "edited": "đã sửa",
    "unread": "{n} tin chưa đọc",
    "never-started": "chưa mở bot",
    "blocked": "đã chặn bot",
    "member": "đảng viên",
    "you-are": "là đồng chí",
    "group-of": "Nhóm · {n} người và bot",
    "bot": "Bot",
    "you": "Bạn",
    "groups": "Nhóm cấp ủy",
    "others": "Khác",
    "empty": "Chưa có tin nào.",
    "empty-unstarted": "Người này chưa mở bot, nên bot không nhắn được. Bấm «Bắt đầu» để mở.",
    "created": "{who} đã lập nhóm",
    "joined": "{by} đã thêm {who}",
    "joined-self": "{who} đã vào nhóm",
    "joined-together": "{who} và {n} người nữa đã vào nhóm",
    "left": "{who} đã rời nhóm",
    "upgraded": "Nhóm đã thành siêu nhóm",
    "new-from": "Tin mới cho {who}",
    "trouble": "Không làm được. Thử lại.",
    "trouble-no-such-button": "Nút cần bấm chưa có ở đây. Đi theo thứ tự các bước.",
    "trouble-busy": "Đang làm việc trước. Đợi một chút.",
    "trouble-nothing-to-say": "Không có gì để gửi.",
    "trouble-offline": "Mất liên lạc với chibo. Đang nối lại…",
  },
  en: {
    "skip": "Go to the message box",
    "clock": "Everyone's clock",
    "hour": "+1 h",
    "day": "+1 day",
    "other-language": "VI",
    "switch-language": "Chuyển sang tiếng Việt",
    "switch-theme": "Switch between light and dark",
    "chats": "Chats",
    "conversation": "Conversation",
    "messages": "Messages",
    "search": "Find a person, a branch",
    "nobody": "Nobody found.",
    "welcome": "A month of branch meetings, on one page",
    "welcome-how": "Pick anyone on the left and you are that person: write to the bot, press its buttons, send a document. The clock above takes everyone to what happens next.",
    "begin": "Begin as the secretary",
    "back": "Back to the chats",
    "newest": "Newest ↓",
    "as": "Write as",
    "attach": "Send a document or a picture",
    "commands": "Quick commands",
    "write": "Write a message…",
    "send": "Send",
    "start": "Start",
    "reply": "Reply to this message",
    "unquote": "Do not reply",
    "block": "Block the bot",
    "unblock": "Unblock the bot",
    "guide": "Guide",
    "guide-progress": "Guide {done}/{all}",
    "guide-title": "A month in two minutes",
    "close": "Close",
    "play": "Do it",
    "playing": "Under way…",
    "myself": "Let me do it",
    "done": "done",
    "look": "Have a look",
    "extras": "More to try",
    "feed": "What just happened",
    "feed-empty": "Nothing yet. Whatever the bot sends shows here.",
    "people": "{n} people",
    "all-done": "That was a month. Now try whatever you like.",
    "next-in": "To {when}",
    "nothing-next": "Nothing is due yet",
    "moving": "On the way…",
    "edited": "edited",
    "unread": "{n} unread",
    "never-started": "never opened the bot",
    "blocked": "has blocked the bot",
    "member": "member",
    "you-are": "that is you",
    "group-of": "Group · {n} people and the bot",
    "bot": "Bot",
    "you": "You",
    "groups": "The committee's group",
    "others": "Others",
    "empty": "No messages yet.",
    "empty-unstarted": "This person has never opened the bot, so it cannot write to them. Press “Start” to open it.",
    "created": "{who} made the group",
    "joined": "{by} added {who}",
    "joined-self": "{who} joined",
    "joined-together": "{who} and {n} more joined",
    "left": "{who} left",
    "upgraded": "The group became a supergroup",
    "new-from": "New message for {who}",
    "trouble": "That did not work. Try again.",
    "trouble-no-such-button": "The button is not there yet. Take the steps in order.",
    "trouble-busy": "Something is still under way. One moment.",
    "trouble-nothing-to-say": "There is nothing to send.",
    "trouble-offline": "Lost touch with chibo. Trying again…",
  },
};

const ZONE = "Asia/Ho_Chi_Minh";
let language = localStorage.getItem("language") === "en" ? "en" : "vi";

export const spoken = () => language;

/** The words under a key, with `{name}` filled in. */
export function t(key, values = {}) {
  const words = WORDS[language][key] ?? WORDS[language].trouble;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const has = (key) => key in WORDS[language];

/** Words that came in both languages. */
export const say = (both) => both?.[language] ?? "";

export function switchLanguage() {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("language", language);
}

/** Puts the words into everything that names a key. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
  for (const node of document.querySelectorAll("[data-t-placeholder]")) {
    node.placeholder = t(node.dataset.tPlaceholder);
  }
}

const kinds = {};

/** The parts of a moment by the commune's clock. */
function parts(at) {
  kinds[language] ??= new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", {
    timeZone: ZONE, weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  return Object.fromEntries(kinds[language].formatToParts(at).map((part) => [part.type, part.value]));
}

export const clockTime = (at) => { const { hour, minute } = parts(at); return `${hour}:${minute}`; };
export const shortDay = (at) => { const { day, month } = parts(at); return `${day}/${month}`; };
export const fullDay = (at) => `${shortDay(at)}/${parts(at).year}`;

/** “thứ Năm, 26/11/2026” */
export const longDay = (at) => `${parts(at).weekday}, ${fullDay(at)}`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const unit = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(unit[0])} ${unit[1]}`;
}
