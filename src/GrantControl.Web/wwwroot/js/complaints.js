// Complaints: the citizens' pages work without any of this; it only spares them waiting, typing and large photos.
(() => {
  "use strict";
  const Largest = 10 * 1024 * 1024;
  const Longest = 2400;

  document.querySelector("main.citizen [data-focus]")?.focus();

  // ---- The code -------------------------------------------------------------------------------------------------
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const code = document.getElementById(button.dataset.copy).dataset.code;
      try {
        await navigator.clipboard.writeText(code);
        button.querySelector("span").textContent = button.dataset.done;
      } catch {
        // No leave, or an old telephone: it is marked, so that it can be copied by hand.
        getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      }
    });
  }
  for (const button of document.querySelectorAll("main.citizen [data-print]")) button.addEventListener("click", () => print());

  // ---- Sent once: the server makes one act of two, and this spares the second wait -----------------------------------
  for (const form of document.querySelectorAll("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
      setTimeout(() => { sent = false; }, 8000);
    });
  }

  // ---- Photos: made smaller here, which also leaves behind what they tell of their making ----------------------------
  async function smaller(file) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, Longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
  }

  for (const part of document.querySelectorAll("[data-evidence]")) {
    const input = part.querySelector("input[type=file]");
    const says = part.querySelector("[data-evidence-says]");
    input.addEventListener("change", async () => {
      const kept = new DataTransfer();
      const refused = [];
      for (const file of input.files) {
        let fits = file;
        if (file.size > 1024 * 1024 && file.type.startsWith("image/")) {
          fits = await smaller(file).catch(() => file);
          if (fits.size > file.size) fits = file;
        }
        if (fits.size > Largest) refused.push(part.dataset.large.replace("{0}", file.name));
        else kept.items.add(fits);
      }
      input.files = kept.files;
      says.textContent = refused.join(" ");
      says.hidden = refused.length === 0;
    });
  }

  // ---- The board: fetched again when the server says that its figures changed ---------------------------------------
  let stream = null;
  let again = 0;
  async function renew(mark) {
    const board = document.getElementById("board");
    if (!window.htmx || !board || board.dataset.mark === mark) return;
    const focused = document.activeElement?.id;
    await htmx.ajax("GET", location.href, { target: "#board", select: "#board", swap: "outerHTML" });
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    const says = document.getElementById("board-says");
    if (says) {
      // Said twice alike, it would be read out once.
      again += 1;
      says.textContent = says.dataset.says + (again % 2 === 0 ? "\u00a0" : "");
    }
  }
  function listen() {
    const board = document.getElementById("board");
    if (stream || document.hidden || !window.EventSource || !board) return;
    stream = new EventSource(board.dataset.stream);
    stream.addEventListener("board", (event) => renew(event.data));
  }
  function leave() {
    stream?.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
