// The inbox: counts that change by themselves, filters that answer while one types, and keys to walk by.
(() => {
  "use strict";
  const inbox = document.getElementById("inbox");
  const title = document.title.replace(/^\(\d+\) /, "");

  // ---- Counts, as the server tells them ---------------------------------------------------------------------
  let stream = null;
  let mark = inbox?.dataset.mark ?? null;

  function show(counts) {
    for (const badge of document.querySelectorAll("[data-inbox-count]")) {
      badge.textContent = counts.total;
      badge.hidden = counts.total === 0;
      badge.classList.toggle("bad", counts.overdue > 0);
    }
    for (const tab of document.querySelectorAll("[data-count]")) tab.textContent = counts[tab.dataset.count] ?? 0;
    if (inbox) {
      document.title = counts.total > 0 ? `(${counts.total}) ${title}` : title;
      if (mark !== null && counts.mark !== mark) reload(counts);
      mark = counts.mark;
    }
  }

  function say(text) {
    const status = document.getElementById("inbox-says");
    if (status) status.textContent = text;
  }

  async function reload(counts) {
    if (!window.htmx) return;
    // What is being typed is not thrown away for the sake of news.
    const typing = document.activeElement?.closest?.("#inbox form");
    const part = typing ? "#inbox-list" : "#inbox";
    const focused = document.activeElement?.id;
    await htmx.ajax("GET", location.href, { target: part, select: part, swap: "outerHTML" });
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    say(counts.says);
  }

  function listen() {
    if (stream || document.hidden || !window.EventSource || !document.querySelector("[data-inbox-count]")) return;
    stream = new EventSource("/inbox/stream");
    stream.addEventListener("counts", (event) => show(JSON.parse(event.data)));
  }

  function leave() {
    stream?.close();
    stream = null;
  }

  // A tab nobody looks at holds no connection: browsers have six for a server.
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();

  // ---- Filters that answer while one types ------------------------------------------------------------------
  document.addEventListener("input", (event) => later(event.target));
  document.addEventListener("change", (event) => later(event.target));
  let timer = 0;
  function later(field) {
    const form = field.closest?.("form[data-live]");
    if (!form || !window.htmx) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
      const address = `${location.pathname}${query.size > 0 ? "?" + query : ""}`;
      const part = form.dataset.live;
      htmx.ajax("GET", address, { target: part, select: part, swap: "outerHTML" }).then(() => {
        history.replaceState(history.state, "", address);
        const found = document.querySelector(`${part} [data-found], ${part}[data-found]`);
        if (found) say(found.dataset.found);
      });
    }, field.tagName === "INPUT" ? 250 : 0);
  }

  // ---- Keys: can be switched off, and never while somebody types (WCAG 2.1.4) -----------------------------------
  const Off = "grantcontrol-shortcuts-off";
  const dialog = document.getElementById("shortcuts");
  for (const part of document.querySelectorAll(".only-script[hidden]")) part.hidden = false;
  for (const button of document.querySelectorAll("[data-shortcuts]")) button.addEventListener("click", () => dialog?.showModal());
  const box = document.getElementById("shortcuts-on");
  if (box) {
    box.checked = localStorage.getItem(Off) === null;
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(Off) : localStorage.setItem(Off, "1")));
  }

  let went = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || localStorage.getItem(Off) !== null) return;
    const at = event.target;
    if (at.closest?.("input, select, textarea, [contenteditable], dialog")) return;
    const afterG = Date.now() - went < 1500;
    went = 0;
    const act = {
      j: () => step(1),
      k: () => step(-1),
      g: () => { went = Date.now(); return true; },
      "/": () => focusSearch(),
      "?": () => { dialog?.showModal(); return Boolean(dialog); },
      i: () => afterG && go("/inbox"),
      e: () => afterG && go("/cases"),
    }[event.key];
    if (act?.()) event.preventDefault();
  });

  function step(by) {
    const links = [...document.querySelectorAll(".inbox-link, table.rows tbody th a")];
    if (links.length === 0) return false;
    const next = links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  function focusSearch() {
    const field = document.querySelector(".top-search input[type=search], .top-search input, main input[type=search]");
    field?.focus();
    return Boolean(field);
  }

  function go(address) {
    location.href = address;
    return true;
  }
})();
