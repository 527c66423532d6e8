// Search as you type. htmx fetches the list; this makes it a thing of the keyboard: arrows walk it, Escape leaves it,
// and "/" reaches the box from anywhere. Without it the box is a form that opens the page of results.
(() => {
  const box = document.querySelector(".search-box");
  if (!box) return;
  const input = box.querySelector("input[type=search]");
  const panel = box.querySelector(".search-panel");
  const status = box.querySelector("[role=status]");
  const links = () => [...panel.querySelectorAll("a")];
  const close = () => { panel.replaceChildren(); status.textContent = ""; };

  panel.addEventListener("htmx:beforeSwap", (event) => {
    // An answer that comes after the words were taken back, or a sign-in page in place of it, belongs nowhere.
    if (input.value.trim() === "" || event.detail.xhr.responseURL.includes("/sign-in")) event.detail.shouldSwap = false;
  });
  panel.addEventListener("htmx:afterSwap", () => {
    status.textContent = panel.querySelector("[data-status]")?.dataset.status ?? "";
  });
  input.addEventListener("input", () => { if (input.value.trim() === "") close(); });

  box.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape" && (all.length > 0 || at >= 0)) {
      event.preventDefault();
      close();
      input.focus();
    } else if (event.key === "ArrowDown" && all.length > 0) {
      event.preventDefault();
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? input : all[at - 1]).focus();
    }
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const off = localStorage.getItem("grantcontrol-shortcuts-off") !== null; // whoever switched single keys off, as the help offers
    if (event.key === "/" && !off && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
