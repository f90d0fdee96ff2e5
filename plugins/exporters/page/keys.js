// Keys for the whole page; the search box has its own.

const isTyping = (target) => target.matches("input, textarea, select");

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const done = {
    "/": () => byId("query").focus(),
    Escape: () => select(null),
    ArrowDown: () => stepHub(1),
    ArrowUp: () => stepHub(-1),
    "+": () => zoomBy(1 / 1.5),
    "=": () => zoomBy(1 / 1.5),
    "-": () => zoomBy(1.5),
    0: zoomAll,
  }[event.key];
  const scrolls = event.key.startsWith("Arrow") && byId("card").contains(event.target);
  if (!done || scrolls) return;
  event.preventDefault();
  done();
}

function startKeys() {
  document.addEventListener("keydown", pageKey);
  byId("zoom-in").addEventListener("click", () => zoomBy(1 / 1.5));
  byId("zoom-out").addEventListener("click", () => zoomBy(1.5));
  byId("zoom-all").addEventListener("click", zoomAll);
  byId("handle").addEventListener("click", () => {
    const open = byId("side").classList.toggle("open");
    byId("handle").setAttribute("aria-expanded", String(open));
  });
  when("selected", () => {
    byId("side").classList.remove("open");
    byId("handle").setAttribute("aria-expanded", "false");
  });
}
