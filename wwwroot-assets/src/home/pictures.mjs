// The newest picture of each camera on the first page: fetched anew while somebody looks, with its age said on it. One that cannot be fetched anew stays, and grows old in sight.
import { ago } from "../player/judgement.mjs";

const TICK_MS = 1_000;

/** A glance needs no video; a decoder runs for a tenth of a second each time. */
const REFRESH_MS = 10_000;

/** A younger picture is simply now: each is some seconds old when it is shown. */
export const NOW_MS = 5_000;

/** How old a picture is: by the server's clock when it came, and by ours since then. */
export const ageOf = ({ takenMs, serverMs, receivedMs }, nowMs) => Math.max(0, serverMs - takenMs + (nowMs - receivedMs));

/** What is said on a picture: nothing before its time is known. */
export const ageText = (times, nowMs, { language, now }) => {
  if (!times) return "";
  const age = ageOf(times, nowMs);
  return age < NOW_MS ? now : ago(age, language);
};

/** Gives a handle with destroy(). @param root null when the page was left before this was here @param options {language, now} the word for a picture of this moment */
export const watch = (root, options) => (root ? new Pictures(root, options) : { destroy() {} });

class Pictures {
  #root;
  #options;
  #pictures = new Map();
  #timer;
  #ended = false;
  #isSignedOut = false;

  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    // An address that answers "not yet" leaves a broken picture; the sign below it is better.
    root.addEventListener("error", hideBroken, true);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  destroy() {
    this.#ended = true;
    clearInterval(this.#timer);
    this.#root.removeEventListener("error", hideBroken, true);
    for (const { url } of this.#pictures.values()) if (url) URL.revokeObjectURL(url);
    this.#pictures.clear();
  }

  #tick() {
    // The page was left before its handle came back to the server.
    if (!this.#root.isConnected) this.destroy();
    if (document.hidden || this.#ended) return;
    for (const host of this.#root.querySelectorAll("[data-picture]")) {
      const camera = host.dataset.picture;
      if (!this.#pictures.has(camera)) this.#pictures.set(camera, { askedAt: 0, asking: false, times: null, url: null });
      const picture = this.#pictures.get(camera);
      if (!picture.asking && !this.#isSignedOut && Date.now() - picture.askedAt >= REFRESH_MS) this.#ask(camera, picture);
      this.#show(host, picture);
    }
  }

  #show(host, picture) {
    const image = host.querySelector("img");
    if (picture.url && image && image.src !== picture.url) {
      delete image.dataset.broken;
      image.src = picture.url;
    }
    const age = host.querySelector("[data-part=age]");
    const text = ageText(picture.times, Date.now(), this.#options);
    if (age && age.textContent !== text) age.textContent = text;
  }

  async #ask(camera, picture) {
    picture.asking = true;
    picture.askedAt = Date.now();
    try {
      const answer = await fetch(`api/v1/cameras/${camera}/snapshot.jpg?size=small`, { cache: "no-store" });
      if (answer.status === 401 || answer.status === 403) this.#isSignedOut = true; // The picture that is there goes on growing old in sight.
      if (!answer.ok || this.#ended) return;
      const [takenMs, serverMs] = [answer.headers.get("Last-Modified"), answer.headers.get("Date")].map((text) => Date.parse(text ?? ""));
      const receivedMs = Date.now();
      const blob = await answer.blob();
      if (this.#ended) return;
      const before = picture.url;
      picture.times = Number.isFinite(takenMs) && Number.isFinite(serverMs) ? { takenMs, serverMs, receivedMs } : null;
      picture.url = URL.createObjectURL(blob);
      for (const host of this.#root.querySelectorAll(`[data-picture="${CSS.escape(camera)}"]`)) this.#show(host, picture);
      if (before) URL.revokeObjectURL(before);
    } catch {
      // No network: what stands there stays, with its age.
    } finally {
      picture.asking = false;
    }
  }
}

function hideBroken(event) {
  if (event.target instanceof HTMLImageElement) event.target.dataset.broken = "";
}
