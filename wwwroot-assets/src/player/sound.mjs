// How loud a video's sound is, also while nobody hears it. Begins with a tap: before one, browsers give no sound to measure.
import { levelOf } from "./night-rules.mjs";
import { steady } from "./server-clock.mjs";

/** A video goes through one graph for good: browsers let nobody take it out again, until it is no longer needed. */
const graphs = new WeakMap();

/** A browser that has decoded no sound by then has none to decode. */
const SOUND_BY_MS = 4_000;

export class SoundLevel {
  #video;
  #graph = null;
  #wasMuted;
  #beganAt;
  #samples = new Float32Array(2_048);

  constructor(video) {
    this.#video = video;
    this.#wasMuted = video.muted;
  }

  /** Whether the viewer hears it: as loud as before, or as silent. */
  get isHeard() {
    return !this.#wasMuted;
  }

  /** Not what a video gives that was muted meanwhile: by a small window's button, or by a player whose sound the browser refused. That is silence, whatever the child does. */
  get isMeasured() {
    return this.#graph?.context.state === "running" && !this.#video.muted && this.#video.volume > 0;
  }

  /** Null while nobody knows. */
  get hasSound() {
    const { mozHasAudio, audioTracks, webkitAudioDecodedByteCount: decoded } = this.#video;
    if (typeof mozHasAudio === "boolean") return mozHasAudio;
    if (audioTracks) return audioTracks.length > 0;
    if (typeof decoded !== "number") return null;
    if (decoded > 0) return true;
    return steady() - this.#beganAt > SOUND_BY_MS ? false : null;
  }

  /** In the tap itself. A muted video gives silence to measure, so its sound is taken away behind the measure instead. */
  begin() {
    this.#beganAt = steady();
    try {
      this.#graph = graphs.get(this.#video) ?? build(this.#video);
    } catch {
      return; // No graph, no measure; the words say so.
    }
    graphs.set(this.#video, this.#graph);
    this.#graph.gain.gain.value = this.#wasMuted ? 0 : 1;
    this.#video.muted = false;
    this.#graph.context.resume().catch(() => {});
  }

  /** 0 to 1. */
  read() {
    if (!this.isMeasured) return 0;
    this.#graph.analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  end() {
    if (!this.#graph) return;
    this.#video.muted = this.#wasMuted;
    this.#graph.gain.gain.value = 1;
  }
}

/** The video goes for good. A page has a few graphs only, and each keeps a part of the device awake. */
export function release(video) {
  graphs.get(video)?.context.close().catch(() => {});
  graphs.delete(video);
}

function build(video) {
  const context = new AudioContext();
  const [source, analyser, gain] = [context.createMediaElementSource(video), context.createAnalyser(), context.createGain()];
  analyser.fftSize = 2_048;
  source.connect(analyser);
  source.connect(gain);
  gain.connect(context.destination);
  // A phone that rang stops the graph; a viewer who plays or switches the sound on must not listen to nothing.
  for (const name of ["playing", "volumechange"]) video.addEventListener(name, () => context.state !== "closed" && context.resume().catch(() => {}));
  return { context, analyser, gain };
}
