// Visits on a phone without net. The page of a visit is kept in the phone's cache, what is written in its database; both are
// the person's own. What is ready is sent whenever a page of ours is open, with the key made when the form was first opened.
(() => {
  "use strict";
  const PREFIX = "visits-";
  const person = document.querySelector('meta[name="person"]')?.content ?? "";
  const mine = PREFIX + person;
  const canKeep = "indexedDB" in window;

  // Nobody reads here what the one before him looked at: a page of another person, or of nobody, drops what is cached.
  if ("caches" in window) {
    caches.keys().then((names) => names.filter((n) => n.startsWith(PREFIX) && n !== mine).forEach((n) => caches.delete(n))).catch(() => {});
  }

  // The database -------------------------------------------------------------------------------------------------
  const open = () => new Promise((done, failed) => {
    const asked = indexedDB.open("visits", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const withStore = async (mode, work) => {
    const db = await open();
    try {
      return await new Promise((done, failed) => {
        const change = db.transaction("drafts", mode);
        const asked = work(change.objectStore("drafts"));
        change.oncomplete = () => done(asked.result);
        change.onerror = change.onabort = () => failed(change.error);
      });
    } finally {
      db.close();
    }
  };
  const read = (id) => withStore("readonly", (s) => s.get(id));
  const all = () => withStore("readonly", (s) => s.getAll());
  const write = (draft) => withStore("readwrite", (s) => s.put(draft));
  const drop = (id) => withStore("readwrite", (s) => s.delete(id));
  const idOf = (address, who) => `${who} ${address}`;

  // Sending ------------------------------------------------------------------------------------------------------
  // Answers what became of it; a draft leaves the phone only once the office has it.
  const send = async (draft, asNote = false) => {
    let state;
    try {
      const asked = await fetch(`${draft.address}?handler=State`, { redirect: "manual", cache: "no-store" });
      if (asked.type === "opaqueredirect" || asked.status === 401) return { code: "signed-out" };
      if (!asked.ok) return { code: "unavailable" };
      state = await asked.json();
    } catch {
      return { code: "offline" };
    }
    if (state.person !== draft.person) return { code: "other-person" };
    const body = new FormData();
    for (const [name, value] of draft.fields) body.append(name, value);
    for (const photo of draft.photos) body.append("photos", photo.blob, photo.name);
    body.set("key", draft.key);
    body.set("__phone", "1");
    body.set("__RequestVerificationToken", state.token);
    let reply;
    try {
      const sent = await fetch(draft.address + (asNote ? "?handler=Note" : ""), { method: "POST", body, redirect: "manual" });
      if (sent.type === "opaqueredirect" || sent.status === 401) return { code: "signed-out" };
      reply = await sent.json();
    } catch {
      return { code: "offline" };
    }
    if (reply.code === "recorded" || reply.code === "noted") await drop(draft.id);
    else await write({ ...draft, status: reply.code === "already-recorded" ? "refused" : "draft", message: reply.message });
    return reply;
  };

  const form = document.getElementById("visit-form");
  let sending = false;
  const sendWaiting = async () => {
    if (sending || !canKeep || !person || !navigator.onLine) return;
    sending = true;
    try {
      for (const draft of (await all()).filter((d) => d.person === person && d.status === "ready")) {
        const reply = await send(draft);
        if (form && draft.address === location.pathname) show(reply);
      }
    } catch {
      // The database may be gone with the page; the next page tries again.
    } finally {
      sending = false;
    }
  };
  addEventListener("online", sendWaiting);
  setInterval(sendWaiting, 20000);
  sendWaiting();
  if (!form) return;

  // The page of one visit ----------------------------------------------------------------------------------------
  const says = document.getElementById("visit-says");
  const words = says.dataset;
  const id = idOf(location.pathname, form.dataset.person);
  let draft = null;
  let photos = [];

  const tell = (text, tone, ...more) => {
    const box = document.createElement("div");
    box.className = `notice ${tone}`;
    const inner = document.createElement("div");
    const line = document.createElement("p");
    line.textContent = text;
    inner.append(line, ...more);
    box.append(inner);
    says.replaceChildren(box);
  };
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const show = (reply) => {
    for (const old of form.querySelectorAll("[data-fault]")) old.remove();
    for (const old of form.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
    switch (reply.code) {
      case "recorded":
      case "noted":
        location.assign(reply.address);
        return;
      case "offline":
      case "unavailable":
        tell(words.waiting, "wait");
        return;
      case "signed-out": {
        const link = document.createElement("a");
        link.className = "btn btn-primary";
        link.href = `/sign-in?returnUrl=${encodeURIComponent(location.pathname)}`;
        link.textContent = words.signin;
        tell(words.signedout, "wait", link);
        return;
      }
      case "other-person":
        tell(words.other, "wait");
        return;
      case "already-recorded":
        form.hidden = false;
        tell(reply.message, "bad", button(words.asnote, async () => { await keep("refused"); tell(words.sending, ""); show(await send(draft, true)); }));
        says.scrollIntoView({ block: "start" });
        return;
      default: {
        const list = document.createElement("ul");
        for (const error of reply.errors ?? []) {
          const link = document.createElement("a");
          link.href = `#${error.id}`;
          link.textContent = error.message;
          const row = document.createElement("li");
          row.append(link);
          list.append(row);
          const field = document.getElementById(error.id);
          field?.closest("details")?.setAttribute("open", "");
          if (field) {
            field.setAttribute("aria-invalid", "true");
            const fault = document.createElement("p");
            fault.className = "fault";
            fault.dataset.fault = "";
            fault.textContent = error.message;
            field.after(fault);
          }
        }
        tell(reply.message, "bad", list);
        says.scrollIntoView({ block: "start" });
      }
    }
  };

  // What is typed -------------------------------------------------------------------------------------------------
  const fieldsNow = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("__") && name !== "key");
  const fill = (fields) => {
    for (const [name, value] of fields) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else if (field.type !== "file") field.value = value;
        if (value && name.endsWith(".text")) field.closest("details")?.setAttribute("open", "");
      }
    }
  };
  const keep = async (status) => {
    draft = { ...draft, id, address: location.pathname, person: form.dataset.person, fields: fieldsNow(), photos, status, savedAt: new Date().toISOString() };
    await write(draft);
  };
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await keep(draft?.status === "refused" ? "refused" : "draft");
      if (!navigator.onLine) tell(`${words.offline} ${words.kept}`, "wait");
    }, 400);
  };

  // Photos: made small enough for a slow net, and kept as they will be sent. -----------------------------------------
  const MOST = 1600;
  const list = document.getElementById("visit-photos");
  const shrink = async (file) => {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, MOST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
      return blob ? { name: file.name.replace(/\.[^.]*$/, "") + ".jpg", blob } : { name: file.name, blob: file };
    } catch {
      return { name: file.name, blob: file };
    }
  };
  const listPhotos = () => list.replaceChildren(...photos.map((photo, i) => {
    const row = document.createElement("li");
    row.append(`${photo.name} · ${Math.ceil(photo.blob.size / 1024)} kB `);
    const remove = button("×", async () => { photos = photos.filter((_, at) => at !== i); listPhotos(); await keep("draft"); });
    remove.className = "btn btn-sm";
    remove.setAttribute("aria-label", `${photo.name} ×`);
    row.append(remove);
    return row;
  }));
  const chooser = form.querySelector('input[type="file"]');
  chooser.addEventListener("change", async () => {
    const files = [...chooser.files];
    chooser.value = "";
    for (const file of files) photos.push(await shrink(file));
    listPhotos();
    await keep("draft");
  });

  // The signature: moves and lines of whole numbers, drawn again when the draft is. -----------------------------------
  const box = document.getElementById("visit-signature");
  const canvas = box.querySelector("canvas");
  const signed = form.querySelector('[name="received.signature"]');
  const pen = canvas.getContext("2d");
  const ink = () => { pen.strokeStyle = getComputedStyle(canvas).color; pen.lineWidth = 3; pen.lineCap = "round"; pen.lineJoin = "round"; };
  const redraw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (signed.value) { ink(); pen.stroke(new Path2D(signed.value)); }
  };
  let drawing = false;
  const at = (event) => {
    const area = canvas.getBoundingClientRect();
    return `${Math.round((event.clientX - area.left) * canvas.width / area.width)} ${Math.round((event.clientY - area.top) * canvas.height / area.height)}`;
  };
  canvas.addEventListener("pointerdown", (event) => { drawing = true; canvas.setPointerCapture(event.pointerId); signed.value += `M${at(event)}`; event.preventDefault(); });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing || signed.value.length > 19000) return;
    signed.value += `L${at(event)}`;
    redraw();
  });
  const lift = () => { if (drawing) { drawing = false; later(); } };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  box.querySelector("[data-clear]").addEventListener("click", () => { signed.value = ""; redraw(); later(); });
  box.hidden = false;

  // Where the phone is -------------------------------------------------------------------------------------------------
  const where = document.getElementById("visit-where");
  if ("geolocation" in navigator) {
    where.hidden = false;
    where.addEventListener("click", () => navigator.geolocation.getCurrentPosition(({ coords }) => {
      form.elements.latitude.value = coords.latitude.toFixed(6);
      form.elements.longitude.value = coords.longitude.toFixed(6);
      form.elements.accuracy.value = Math.round(coords.accuracy);
      later();
    }, (error) => tell(error.message, "wait"), { enableHighAccuracy: true, timeout: 30000 }));
  }

  // The page itself stays on the phone -----------------------------------------------------------------------------------
  const keepPage = async () => {
    if (!("serviceWorker" in navigator) || !("caches" in window) || !navigator.onLine) return;
    await navigator.serviceWorker.register("/visits/sw.js", { scope: "/visits/" });
    const cache = await caches.open(mine);
    const parts = [...document.querySelectorAll('link[rel="stylesheet"],link[rel="icon"],script[src]')].map((e) => e.href || e.src);
    await Promise.all([location.pathname, "/icons.svg", ...parts].map(async (part) => {
      const answer = await fetch(part, { cache: part === location.pathname ? "no-store" : "default", redirect: "manual" });
      if (answer.ok) await cache.put(part, answer);
    }));
    form.dataset.kept = "1";
  };

  form.addEventListener("input", later);
  form.addEventListener("submit", async (event) => {
    if (!canKeep) return;
    event.preventDefault();
    clearTimeout(timer);
    const note = event.submitter?.getAttribute("formaction") !== null && event.submitter?.hasAttribute("formaction");
    await keep(note ? "refused" : "ready");
    if (!navigator.onLine) { tell(words.waiting, "wait"); says.scrollIntoView({ block: "start" }); return; }
    tell(words.sending, "");
    show(await send(draft, note));
  });
  addEventListener("offline", () => tell(words.offline, "wait"));

  (async () => {
    if (canKeep) {
      draft = await read(id);
      // The key is made once for this filling-in of the form and outlives the page: the cached page would repeat its own.
      draft = draft ?? { id, key: form.elements.key.value, photos: [], status: "draft", fields: [] };
      if (draft.fields.length > 0) { fill(draft.fields); photos = draft.photos; listPhotos(); form.hidden = false; }
      form.elements.key.value = draft.key;
      redraw();
      chooser.required = false;
      if (draft.status === "ready" && !navigator.onLine) tell(words.waiting, "wait");
      else if (draft.status === "refused") show({ code: "already-recorded", message: draft.message });
      else if (!navigator.onLine) tell(words.offline, "wait");
    }
    keepPage().catch(() => {});
  })();
})();
