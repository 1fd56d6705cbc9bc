// Captions over the picture that plays: off until somebody wants them, and then on this device until somebody does not.
import { cuesOf, lengthIn, linesAt } from "./caption-rules.mjs";
import { MINUTE } from "./window.mjs";

const CHOICE = "dailycam-captions";
const KEY = "t";

/** Cues are made for so much at once. */
const BLOCK = 10 * MINUTE;

/** Made anew when more is known of the same minutes. */
const keyOf = (block, data) => `${block} ${data.now} ${data.rows.size}`;

export class Captions {
  #box;
  #toggle;
  #words;
  #cues = [];
  #made = "";
  #shown = "";

  isOn = readChoice();

  /** @param parts {captions, captionsToggle} @param words {captionLoud, captionQuiet, captionGap, language} @param markText how an incident is told @param signal ends the listening */
  constructor(parts, words, markText, signal) {
    [this.#box, this.#toggle] = [parts.captions, parts.captionsToggle];
    this.#words = {
      incident: markText,
      gap: (gap) => words.captionGap.replace("{0}", lengthIn(gap.to - gap.from, words.language)).replace("{1}", gap.text),
      loud: (db) => words.captionLoud.replace("{0}", String(Math.round(db))),
      quiet: words.captionQuiet,
    };
    this.#toggle.addEventListener("click", () => this.#turn(), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#press();
  }

  /** Shows what is known of a moment. @param data as the timeline has it, null before it is there */
  show(data, moment) {
    if (!this.isOn || !data || moment === null) {
      this.#say([]);
      return;
    }
    const block = Math.floor(moment / BLOCK);
    const key = keyOf(block, data);
    if (key !== this.#made) {
      this.#made = key;
      // What began shortly before the block is still to be read in it.
      this.#cues = cuesOf(data, { from: block * BLOCK - MINUTE, to: (block + 1) * BLOCK }, this.#words);
    }
    this.#say(linesAt(this.#cues, moment));
  }

  #say(lines) {
    const text = lines.map((line) => line.text).join("\n");
    if (text === this.#shown) return;
    this.#shown = text;
    this.#box.replaceChildren(
      ...lines.map((line) => {
        const node = document.createElement("p");
        node.dataset.kind = line.kind;
        node.textContent = line.text;
        return node;
      }),
    );
  }

  #key(event) {
    if (event.key.toLowerCase() !== KEY || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    this.#turn();
  }

  #turn() {
    this.isOn = !this.isOn;
    keepChoice(this.isOn);
    this.#press();
    if (!this.isOn) this.#say([]);
  }

  #press() {
    this.#toggle.setAttribute("aria-pressed", String(this.isOn));
  }
}

/** A browser that keeps nothing begins without. */
function readChoice() {
  try {
    return localStorage.getItem(CHOICE) === "1";
  } catch {
    return false;
  }
}

function keepChoice(isOn) {
  try {
    if (isOn) localStorage.setItem(CHOICE, "1");
    else localStorage.removeItem(CHOICE);
  } catch {
    // It holds until the page is left.
  }
}
