// Runs before the first paint, so that nothing flashes.
(() => {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
})();
// What went wrong, for whoever looks.
window.complaints = [];
addEventListener("error", (event) => window.complaints.push(event.message ?? event.target?.src ?? "?"), true);
addEventListener("unhandledrejection", (event) => window.complaints.push(String(event.reason)));
