// What the server measures of a camera's stream, for the statistics overlay: asked every 2 s while it is open, and never otherwise.

const POLL_MS = 2_000;

export class ServerMeasures {
  #url;
  #onNews;
  #timer = 0;
  #asking = null;

  /** The newest answer; null before the first and when the server did not give one. */
  newest = null;

  constructor(url, onNews) {
    this.#url = url;
    this.#onNews = onNews;
  }

  start() {
    if (this.#asking !== null) return;
    this.#asking = new AbortController();
    this.#ask(this.#asking.signal);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    this.newest = null;
  }

  async #ask(signal) {
    const answer = await fetch(this.#url, { signal, headers: { accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null);
    if (signal.aborted) return;
    this.newest = answer;
    this.#onNews();
    this.#timer = setTimeout(() => this.#ask(signal), POLL_MS);
  }
}

/** The overlay's rows of an answer. A dash is what nobody told. Pure. */
export function serverRows(now, texts, language) {
  if (now === null) return [];
  const say = (value, unit, digits) => (value === null ? "–" : `${value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit}`);
  return [
    [texts.StatsCamera, [now.videoCodec?.toUpperCase(), now.transcoding ? texts.StatsTranscoding : null].filter(Boolean).join(" · ") || "–"],
    [texts.StatsCameraFps, say(now.fps, "", 1)],
    [texts.StatsCameraBitrate, say(now.bitrate === null ? null : now.bitrate / 1e6, " Mbit/s", 2)],
    [texts.StatsKeyInterval, say(now.keyFrameIntervalSeconds, " s", 1)],
    [texts.StatsJitter, say(now.jitterMilliseconds, " ms", 0)],
    [texts.StatsMissing, say(now.missingFrames, "", 0)],
    [texts.StatsLost, say(now.lostPackets, "", 0)],
    [texts.StatsDrift, say(now.driftMilliseconds, " ms", 0)],
    [texts.StatsReconnects, say(now.reconnects, "", 0)],
  ];
}
