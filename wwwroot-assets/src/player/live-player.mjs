// Plays one camera live and keeps it live: by the fast lane, else by hls.js, which it builds, watches and builds anew, else by single pictures beside which it goes on trying. Knows no buttons and no words; the page listens to onChange.
import { canPlayByHls, loadHls } from "./library.mjs";
import { watchReturns } from "./returns.mjs";
import { Traffic } from "./traffic.mjs";
import { FastLane, answers, hasFastLane } from "./fast-lane.mjs";
import { Ladder } from "./fast-lane-rules.mjs";
import { Pictures } from "./pictures.mjs";
import { PICTURES_LIVE_MS, climbPause } from "./pictures-rules.mjs";
import { FAST_LIVE_MS, causeOf, isStuck, judge, liveLimit, notAfter, onReturn, pauseFor, placeOf } from "./judgement.mjs";
import { serverClock, steady } from "./server-clock.mjs";
import { release } from "./sound.mjs";

const WATCH_MS = 500;

/** A broken buffer is repaired at most this often; after that the player is built anew. */
const RECOVER_MS = 5_000;

/** Somebody who follows the live edge and fell behind it is taken back at most this often. */
const CATCH_UP_MS = 5_000;

/** A browser that cannot play the video at all is shown single pictures after so many broken builds in a row. */
const BROKEN_BUILDS = 3;

/** Video that moved at so many looks in a row plays: one step alone may be a jump to its beginning. */
const PROVEN_MOVES = 2;

/** What waiting will not cure. */
const isRefusal = (cause) => cause === "signedOut" || cause === "off" || cause === "gone";

export class LivePlayer {
  #video;
  #url;
  #onChange;
  #onPicture;
  #picturesUrl;
  #pictures = null;
  #climbs = 0;
  #moves = 0;
  #lowLatency;
  #hls = null;
  #Hls = null; // the library, once it was wanted
  #loading = null; // the build that waits for it
  #fastUrl;
  #fast = null;
  #ladder;
  #isAsking = false;
  #lookAt = null; // what somebody looks back at, further than the fast lane keeps: Unix milliseconds
  #clock = serverClock;
  #timers = { watch: 0, retry: 0 };
  #details = null;
  #tries = 0;
  #broken = 0;
  #recoveredAt = 0;
  #caughtUpAt = 0;
  #lastTime = -1;
  #wanted = "live"; // live, scrubbed or paused
  #facts = { refused: false, paused: false, hidden: false, retrying: false, since: 0, builtAt: 0, progressAt: null, newsAt: null, heardAt: null, latency: null, liveLimit: 0 };
  #traffic;
  #away = new AbortController();

  /** State for the page: state, cause, latency (ms or null), playingDate (ms or null), needsFallback, way (fast, lowLatency, hls, native, pictures). */
  snapshot = { state: "connecting", cause: null, latency: null, playingDate: null, needsFallback: false, way: null };

  /**
   * @param options.fastUrl of the fast lane, .picturesUrl of the stream of single pictures; null for a player that does without (a tile among many)
   * @param options.onPicture is given a JPEG and a function to call with its size once it is to be seen; null when the video takes its place again
   */
  constructor(video, { url, fastUrl = null, picturesUrl = null, lowLatency = true, onChange = () => {}, onPicture = () => {}, onBeforeRebuild = () => {} }) {
    this.#video = video;
    this.#url = url;
    this.#fastUrl = fastUrl;
    this.#picturesUrl = picturesUrl;
    this.#onPicture = onPicture;
    this.#ladder = new Ladder(fastUrl !== null && hasFastLane());
    this.#lowLatency = lowLatency;
    this.#traffic = new Traffic(video);
    this.#onChange = onChange;
    this.onBeforeRebuild = onBeforeRebuild;
    video.muted = true;
    video.playsInline = true;
    video.disableRemotePlayback = true;
    video.addEventListener("pause", () => this.#pausedFromOutside(), { signal: this.#away.signal });
    watchReturns({ hide: () => this.#hide(), back: (away) => this.#return(away), online: () => this.following && this.retry() }, this.#away.signal);
    this.#facts.hidden = document.hidden;
    this.retry();
    this.#timers.watch = setInterval(() => this.#watch(), WATCH_MS);
  }

  /** Whether the viewer wants the live edge (and did not pause or scrub back). */
  get following() {
    return this.#wanted === "live";
  }

  get hls() {
    return this.#hls;
  }

  get video() {
    return this.#video;
  }

  /** The viewer asks again, or the page opens: patience starts anew. */
  retry() {
    this.#facts.since = Date.now();
    this.#tries = 0;
    this.#broken = 0;
    this.snapshot.needsFallback = false;
    this.#build();
  }

  /** The video stands in another place of the page: the browser paused it on the way, the viewer did not. */
  moved() {
    if (!this.#facts.paused) this.#play();
  }

  goLive() {
    this.#wanted = "live";
    this.#facts.paused = false;
    const edge = this.#edge();
    if (this.snapshot.state === "offline" || edge === null) {
      this.retry();
      return;
    }
    if (Math.abs(this.#video.currentTime - edge) > 0.5) this.#video.currentTime = edge;
    this.#play();
    this.#watch();
  }

  toggle() {
    if (this.#facts.paused) {
      this.#facts.paused = false;
      this.#wanted = this.#pictures ? "live" : "scrubbed"; // pictures have no past to stay in
      this.#facts.since = Date.now();
      this.#play();
    } else {
      this.#facts.paused = true;
      this.#wanted = "paused";
      this.#video.pause();
    }
    this.#watch();
  }

  /** Moves by seconds within what is still there; past the live edge means live. */
  seekBy(seconds) {
    const ranges = this.#video.seekable;
    if (ranges.length === 0) return;
    const edge = this.#edge() ?? ranges.end(ranges.length - 1);
    const target = this.#video.currentTime + seconds;
    if (target >= edge) {
      this.goLive();
      return;
    }
    if (this.#wanted === "live") this.#wanted = "scrubbed";
    if (this.#fast && canPlayByHls() && this.#video.buffered.length > 0 && target < this.#video.buffered.start(0)) {
      this.#lookBack(this.#date() + seconds * 1_000);
      return;
    }
    this.#video.currentTime = Math.max(target, ranges.start(0) + 0.1);
    this.#watch();
  }

  stats() {
    return { ...this.#traffic.read(), ...this.#pictures?.stats(Date.now()), latency: this.snapshot.latency, way: this.#way };
  }

  destroy() {
    this.#away.abort();
    clearInterval(this.#timers.watch);
    this.#endPictures();
    this.#tearDown();
    release(this.#video);
  }

  #build() {
    this.#tearDown();
    this.#facts = { ...this.#facts, builtAt: Date.now(), newsAt: null, heardAt: null, retrying: false, refused: false, latency: null };
    this.#details = null;
    this.#lastTime = -1;
    this.#moves = 0;
    this.snapshot.cause = null;
    if (this.#lookAt === null && this.#ladder.isWanted(Date.now())) this.#buildFast();
    else if (canPlayByHls()) this.#buildHls(this.#lookAt);
    else if (this.#video.canPlayType("application/vnd.apple.mpegurl")) this.#buildNative();
    else {
      this.#fallBack();
      this.#timers.retry = setTimeout(() => this.#build(), climbPause(this.#climbs++));
    }
    this.#watch();
  }

  #buildFast() {
    this.#facts.liveLimit = FAST_LIVE_MS;
    const sent = this.#clock.inOrder();
    this.#fast = new FastLane(this.#video, this.#fastUrl, {
      follows: () => this.following,
      beat: () => (this.#facts.heardAt = Date.now()),
      frame: ({ kind, sentAt, bytes }) => {
        this.#facts.heardAt = Date.now();
        sent(sentAt, steady());
        this.#traffic.add(bytes.length);
        if (kind !== "init") this.#facts.newsAt = this.#facts.heardAt;
      },
      failed: (reason) => this.#leaveFastLane(reason === "slow"),
    });
    if (!this.#facts.paused) this.#play();
  }

  /** hls.js goes on, and says what is wrong if it cannot either; the fast lane is tried again later. */
  #leaveFastLane(isForLong = false) {
    this.#ladder.fell(Date.now(), isForLong);
    this.#rebuild();
  }

  /** The playlist still has what a viewer of the fast lane has not been sent. */
  #lookBack(date) {
    this.#lookAt = date;
    this.#rebuild();
    this.#lookAt = null;
  }

  async #buildHls(lookAt) {
    const mine = (this.#loading = {});
    const Hls = await loadHls().catch(() => null);
    if (this.#loading !== mine) return; // built anew meanwhile, or taken down
    this.#loading = null;
    if (!Hls) {
      this.#again("server", this.#tries++);
      return;
    }
    this.#Hls = Hls;
    this.#beginHls(Hls, lookAt);
  }

  #beginHls(Hls, lookAt) {
    const config = {
      lowLatencyMode: this.#lowLatency,
      startPosition: -1,
      maxLiveSyncPlaybackRate: 1.1, // the default never catches up
      liveSyncOnStallIncrease: 0, // the default stays a second further behind for good after each stall
      liveDurationInfinity: true,
      backBufferLength: 30,
      maxBufferLength: 12,
      enableWorker: false, // nothing to transmux, and a blob worker would need a hole in the content policy
    };
    const hls = new Hls(config);
    this.#hls = hls;
    if (lookAt !== null) hls.once(Hls.Events.FRAG_BUFFERED, () => (this.#video.currentTime = placeOf(hls.latestLevelDetails.fragments, lookAt) ?? this.#video.currentTime));
    hls.on(Hls.Events.LEVEL_LOADED, (_, data) => this.#heard(data));
    hls.on(Hls.Events.LEVEL_UPDATED, (_, data) => this.#updated(data.details));
    hls.on(Hls.Events.FRAG_LOADED, (_, data) => this.#traffic.add((data.part ?? data.frag).stats.total));
    hls.on(Hls.Events.ERROR, (_, data) => this.#failed(data));
    hls.loadSource(this.#url);
    hls.attachMedia(this.#video);
    if (!this.#facts.paused) this.#play();
  }

  /** Safari without Media Source: the system's own player, which has no latency to ask for but a start date. */
  #buildNative() {
    this.#video.src = this.#url;
    this.#video.addEventListener("error", () => this.#again("server", 0), { signal: this.#away.signal, once: true });
    if (!this.#facts.paused) this.#play();
  }

  /** No video: pictures, until a video that is tried beside them plays. */
  #fallBack() {
    this.snapshot.needsFallback = true;
    if (this.#pictures || this.#picturesUrl === null) return;
    this.#pictures = new Pictures(this.#picturesUrl, {
      heard: ({ sentAt, jpeg }) => {
        this.#facts.heardAt = Date.now();
        this.#clock.add(sentAt, steady());
        this.#traffic.add(jpeg.length);
      },
      show: ({ takenAt, jpeg }) => !this.#facts.paused && this.#onPicture(jpeg, (size) => this.#pictured(takenAt, size)),
      failed: (cause) => {
        this.snapshot.cause = cause;
        this.#facts.refused = isRefusal(cause);
        this.#watch();
      },
    });
    if (!this.#facts.hidden) this.#pictures.start();
  }

  #pictured(takenAt, size) {
    if (!this.#pictures?.note(takenAt, size, Date.now())) return;
    this.snapshot.cause = null;
    this.#facts.refused = false;
    this.#facts.progressAt = Date.now();
    this.#watch();
  }

  #endPictures() {
    this.#climbs = 0;
    this.snapshot.needsFallback = false;
    if (!this.#pictures) return;
    this.#pictures.stop();
    this.#pictures = null;
    this.#onPicture(null);
  }

  #play() {
    this.#video.play().catch((error) => {
      if (error.name !== "NotAllowedError" || this.#video.muted) return;
      this.#video.muted = true; // sound needs a tap; a picture does not
      this.#video.play().catch(() => {});
    });
  }

  #heard(data) {
    this.#facts.heardAt = Date.now();
    const header = data.networkDetails?.getResponseHeader?.("DailyCam-Clock");
    const first = data.stats?.loading?.first;
    if (header && first) this.#clock.add(Number(header), performance.timeOrigin + first);
  }

  #updated(details) {
    const before = this.#details;
    this.#details = { endSN: details.endSN, edge: details.edge, targetDuration: details.targetduration };
    this.#facts.liveLimit = liveLimit({ lowLatency: this.#lowLatency, partHoldBack: details.partHoldBack, targetDuration: details.targetduration });
    if (before && details.endSN < before.endSN) this.#rebuild(); // the server counts anew: hls.js would freeze without a word
    else if (!before || details.endSN > before.endSN || details.edge > before.edge) this.#facts.newsAt = Date.now();
  }

  #failed(data) {
    this.#facts.heardAt = Date.now();
    const status = data.response?.code ?? 0;
    if (status === 401 || status === 403) {
      this.#again("signedOut", 0);
    } else if (!data.fatal) {
      return;
    } else if (data.type === this.#Hls.ErrorTypes.MEDIA_ERROR && Date.now() - this.#recoveredAt > RECOVER_MS) {
      this.#recoveredAt = Date.now();
      this.#hls.recoverMediaError();
    } else if (data.type === this.#Hls.ErrorTypes.NETWORK_ERROR) {
      this.#again(causeOf(status), this.#tries++);
    } else {
      this.#broken++;
      if (this.#broken >= BROKEN_BUILDS) this.#fallBack();
      this.#again("format", this.#tries++);
    }
  }

  #again(cause, tries) {
    this.snapshot.cause = cause;
    this.#facts = { ...this.#facts, refused: isRefusal(cause), retrying: true };
    this.onBeforeRebuild();
    this.#tearDown();
    const pause = this.snapshot.needsFallback ? climbPause(this.#climbs++) : pauseFor(cause, tries);
    if (cause !== "signedOut") this.#timers.retry = setTimeout(() => this.#build(), pause);
    this.#watch();
  }

  #rebuild() {
    this.onBeforeRebuild();
    this.#build();
  }

  #tearDown() {
    clearTimeout(this.#timers.retry);
    this.#hls?.destroy();
    this.#hls = null;
    this.#loading = null;
    this.#fast?.destroy();
    this.#fast = null;
    this.#video.playbackRate = 1;
    if (this.#video.src) {
      this.#video.removeAttribute("src");
      this.#video.load();
    }
  }

  #watch() {
    const now = Date.now();
    this.#facts = notAfter(this.#facts, now);
    const time = this.#video.currentTime;
    if (time !== this.#lastTime) {
      if (this.#lastTime >= 0 && !this.#video.paused) {
        this.#facts.progressAt = now;
        this.#tries = 0;
        this.#broken = 0;
        if (++this.#moves >= PROVEN_MOVES && this.#video.videoWidth > 0) this.#endPictures();
      }
      this.#lastTime = time;
    } else {
      this.#moves = 0;
    }
    const date = this.#date();
    this.#facts.latency = date === null ? null : this.#clock.now() - date;
    if (isStuck(this.#facts, now)) {
      if (this.#fast) this.#leaveFastLane();
      else this.#rebuild();
      return;
    }
    const state = judge(this.#pictures ? { ...this.#facts, liveLimit: PICTURES_LIVE_MS } : this.#facts, now);
    this.snapshot.playingDate = date;
    this.snapshot.latency = this.#facts.latency;
    this.snapshot.state = state;
    this.snapshot.way = this.#way;
    if (state === "live" && this.following) this.#climb(now);
    if (state === "behind" && this.following && now - this.#caughtUpAt > CATCH_UP_MS && now - this.#facts.builtAt > CATCH_UP_MS) this.#catchUp(now);
    this.#onChange(this.snapshot);
  }

  /** Back up, once what made it fall may be over: asked beside the picture, which goes on until the answer is yes. */
  async #climb(now) {
    if (this.#fast) this.#ladder.plays(now);
    if (this.#fast || this.#isAsking || this.#facts.hidden || !this.#ladder.isWanted(now)) return;
    this.#isAsking = true;
    const isThere = await answers(this.#fastUrl, this.#away.signal);
    this.#isAsking = false;
    if (!isThere) this.#ladder.fell(Date.now());
    else if (!this.#away.signal.aborted && this.following && !this.#facts.hidden) this.#rebuild();
  }

  #catchUp(now) {
    this.#caughtUpAt = now;
    const edge = this.#hls?.liveSyncPosition;
    if (edge && edge - this.#video.currentTime > 1) this.#video.currentTime = edge;
  }

  #pausedFromOutside() {
    // The browser pauses hidden tabs by itself; the viewer pauses from the keyboard's media key or the small window. Only the latter is a wish.
    // The event comes late: a video that plays again by then was asked to.
    // One that is out of the page was paused by being taken out.
    const isWish = this.#video.paused && this.#video.isConnected && (!document.hidden || document.pictureInPictureElement === this.#video);
    if (isWish && (this.#hls || this.#fast) && !this.#facts.paused && !this.#video.ended && this.#video.readyState > 1) {
      this.#facts.paused = true;
      this.#wanted = "paused";
      this.#watch();
    }
  }

  #hide() {
    this.#facts.hidden = true;
    this.#pictures?.stop();
  }

  #return(away) {
    this.#facts.hidden = false;
    this.#pictures?.start();
    const what = onReturn({ following: this.following, away });
    if (what !== "nothing") this.#facts.since = Date.now();
    if (what === "rebuild") this.#rebuild();
    else if (what === "goLive") this.goLive();
    else if (this.following && this.#video.paused) this.#play();
  }

  /** Which way the picture comes: fast, lowLatency, hls, native or pictures. */
  get #way() {
    if (this.#pictures || this.snapshot.needsFallback) return "pictures";
    if (this.#fast) return "fast";
    return this.#hls || this.#loading ? (this.#lowLatency ? "lowLatency" : "hls") : "native";
  }

  #edge() {
    if (this.#fast) return this.#fast.edge;
    return this.#hls ? this.#hls.liveSyncPosition : this.#nativeEdge();
  }

  #date() {
    if (this.#pictures) return this.#pictures.takenAt;
    if (this.#fast) return this.#fast.date;
    return this.#hls ? this.#hls.playingDate?.getTime() ?? null : this.#nativeDate();
  }

  #nativeEdge() {
    const ranges = this.#video.seekable;
    return ranges.length === 0 ? null : ranges.end(ranges.length - 1) - 6;
  }

  #nativeDate() {
    const start = this.#video.getStartDate?.().getTime();
    return Number.isFinite(start) ? start + this.#video.currentTime * 1_000 : null;
  }
}
