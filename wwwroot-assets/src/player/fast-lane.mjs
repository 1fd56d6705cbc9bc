// The fast lane: frames over a WebSocket, each as the camera sends it, into Media Source. Keeps the picture close to the newest frame, and says when it cannot; who falls back to what is not decided here.
import { Cushion, Dates, FIRST_JUMP_S, Gate, JUMP_BEHIND_S, Pace, Receipts, read, stale, steer } from "./fast-lane-rules.mjs";
import { steady } from "./server-clock.mjs";

const STEER_MS = 200;

/** Less than this before the picture is nothing: two frames of a slow camera. */
const DRY_S = 0.1;

/** The first pictures come in a burst; for so long the newest of them is jumped to. */
const SETTLING_MS = 1_500;

/** No picture within this: another way is tried, and asked again later. */
const FIRST_PICTURE_MS = 3_000;

/** The server says something each three seconds. */
const SILENT_MS = 10_000;

/** The timer did not run for so long: the tab was put to sleep. */
const ASLEEP_MS = 3_000;

/** More than this in one go would be a second of a very good camera; it is cut there and appended piece by piece. */
const MOST_APPENDED = 4 << 20;

const Source = globalThis.MediaSource ?? globalThis.ManagedMediaSource;

export const hasFastLane = () => Boolean(Source && globalThis.WebSocket);

/** Whether the fast lane would give a picture now; costs the one that plays nothing. */
export function answers(url, signal) {
  return new Promise((tell) => {
    const socket = new WebSocket(url);
    const over = (answer) => {
      clearTimeout(patience);
      socket.onmessage = socket.onclose = null;
      socket.close();
      tell(answer);
    };
    const patience = setTimeout(() => over(false), FIRST_PICTURE_MS);
    socket.onmessage = ({ data }) => typeof data !== "string" && over(true);
    socket.onclose = () => over(false);
    signal.addEventListener("abort", () => over(false), { once: true });
  });
}

export class FastLane {
  #video;
  #on;
  #socket;
  #source = new Source();
  #address;
  #buffer = null;
  #queue = [];
  #mime = null;
  #begins = false;
  #dates = new Dates();
  #gate = new Gate();
  #cushion = new Cushion();
  #pace = new Pace();
  #receipts = new Receipts();
  #timer;
  #openedAt = steady();
  #heardAt = steady();
  #lookedAt = steady();
  #hasPicture = false;
  #gone = new AbortController();

  /** @param on { frame(message), beat(), failed(reason), follows() } */
  constructor(video, url, on) {
    this.#video = video;
    this.#on = on;
    this.#address = URL.createObjectURL(this.#source);
    video.src = this.#address;
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.onopen = () => this.#acknowledge();
    this.#socket.onmessage = ({ data }) => (typeof data === "string" ? this.#tell(JSON.parse(data)) : this.#take(data));
    this.#socket.onclose = () => this.#fail("closed");
    const signal = this.#gone.signal;
    this.#source.addEventListener("sourceopen", () => this.#pump(), { signal });
    video.addEventListener("waiting", () => this.#waits(), { signal });
    video.addEventListener("error", () => this.#fail("format"), { signal });
    this.#timer = setInterval(() => this.#steer(), STEER_MS);
  }

  /** Unix milliseconds of the picture, or null. */
  get date() {
    return this.#hasPicture ? this.#dates.of(this.#video.currentTime) : null;
  }

  /** Where the newest picture is, less the cushion; null before there is one. */
  get edge() {
    const last = this.#ranges().at(-1);
    return last ? Math.max(last[0], last[1] - this.#cushion.seconds) : null;
  }

  destroy() {
    this.#gone.abort();
    clearInterval(this.#timer);
    this.#socket.onopen = this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket.close();
    this.#queue = [];
    URL.revokeObjectURL(this.#address);
  }

  #fail(reason) {
    if (!this.#gone.signal.aborted) this.#on.failed(reason);
  }

  #tell(message) {
    this.#heardAt = steady();
    if (message.type === "init") this.#mime = message.mime;
    else this.#on.beat();
    this.#acknowledge(true);
  }

  /** With what arrives, not by a timer: a hidden page has none that goes. */
  #acknowledge(isAsked = false) {
    const bytes = this.#receipts.due(steady(), isAsked);
    if (bytes !== null && this.#socket.readyState === WebSocket.OPEN) this.#socket.send(String(bytes));
  }

  #take(data) {
    this.#receipts.take(data.byteLength);
    this.#acknowledge();
    const message = read(data);
    if (message === null) return;
    this.#heardAt = steady();
    this.#on.frame(message);
    this.#pace.note(message);
    if (this.#pace.isTooSlow) {
      this.#fail("slow");
      return;
    }
    const newest = this.#ranges().at(-1);
    if (!this.#gate.lets(message.kind, newest ? newest[1] - this.#video.currentTime : 0)) return;
    this.#queue.push({ ...message, mime: message.kind === "init" ? this.#mime : null });
    this.#pump();
  }

  /** Appends what waits, as much as belongs together. Headers and their first frames set things up, so they go one by one. */
  #pump() {
    if (this.#source.readyState !== "open" || this.#buffer?.updating || this.#queue.length === 0) return;
    try {
      if (this.#queue[0].kind === "init") this.#header(this.#queue.shift());
      else this.#frames();
    } catch (error) {
      this.#fail(error.name === "QuotaExceededError" ? "full" : "format");
    }
  }

  #header({ bytes, mime }) {
    if (!Source.isTypeSupported(mime)) {
      this.#fail("format");
      return;
    }
    if (this.#buffer === null) {
      this.#source.duration = Infinity;
      this.#buffer = this.#source.addSourceBuffer(mime);
      this.#buffer.addEventListener("updateend", () => this.#appended(), { signal: this.#gone.signal });
      this.#buffer.addEventListener("error", () => this.#fail("format"), { signal: this.#gone.signal });
    } else {
      this.#buffer.changeType?.(mime);
    }
    this.#begins = true;
    this.#buffer.appendBuffer(bytes);
  }

  #frames() {
    const first = this.#queue[0];
    if (this.#begins) {
      const end = this.#ranges().at(-1)?.[1] ?? 0;
      this.#buffer.timestampOffset = this.#dates.begin(end, first.media ?? 0);
      this.#begins = false;
    }
    const pieces = [];
    let length = 0;
    while (this.#queue.length > 0 && this.#queue[0].kind !== "init" && (length === 0 || length + this.#queue[0].bytes.length <= MOST_APPENDED)) {
      const piece = this.#queue.shift();
      this.#dates.note(piece);
      pieces.push(piece.bytes);
      length += piece.bytes.length;
    }
    this.#buffer.appendBuffer(pieces.length === 1 ? pieces[0] : joined(pieces, length));
  }

  #appended() {
    if (this.#gone.signal.aborted || this.#source.readyState !== "open") return;
    // Between the end of an append and this word of it another may have begun: its own end comes here too.
    const old = this.#queue.length === 0 && !this.#buffer.updating ? stale({ time: this.#video.currentTime, ranges: this.#ranges() }) : null;
    if (old) this.#buffer.remove(old[0], old[1]);
    this.#steer();
    this.#pump();
  }

  /** A picture that waits although frames are there waits for the decoder, and a larger cushion would not help it. */
  #waits() {
    const end = this.#ranges().at(-1)?.[1] ?? 0;
    const isDry = this.#hasPicture && !this.#video.seeking && end - this.#video.currentTime < DRY_S;
    if (isDry && this.#on.follows()) this.#cushion.ranDry(steady());
  }

  #steer() {
    const now = steady();
    const video = this.#video;
    // A page that was asleep heard nothing because of that.
    if (now - this.#lookedAt > ASLEEP_MS) this.#heardAt = this.#openedAt = now;
    this.#lookedAt = now;
    this.#acknowledge();
    this.#hasPicture ||= video.readyState >= 2;
    if ((!this.#hasPicture && now - this.#openedAt > FIRST_PICTURE_MS) || now - this.#heardAt > SILENT_MS) {
      this.#fail("silent");
      return;
    }
    if (this.#cushion.isHopeless(now)) {
      this.#fail("dry");
      return;
    }
    const ranges = this.#ranges();
    this.#cushion.flows(now, (ranges.at(-1)?.[1] ?? 0) - video.currentTime);
    if (video.seeking) return;
    const { rate, seek } = steer({
      time: video.currentTime,
      ranges,
      cushion: this.#cushion.seconds,
      isFilling: this.#cushion.isFilling,
      follows: this.#on.follows(),
      jump: now - this.#openedAt < SETTLING_MS ? FIRST_JUMP_S : JUMP_BEHIND_S,
    });
    if (video.playbackRate !== rate) video.playbackRate = rate;
    if (seek !== null && Math.abs(seek - video.currentTime) > 0.01) video.currentTime = seek;
  }

  #ranges() {
    const { buffered } = this.#video;
    return Array.from({ length: buffered.length }, (_, index) => [buffered.start(index), buffered.end(index)]);
  }
}

function joined(pieces, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
