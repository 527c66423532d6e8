// The page of a case: the money as a picture. The table beside it says the same, so nothing is lost without it.
(() => {
  "use strict";

  const colour = (name) => {
    const probe = document.createElement("span");
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const option = (bars) => ({
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    grid: { left: 4, right: 28, top: 8, bottom: 4, containLabel: true },
    aria: { enabled: false, decal: { show: true } },
    tooltip: { show: true, renderMode: "richText", trigger: "item", confine: true, formatter: (p) => `${p.seriesName}\n${p.data.amount}` },
    xAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %", color: colour("soft") }, splitLine: { lineStyle: { color: colour("line") } } },
    yAxis: { type: "category", inverse: true, data: bars.map((b) => b.title), axisLabel: { color: colour("ink") }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour("line") } } },
    series: bars.flatMap((bar, row) => bar.parts.map((part) => ({
      name: part.name,
      type: "bar",
      stack: "all",
      barWidth: 26,
      itemStyle: { color: colour(part.css), borderColor: colour("paper"), borderWidth: 1 },
      data: bars.map((_, i) => ({ value: i === row ? Number(part.width) : 0, amount: part.amount })),
    }))),
  });

  const draw = (place) => {
    const bars = JSON.parse(place.dataset.money);
    const canvas = document.createElement("div");
    canvas.className = "case-canvas";
    place.querySelectorAll(".stack").forEach((s) => { s.hidden = true; s.classList.add("replaced"); });
    place.prepend(canvas);
    const chart = window.echarts.init(canvas, null, { renderer: "svg" });
    const paint = () => chart.setOption(option(bars), true);
    paint();
    new ResizeObserver(() => chart.resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  };

  // The library is linked in the page's body and arrives after this script.
  addEventListener("load", () => {
    if (window.echarts) {
      document.querySelectorAll("[data-money]").forEach(draw);
    }
  });
})();

// How it works: a long drawing opens where the case stands.
(() => {
  "use strict";
  document.querySelectorAll(".diagram.flow").forEach((place) => {
    const here = place.querySelector("[aria-current] rect");
    if (here) {
      const box = here.getBoundingClientRect();
      const own = place.getBoundingClientRect();
      place.scrollTo(box.left - own.left - (own.width - box.width) / 2, box.top - own.top - (own.height - box.height) / 2);
    }
  });
})();
