// Budget pages: choosing a budget without a button, one confirmation a click, and the table as a chart.
(() => {
  "use strict";
  const most = 25;
  const classes = ["--s1", "--s2", "--s3", "--s4", "--line"];

  document.addEventListener("change", (event) => {
    if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    const once = event.target.querySelector("button[data-once]");
    if (once) setTimeout(() => { once.disabled = true; }, 0);
  });
  addEventListener("pageshow", () => {
    for (const once of document.querySelectorAll("button[data-once]")) once.disabled = false;
  });

  let chart;
  const colour = (token) => {
    // A token may be a pair for two themes; only a computed colour is one a canvas understands.
    const probe = document.createElement("span");
    probe.style.color = `var(${token})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const draw = () => {
    const table = document.querySelector("table[data-chart]");
    const box = table && document.getElementById(table.dataset.chart);
    if (!box || !window.echarts) return;
    const rows = [...table.querySelectorAll("tbody tr[data-parts]")].slice(0, most);
    const names = [...document.querySelectorAll("#budget-lines .legend li")].map((li) => li.textContent);
    const parts = rows.map((row) => row.dataset.parts.split(" ").map(Number));
    box.closest("figure").hidden = false;
    box.style.height = `${rows.length * 26 + 90}px`;
    const ink = colour("--ink");
    chart?.dispose();
    chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      color: classes.map(colour),
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, textStyle: { color: ink } },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", valueFormatter: (v) => v.toLocaleString("en-US", { minimumFractionDigits: 2 }) },
      xAxis: { type: "value", axisLabel: { color: ink, formatter: (v) => (v >= 1e6 ? `${(v / 1e6).toLocaleString("en-US")} M` : v.toLocaleString("en-US")) }, splitLine: { lineStyle: { color: colour("--line") } } },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => row.dataset.name), axisLabel: { color: ink, width: 220, overflow: "truncate" } },
      series: names.map((name, i) => ({ name, type: "bar", stack: "line", data: parts.map((p) => p[i]) })),
    });
  };

  addEventListener("load", draw);
  addEventListener("resize", () => chart?.resize());
  document.addEventListener("htmx:afterSettle", draw);
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
