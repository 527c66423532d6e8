// What every page shares: the theme of the machine for rules that only know two, menus that close, clean addresses.
(() => {
  "use strict";
  const root = document.documentElement;
  if (root.dataset.bsTheme === "auto") {
    // The colours follow the machine without this; it is for rules written for one theme by name.
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };
    follow();
    dark.addEventListener("change", follow);
  }

  // The choice is in the cookie by now: an address sent to a colleague need not carry it.
  const address = new URL(location.href);
  if (address.searchParams.has("lang") || address.searchParams.has("theme")) {
    address.searchParams.delete("lang");
    address.searchParams.delete("theme");
    history.replaceState(history.state, "", address);
  }

  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("details.pop[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.pop[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // An error summary takes the focus when the page arrives with one.
  document.querySelector(".errors[tabindex]")?.focus();
})();
