// Plots of a camera's measured minutes over one day (uPlot). The slider above them moves one cursor through all of them by keyboard, finger or mouse,
// and says the minute's figures; each plot has a name with its lowest and highest value for whoever cannot see it.
import uPlot from "../lib/uplot/uPlot.esm.js";
import { element, fill } from "../player/dom.mjs";
import { axisOf, columnsOf, figures, rangeOf } from "./series.mjs";

const HEIGHT = 150;

export async function mount(host, options) {
  const plots = new Plots(host, options);
  await plots.load();
  return plots;
}

class Plots {
  #host;
  #options;
  #charts = [];
  #data = null;
  #slider;
  #output;
  #gone = new AbortController();
  #resize;
  #clock;

  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    const section = host.closest("section");
    this.#slider = section.querySelector("input");
    this.#output = section.querySelector("output");
    this.#clock = new Intl.DateTimeFormat(options.language, { hour: "numeric", minute: "2-digit", timeZone: options.timeZone });
    this.#slider.addEventListener("input", () => this.#point(), { signal: this.#gone.signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw(), { signal: this.#gone.signal });
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(host);
  }

  async load() {
    const { url, from, to, texts } = this.#options;
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    const answer = await fetch(`${url}?${query}`, { signal: this.#gone.signal }).catch(() => null);
    if (!answer?.ok) {
      this.#host.replaceChildren(element("p", { class: "form-error", role: "alert" }, texts.loadFailed));
      this.#host.dataset.state = "failed";
      return;
    }
    this.#data = columnsOf((await answer.json()).items, from, to);
    this.#slider.max = String(this.#data.times.length - 1);
    this.#slider.value = String(Math.max(0, this.#data.columns[0].findLastIndex((value) => value !== null)));
    this.#draw();
    this.#point();
    this.#host.dataset.state = "ready";
  }

  destroy() {
    this.#gone.abort();
    this.#resize.disconnect();
    for (const { chart } of this.#charts) chart.destroy();
    this.#charts = [];
  }

  #draw() {
    if (this.#data === null) return;
    for (const { chart } of this.#charts) chart.destroy();
    const { texts } = this.#options;
    this.#charts = [];
    const drawn = figures.flatMap((figure, row) => {
      const column = this.#data.columns[row];
      const range = rangeOf(column);
      if (range === null) return []; // nobody told: no empty frame
      const summary = fill(texts.summary, texts[figure.name], this.#say(figure, range.low), this.#say(figure, range.high));
      const canvas = element("div", { role: "img", "aria-label": summary });
      const box = element("figure", { class: "measures-plot", "data-figure": figure.name }, element("figcaption", {}, texts[figure.name]), canvas);
      this.#charts.push({ canvas, make: () => new uPlot(this.#chartOptions(figure), [this.#data.times, column], canvas) });
      return [box];
    });
    this.#host.replaceChildren(...drawn);
    for (const one of this.#charts) one.chart = one.make();
    this.#fit();
  }

  #chartOptions(figure) {
    const style = getComputedStyle(this.#host);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour("--dc-muted"), grid: { stroke: colour("--dc-line"), width: 1 }, ticks: { stroke: colour("--dc-line"), width: 1 }, font: `12px ${colour("--dc-font") || "sans-serif"}` };
    return {
      width: Math.max(200, this.#host.clientWidth),
      height: HEIGHT,
      padding: [8, 28, 0, 0], // room for half of the last hour's name
      legend: { show: false },
      cursor: { sync: { key: `measures-${this.#options.url}` }, drag: { x: false, y: false }, y: false },
      hooks: { setCursor: [(chart) => this.#hover(chart)] },
      scales: { x: { time: true, range: () => [this.#options.from / 1_000, this.#options.to / 1_000] }, y: { range: (_, low, high) => axisOf(low, high) } },
      axes: [
        { ...axis, space: 60, values: (_, ticks) => ticks.map((tick) => this.#clock.format(tick * 1_000)), incrs: [3_600, 7_200, 10_800, 14_400, 21_600, 43_200] },
        { ...axis, size: 52, space: 30 },
      ],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), this.#options.timeZone),
      series: [
        {},
        {
          label: this.#options.texts[figure.name],
          stroke: colour("--dc-brand"),
          fill: figure.bars ? colour("--dc-brand") : undefined,
          width: 2,
          spanGaps: false,
          points: { show: false },
          paths: figure.bars ? uPlot.paths.bars({ size: [1, 6, 2] }) : undefined,
        },
      ],
    };
  }

  #fit() {
    for (const { chart } of this.#charts) {
      const width = Math.max(200, this.#host.clientWidth);
      if (chart && chart.width !== width) chart.setSize({ width, height: HEIGHT });
    }
  }

  /** The mouse or a finger is over a plot: the slider follows. */
  #hover(chart) {
    const index = chart.cursor.idx;
    if (index === null || index === undefined || chart.cursor.event == null || Number(this.#slider.value) === index) return;
    this.#slider.value = String(index);
    this.#speak();
  }

  /** The slider was moved: every plot's cursor follows. */
  #point() {
    if (this.#data === null) return;
    const seconds = this.#data.times[Number(this.#slider.value)];
    for (const { chart } of this.#charts) chart.setCursor({ left: chart.valToPos(seconds, "x"), top: 0 }, false);
    this.#speak();
  }

  #speak() {
    const index = Number(this.#slider.value);
    const { texts } = this.#options;
    const told = figures.flatMap((figure, row) => {
      const value = this.#data.columns[row][index];
      return value === null ? [] : [`${texts[figure.name]} ${this.#say(figure, value)}`];
    });
    const text = `${this.#clock.format(this.#data.times[index] * 1_000)} · ${told.length === 0 ? texts.noMinute : told.join(" · ")}`;
    this.#output.value = text;
    this.#slider.setAttribute("aria-valuetext", text);
  }

  #say(figure, value) {
    return value.toLocaleString(this.#options.language, { minimumFractionDigits: figure.digits, maximumFractionDigits: figure.digits });
  }
}
