// Buttons, badge, keys, statistics and help of one camera's player. Every control is a real button with a name.
import { button, element, fill, icon } from "./dom.mjs";
import { ServerMeasures, serverRows } from "./server-measures.mjs";
import { pictureIn, sizeOf } from "./picture.mjs";
import { actionOf } from "./judgement.mjs";

/** Keys shown in the help, in this order, with the names of their texts. */
const HELP = [["Space", "PlayPause"], ["← →", "Back10Forward10"], ["↓ ↑", "Back1Forward1"], ["L", "GoLive"], ["M", "Mute"], ["F", "Fullscreen"], ["P", "PictureInPicture"], ["S", "Snapshot"], ["C", "Clip"], ["+ −", "ZoomInOut"], ["0", "ZoomWhole"], ["Shift ← →", "Pan"], ["Z", "Zones"], ["B", "Boxes"], ["N", "Night"], ["I", "Stats"], ["?", "Help"]];

/** The bar leaves the picture alone when nothing was touched for this long. */
const IDLE_MS = 4_000;

/** Somebody who opened the tools reads their words first. */
const READING_MS = 15_000;

export class Controls {
  #host;
  #video;
  #player;
  #options;
  #gone = new AbortController();
  #idle = 0;
  #spoken = null;
  #measures;
  #parts;
  #tools = null;

  constructor(host, video, player, options) {
    this.#host = host;
    this.#video = video;
    this.#player = player;
    this.#options = options;
    this.#parts = this.#build(options.texts);
    this.#measures = new ServerMeasures(`${options.base}/measures/now`, () => this.#showStats());
    host.append(this.#parts.badge, this.#parts.stats, this.#parts.bar, this.#parts.status, this.#parts.help);
    const signal = this.#gone.signal;
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    for (const name of ["pointermove", "pointerdown", "focusin", "keydown"]) host.addEventListener(name, () => this.#wake(), { signal });
    video.addEventListener("click", () => this.#wake(), { signal });
    video.addEventListener("volumechange", () => this.#showSound(), { signal });
    this.#showSound();
    this.#wake();
    this.#bringTools();
  }

  show(snapshot) {
    const { texts } = this.#options;
    const { badge, play, status } = this.#parts;
    const seconds = snapshot.latency === null ? null : snapshot.latency / 1_000;
    const words = {
      live: seconds === null ? texts.Live : fill(texts.LiveSeconds, seconds.toFixed(1)),
      behind: seconds === null ? texts.Behind : fill(texts.BehindBy, clock(seconds)),
    };
    badge.textContent = words[snapshot.state] ?? texts[`State.${snapshot.state}`];
    badge.dataset.state = snapshot.state;
    badge.setAttribute("aria-label", snapshot.state === "live" ? badge.textContent : `${badge.textContent}. ${texts.GoLive}`);
    const paused = snapshot.state === "paused";
    relabel(play, paused ? texts.Play : texts.Pause, paused ? "play_arrow" : "pause");
    if (this.#spoken !== snapshot.state) {
      // Only changes of state are spoken, not each tenth of a second of latency.
      this.#spoken = snapshot.state;
      status.textContent = texts[`State.${snapshot.state}`];
    }
    this.#host.classList.toggle("dcp-still", paused || snapshot.state === "offline");
    if (!this.#parts.stats.hidden) this.#showStats();
    this.#tools?.show(snapshot);
  }

  destroy() {
    this.#tools?.destroy();
    clearTimeout(this.#idle);
    this.#measures.stop();
    this.#gone.abort();
  }

  #build(texts) {
    const make = (label, iconName, action) => button("dcp-button", label, iconName, () => this.#do(action));
    const play = make(texts.Pause, "pause", "toggle");
    const sound = make(texts.Unmute, "volume_off", "mute");
    const badge = element("button", { type: "button", class: "dcp-badge" });
    badge.addEventListener("click", () => this.#do("goLive"));
    const tools = element("span", { class: "dcp-tools" });
    if (document.pictureInPictureEnabled) tools.append(make(texts.PictureInPicture, "picture_in_picture_alt", "pictureInPicture"));
    tools.append(make(texts.Stats, "monitoring", "stats"), make(texts.Help, "keyboard", "help"));
    const more = make(texts.More, "more_horiz", "more");
    more.classList.add("dcp-more");
    more.setAttribute("aria-expanded", "false");
    const buttons = [play, make(texts.Back10, "replay_10", "back10"), sound, element("span", { class: "dcp-space" }), tools, make(texts.Snapshot, "photo_camera", "snapshot"), more, make(texts.Fullscreen, "fullscreen", "fullscreen")];
    const stats = element("dl", { class: "dcp-stats" });
    stats.hidden = true;
    return {
      play, sound, badge, stats, tools, more,
      bar: element("div", { class: "dcp-bar", role: "group", "aria-label": texts.Controls }, ...buttons),
      status: element("span", { class: "visually-hidden", role: "status" }),
      help: this.#buildHelp(texts),
    };
  }

  #buildHelp(texts) {
    const rows = HELP.map(([keys, text]) => element("div", {}, element("dt", {}, element("kbd", {}, keys)), element("dd", {}, texts[text])));
    const close = element("button", { type: "button", class: "dcp-action" }, texts.Close);
    const help = element("dialog", { class: "dcp-help", "aria-label": texts.Help }, element("dl", {}, ...rows), close);
    close.addEventListener("click", () => help.close());
    return help;
  }

  #key(event) {
    const target = event.target instanceof Element ? event.target : document.body;
    const editing = target.closest("input, textarea, select, [contenteditable]") !== null;
    // Space and arrows keep their meaning on buttons, links and menus outside of the player.
    const onButton = target.closest("button, a, summary, [role=button]") !== null;
    const action = actionOf({ key: event.key, isComposing: event.isComposing, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey, editing, onButton, isZoomed: this.#host.classList.contains("dcp-zoomed") });
    if (action === null || (this.#parts.help.open && action !== "help")) return;
    event.preventDefault();
    this.#do(action);
  }

  #do(action) {
    const actions = {
      toggle: () => this.#player.toggle(),
      goLive: () => this.#player.goLive(),
      back10: () => this.#player.seekBy(-10),
      forward10: () => this.#player.seekBy(10),
      back1: () => this.#player.seekBy(-1),
      forward1: () => this.#player.seekBy(1),
      mute: () => (this.#video.muted = !this.#video.muted),
      fullscreen: () => this.#fullscreen(),
      pictureInPicture: () => this.#pictureInPicture(),
      snapshot: () => this.#snapshot(),
      stats: () => this.#toggleStats(),
      help: () => (this.#parts.help.open ? this.#parts.help.close() : this.#parts.help.showModal()),
      more: () => this.#showMore(this.#parts.more.getAttribute("aria-expanded") !== "true"),
      ...this.#tools?.actions,
    };
    actions[action]?.();
    this.#wake();
  }

  /** What a small screen has no room for beside the rest. */
  #showMore(isOpen) {
    this.#parts.more.setAttribute("aria-expanded", String(isOpen));
    this.#parts.tools.classList.toggle("dcp-open", isOpen);
  }

  /** They come when the player is there: the picture waits for none of them, and plays on without them when they do not come. */
  async #bringTools() {
    const { Tools } = await import("./tools.mjs").catch(() => ({}));
    if (!Tools || this.#gone.signal.aborted) return;
    this.#tools = new Tools(this.#host, this.#video, this.#player, this.#options, this.#parts.tools);
    this.#tools.show(this.#player.snapshot);
  }

  async #fullscreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else if (this.#host.requestFullscreen) await this.#host.requestFullscreen().catch(() => {});
    else this.#video.webkitEnterFullscreen?.(); // iPhone: only the video itself
  }

  async #pictureInPicture() {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await this.#video.requestPictureInPicture?.().catch(() => {});
  }

  /** Saves what is on the screen, full size, named after the camera and the moment it shows. */
  #snapshot() {
    const size = sizeOf(this.#host);
    if (size.width === 0) return;
    const canvas = element("canvas", size);
    canvas.getContext("2d").drawImage(pictureIn(this.#host), 0, 0);
    const taken = new Date(this.#player.snapshot.playingDate ?? Date.now());
    const local = new Date(taken.getTime() - taken.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace("T", " ").replaceAll(":", "");
    canvas.toBlob((blob) => {
      const address = URL.createObjectURL(blob);
      element("a", { href: address, download: `${this.#options.name} ${local}.jpg` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }, "image/jpeg", 0.92);
  }

  #toggleStats() {
    this.#parts.stats.hidden = !this.#parts.stats.hidden;
    if (this.#parts.stats.hidden) {
      this.#measures.stop();
    } else {
      this.#measures.start();
      this.#showStats();
    }
  }

  #showStats() {
    const { texts } = this.#options;
    const now = this.#player.stats();
    const rows = [
      [texts.StatsWay, texts[`Way.${now.way}`]],
      [texts.StatsSize, now.width ? `${now.width} × ${now.height}` : "–"],
      [texts.StatsFps, now.fps === null ? "–" : now.fps.toFixed(1)],
      [texts.StatsBitrate, `${(now.bitrate / 1_000_000).toFixed(2)} Mbit/s`],
      [texts.StatsLatency, now.latency === null ? "–" : `${(now.latency / 1_000).toFixed(2)} s`],
      [texts.StatsBuffer, `${now.buffered.toFixed(2)} s`],
      [texts.StatsDropped, String(now.dropped)],
      ...serverRows(this.#measures.newest, texts, this.#options.language),
    ];
    this.#parts.stats.replaceChildren(...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
  }

  #showSound() {
    const { texts } = this.#options;
    relabel(this.#parts.sound, this.#video.muted ? texts.Unmute : texts.Mute, this.#video.muted ? "volume_off" : "volume_up");
  }

  #wake() {
    this.#host.classList.remove("dcp-idle");
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#parts.bar.contains(document.activeElement) && document.activeElement.matches(":focus-visible")) return;
      this.#host.classList.add("dcp-idle");
      this.#showMore(false);
    }, this.#parts.tools.classList.contains("dcp-open") ? READING_MS : IDLE_MS);
  }
}

function relabel(control, label, iconName) {
  if (control.title === label) return;
  control.title = label;
  control.setAttribute("aria-label", label);
  control.replaceChildren(icon(iconName));
}

/** 42 → 0:42, 3 725 → 1:02:05 */
function clock(seconds) {
  const whole = Math.round(seconds);
  const pad = (value) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}
