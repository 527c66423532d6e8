// The plan editor: drafts that save themselves, rows without reloading, running totals, paste from a spreadsheet.
(() => {
  "use strict";
  const form = () => document.querySelector("[data-plan-form]");
  if (!form()) return;

  // ---- Amounts, read as the server reads them: centavos, or null for what is no amount. -------------------
  const centavos = (text) => {
    let body = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^(US\$|USD|GTQ|Q|\$)/i, "");
    const point = body.lastIndexOf("."), comma = body.lastIndexOf(",");
    if (point >= 0 && comma >= 0) {
      if (comma > point) body = body.replace(/[.,]/g, (c) => (c === "." ? "," : "."));
    } else if (comma >= 0 && body.indexOf(",") === comma && [1, 2].includes(body.length - comma - 1)) {
      body = body.replace(",", ".");
    } else if (point >= 0 && body.indexOf(".") !== point) {
      body = body.replaceAll(".", ",");
    } else if (/^-?\d{1,3}\.\d{3}$/.test(body)) {
      return null;
    }
    const parts = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(body);
    if (!parts) return null;
    const minor = BigInt(parts[2].replaceAll(",", "") + (parts[3] ?? "").padEnd(2, "0"));
    return parts[1] ? -minor : minor;
  };
  const show = (minor) => {
    const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
    return (minor < 0n ? "-" : "") + digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, ",") + "." + digits.slice(-2);
  };
  const amountOf = (field) => centavos(field?.value ?? "") ?? 0n;

  // ---- Running totals ------------------------------------------------------------------------------------
  const names = new Map();
  const readNames = () => {
    names.clear();
    for (const option of document.querySelectorAll("#budget-lines option")) names.set(option.value, option.label);
  };

  const budget = (table) => {
    let sum = 0n;
    const byLine = new Map(), byResult = new Map();
    for (const row of table.tBodies[0].rows) {
      const amount = amountOf(row.querySelector("[name=amount]"));
      const line = row.querySelector("[name=budgetLine]").value.trim();
      const result = row.querySelector("[name=resultId]");
      const word = result.selectedOptions[0]?.text || "";
      sum += amount;
      if (line) byLine.set(line, (byLine.get(line) ?? 0n) + amount);
      byResult.set(word, (byResult.get(word) ?? 0n) + amount);
    }
    const symbol = table.dataset.symbol;
    for (const cell of document.querySelectorAll("[data-sum]")) cell.textContent = `${symbol}\u00a0${show(sum)}`;
    const stated = document.querySelector("[name=total]").value;
    const cell = document.querySelector("[data-difference]"), box = document.querySelector("[data-difference-box]");
    const difference = stated ? (centavos(stated) ?? 0n) - sum : null;
    cell.textContent = difference === null ? "—" : difference === 0n ? `0.00, ${cell.dataset.good}` : `${symbol}\u00a0${show(difference)}`;
    box.className = difference === null ? "" : difference === 0n ? "good" : "bad";
    fill("[data-by-line]", byLine, (key) => [key, names.get(key)]);
    fill("[data-by-result]", byResult, (key) => [key || "—", null]);
  };
  const fill = (selector, sums, words) => {
    const body = document.querySelector(selector);
    if (!body) return;
    body.replaceChildren(...[...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, amount]) => {
      const row = document.createElement("tr"), head = document.createElement("th"), cell = document.createElement("td");
      const [word, hint] = words(key);
      head.scope = "row";
      head.className = "wrap";
      head.textContent = word;
      if (hint) {
        const small = document.createElement("span");
        small.className = "hint d-block";
        small.textContent = hint;
        head.append(small);
      }
      cell.className = "number";
      cell.textContent = show(amount);
      row.append(head, cell);
      return row;
    }));
  };

  const matrix = (table) => {
    const symbol = table.dataset.symbol, totals = [];
    let allLeft = 0n;
    for (const row of table.tBodies[0].rows) {
      let left = BigInt(row.dataset.planned);
      row.querySelectorAll("[data-money]").forEach((field, i) => {
        const amount = amountOf(field);
        left -= amount;
        totals[i] = (totals[i] ?? 0n) + amount;
      });
      tell(row.querySelector("[data-left]"), left);
      allLeft += left;
    }
    tell(table.querySelector("[data-left-total]"), allLeft);
    totals.forEach((total, i) => {
      const cell = table.querySelector(`[data-tranche-total="${i}"]`), head = document.querySelector(`[data-tranche-sum="${i}"]`);
      if (cell) cell.textContent = show(total);
      if (head) head.textContent = `${symbol}\u00a0${show(total)}`;
    });
  };
  const tell = (cell, left) => {
    cell.textContent = show(left);
    cell.classList.toggle("good-text", left === 0n);
    cell.classList.toggle("bad-text", left !== 0n);
  };

  const totals = () => {
    const lines = document.querySelector("[data-rows=lines]"), tranches = document.querySelector("[data-matrix]");
    if (lines) budget(lines);
    if (tranches) matrix(tranches);
  };

  // ---- Drafts: kept a moment after the last key, and when the page is left ---------------------------------
  let timer = 0, dirty = false, sending = Promise.resolve();
  const state = (text) => {
    const line = document.querySelector("[data-draft-state]");
    if (line) line.textContent = text;
  };
  const keep = (leaving) => {
    clearTimeout(timer);
    const current = form();
    if (!dirty || !current) return;
    dirty = false;
    const body = new URLSearchParams(new FormData(current));
    body.set("act", "autosave");
    sending = fetch(current.action, { method: "POST", body, keepalive: leaving && body.toString().length < 60000, redirect: "manual" })
      .then((answer) => {
        if (answer.status !== 204) throw new Error("not kept");
        if (!dirty) state(`${current.dataset.saved} ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
      })
      .catch(() => {
        dirty = true;
        state(current.dataset.unsaved);
      });
  };
  const touched = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), 1200);
  };
  document.addEventListener("visibilitychange", () => document.hidden && keep(true));
  addEventListener("pagehide", () => keep(true));
  addEventListener("beforeunload", (event) => {
    keep(true);
    if (dirty) event.preventDefault();
  });

  // ---- Row buttons: the server does the work, only the form is exchanged -----------------------------------
  const exchange = async (act, more) => {
    clearTimeout(timer);
    dirty = false;
    await sending;
    const current = form();
    const body = new URLSearchParams(new FormData(current));
    body.set("act", act);
    for (const [name, value] of Object.entries(more ?? {})) body.set(name, value);
    current.setAttribute("aria-busy", "true");

    // Whatever were typed into the old fields now would go with them.
    current.inert = true;
    try {
      const answer = await fetch(current.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("#main");
      if (!fresh?.querySelector("[data-plan-form]")) throw new Error("another page");
      const [x, y] = [scrollX, scrollY];
      document.querySelector("#main").replaceChildren(...fresh.childNodes);
      scrollTo(x, y);
      readNames();
      const summary = document.querySelector(".errors[tabindex]"), field = document.querySelector("[data-plan-form] [autofocus]");
      if (summary) summary.focus();
      else if (field) field.focus();
    } catch {
      // The session may be over: let the browser go the plain way, which leads through the sign-in page.
      dirty = false;
      current.inert = false;
      const button = document.createElement("button");
      Object.assign(button, { type: "submit", name: "act", value: act, hidden: true, formNoValidate: true });
      current.append(button);
      button.click();
    }
  };

  // Rows of a plain table are added, moved and removed right here; the server numbers them the same way.
  const rowAct = (act) => {
    const [verb, list, at] = act.split(":");
    const table = document.querySelector(`table[data-rows="${list}"]`);
    if (!table || !["add", "remove", "up", "down"].includes(verb)) return false;
    const rows = table.tBodies[0].rows;
    const row = at === undefined ? rows[rows.length - 1] : rows[at];
    if (!row || (verb === "add" && rows.length >= 500) || (verb === "remove" && rows.length === 1)) return false;
    let next = row;
    if (verb === "add") {
      next = row.cloneNode(true);
      for (const field of next.querySelectorAll("input, select")) {
        field.value = "";
        field.removeAttribute("aria-invalid");
      }
      next.querySelectorAll(".fault").forEach((fault) => fault.remove());
      next.querySelectorAll("[data-line-name]").forEach((name) => { name.textContent = ""; });
      row.after(next);
    } else if (verb === "remove") {
      next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
    } else if (verb === "up") {
      row.previousElementSibling?.before(row);
    } else {
      row.nextElementSibling?.after(row);
    }
    renumber(rows);
    next.querySelector("input:not([type=hidden])").focus();
    touched();
    totals();
    return true;
  };
  const renumber = (rows) => {
    for (let i = 0; i < rows.length; i++) {
      const number = rows[i].querySelector(".plan-no");
      if (number.textContent === String(i + 1) && rows[i].querySelector(`[id*="-${i}-"]`)) continue;
      number.textContent = i + 1;
      for (const part of rows[i].querySelectorAll("input, select, button, .fault, .visually-hidden")) {
        if (part.id) part.id = part.id.replace(/-\d+-/, `-${i}-`);
        for (const name of ["aria-label", "title"]) {
          if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\d+$/, i + 1));
        }
        if (part.hasAttribute("aria-describedby")) part.setAttribute("aria-describedby", part.getAttribute("aria-describedby").replace(/-\d+-/, `-${i}-`));
        if (part.name === "act") part.value = part.value.replace(/\d+$/, i);
        if (part.matches(".visually-hidden")) part.textContent = part.textContent.replace(/\d+$/, i + 1);
      }
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=act]");
    if (!button || button.form !== form()) return;
    if (rowAct(button.value)) {
      event.preventDefault();
      return;
    }
    if (/^(add|remove|up|down|split|rest):|^(paste|keep)$/.test(button.value)) {
      event.preventDefault();
      exchange(button.value);
    } else {
      clearTimeout(timer);
      dirty = false;
    }
  });

  // ---- Fields ------------------------------------------------------------------------------------------------
  document.addEventListener("input", (event) => {
    if (!event.target.closest("[data-plan-form]")) return;
    touched();
    if (event.target.matches("[data-money], [name=budgetLine], [name=resultId]")) totals();
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.closest("[data-plan-form]")) return;
    if (field.matches("[data-money]")) {
      const minor = centavos(field.value);
      if (minor !== null) field.value = show(minor);
    }
    if (field.matches("[name=budgetLine]")) {
      const name = field.parentElement.querySelector("[data-line-name]");
      if (name) name.textContent = names.get(field.value.trim()) ?? "";
    }
    touched();
    totals();
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !field.matches("[data-plan-form] input")) return;
    event.preventDefault();
    const row = field.closest(".plan-table tbody tr");
    if (!row) return;
    const next = (event.shiftKey ? row.previousElementSibling : row.nextElementSibling)?.querySelector(`[name="${CSS.escape(field.name)}"]`);
    if (next) next.focus();
    else if (!event.shiftKey && row.parentElement.parentElement.dataset.rows) rowAct(`add:${row.parentElement.parentElement.dataset.rows}`);
  });

  // ---- Paste into the table: anything of more than one cell goes through the same reader as the text box ------
  document.addEventListener("paste", (event) => {
    const field = event.target;
    const row = field.closest("[data-rows=lines] tbody tr");
    if (!row || !field.name) return;
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    exchange("paste", { paste: text, row: row.sectionRowIndex, column: field.name });
  });

  readNames();
})();
