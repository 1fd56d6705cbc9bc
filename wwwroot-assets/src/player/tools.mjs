// What can be done with the live picture beside playing it. Comes after the first picture: nobody waits for a tool to see the child.
import { button, element } from "./dom.mjs";
import { hold, keepAwake } from "./awake.mjs";
import { BoxesLayer } from "./boxes-layer.mjs";
import { ClipNow } from "./clip-now.mjs";
import { Zoom } from "./gestures.mjs";
import { Night } from "./night.mjs";
import { sizeOf } from "./picture.mjs";
import { Turned } from "./turned.mjs";
import { ZonesLayer } from "./zones-layer.mjs";
import { apiFetch } from "../shell/api.mjs";

/** A note that asks for nothing goes by itself. */
const NOTE_MS = 6_000;

export class Tools {
  #options;
  #noteParts = { said: element("span", { role: "status" }), count: element("span", { class: "dcp-note-more", "aria-hidden": "true" }), act: element("span") };
  #note = element("div", { class: "dcp-note" }, ...Object.values(this.#noteParts));
  #noteEnds = 0;
  #buttons = {};
  #zoom;
  #night;
  #clip;
  #zones;
  #boxes;
  #turned;

  /** What the player's keys and buttons call, by name. */
  actions;

  /** @param place the element that takes the buttons */
  constructor(host, video, player, options, place) {
    this.#options = options;
    this.#zoom = new Zoom(host, () => sizeOf(host), (scale) => this.#showZoom(scale));
    this.#night = new Night(host, video, options);
    this.#zones = new ZonesLayer(host, video);
    this.#boxes = new BoxesLayer(host, options);
    this.#clip = new ClipNow(player, options, { say: (words, how) => this.#say(words, how), recording: (isOn) => this.#press("clip", isOn) });
    this.actions = {
      zoom: () => this.#zoom.toggle(),
      zoomIn: () => this.#zoom.zoomIn(),
      zoomOut: () => this.#zoom.zoomOut(),
      zoomWhole: () => this.#zoom.whole(),
      panLeft: () => this.#zoom.pan(-1, 0),
      panRight: () => this.#zoom.pan(1, 0),
      panUp: () => this.#zoom.pan(0, -1),
      panDown: () => this.#zoom.pan(0, 1),
      clip: () => this.#clip.press(),
      zones: () => this.#toggleZones(),
      boxes: () => this.#toggleBoxes(),
      night: () => this.#night.open(),
    };
    const make = ([action, name, iconName, isToggle]) => {
      const made = button("dcp-button", options.texts[name], iconName, () => this.actions[action]());
      made.dataset.tool = action;
      this.#buttons[action] = made;
      if (isToggle) this.#press(action, false);
      return made;
    };
    place.prepend(...[["clip", "Clip", "radio_button_checked", true], ["zoom", "Zoom", "zoom_in", true], ["zones", "Zones", "select_all", true], ["boxes", "Boxes", "frame_person", true], ["night", "Night", "bedtime", false]].map(make));
    host.append(this.#note);
    this.#turned = new Turned(host, host.querySelector(".dcp-bar"), "dcp-button", { smaller: options.texts.Smaller, larger: options.texts.Larger });
    this.#say("", { stays: true });
  }

  /** Told of each state of the player. */
  show(snapshot) {
    keepAwake(this, snapshot);
    this.#night.show(snapshot);
    this.#boxes.follow(snapshot);
  }

  destroy() {
    clearTimeout(this.#noteEnds);
    hold(this, false);
    for (const tool of [this.#zoom, this.#night, this.#clip, this.#zones, this.#turned]) tool.destroy();
    this.#boxes.hide();
    for (const part of [this.#note, ...Object.values(this.#buttons)]) part.remove();
  }

  /** Says something over the foot of the picture. @param more is seen and not spoken: a number that counts down @param stays until something else is said */
  #say(words, { more = "", action = null, stays = false } = {}) {
    clearTimeout(this.#noteEnds);
    const { said, count, act } = this.#noteParts;
    if (said.textContent !== words) said.textContent = words;
    count.textContent = more;
    if (act.firstChild !== action) act.replaceChildren(...(action ? [action] : []));
    this.#note.hidden = words === "";
    if (!stays) this.#noteEnds = setTimeout(() => this.#say("", { stays: true }), NOTE_MS);
  }

  #press(action, isOn) {
    this.#buttons[action].setAttribute("aria-pressed", String(isOn));
  }

  #showZoom(scale) {
    this.#press("zoom", scale > 1);
    this.#buttons.zoom.dataset.scale = scale > 1 ? `${scale.toFixed(1)}×` : "";
  }

  #toggleBoxes() {
    if (this.#boxes.isShown) this.#boxes.hide();
    else this.#boxes.show();
    this.#press("boxes", this.#boxes.isShown);
  }

  /** Read anew each time: they may have been drawn meanwhile. */
  async #toggleZones() {
    const { texts, base } = this.#options;
    if (this.#zones.isShown) {
      this.#zones.hide();
      this.#press("zones", false);
      return;
    }
    try {
      const answer = await apiFetch(`${base}/zones`);
      const zones = answer.ok ? (await answer.json()).items : null;
      if (!zones) this.#say(answer.status === 401 ? texts["Cause.signedOut"] : texts["Cause.server"]);
      else if (zones.length === 0) this.#say(texts["Zones.None"]);
      else this.#zones.show(zones);
    } catch {
      this.#say(texts["Cause.server"]);
    }
    this.#press("zones", this.#zones.isShown);
  }
}
