// Small helpers for building elements.

/** An element: `h("p", { class: "x", onclick: f }, "text", child, …)`. Nothing is ever parsed as HTML. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const at = (id) => document.getElementById(id);

/** The round sign of a person: the initial of the given name, in a colour of their own. */
export function avatar(node, id, name) {
  node.textContent = (name.split(" ").at(-1) ?? "")[0] ?? "";
  node.className = `avatar tone-${Math.abs(id) % 8}`;
  return node;
}

/** Runs `work` once before the next paint, however often it is asked for. */
export function onceAFrame(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

/** Says something at the bottom of the page for a few seconds. */
export function toast(words, alert = false) {
  if (!words) return;
  const note = h("p", { class: alert ? "toast alert" : "toast" }, words);
  at("toasts").append(note);
  setTimeout(() => note.remove(), alert ? 6000 : 3500);
}
