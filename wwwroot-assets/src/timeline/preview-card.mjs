// The card at a finger or a mouse: a small picture of that second, its time, and where there is no recording, why.
// Near enough the picture comes from a sheet at once, and a sharper one when the finger rests; elsewhere single pictures follow as fast as they are made.
import { placeOf } from "./layout.mjs";
import { Previews, pictureMoment } from "./previews.mjs";
import { Sheets, WIDEST_MS, readSheet } from "./sheets.mjs";

/** A finger that has been still for this long looks at something. */
const REST_MS = 200;

export class PreviewCard {
  #parts;
  #previews;
  #sheets;
  #camera;
  #isLate = false;
  #moment = null;
  #rest = 0;

  /** @param parts {preview, previewTile, previewPicture, previewTime, previewWhy} */
  constructor(parts, camera) {
    [this.#parts, this.#camera] = [parts, camera];
    this.#previews = new Previews((moment) => this.#load(moment), ({ picture, isLate }) => this.#showPicture(picture, isLate), (picture) => URL.revokeObjectURL(picture));
    parts.previewPicture.onload = () => this.#mark();
    parts.previewPicture.onerror = () => this.#showPicture(null);
    this.#sheets = new Sheets((moment) => this.#loadSheet(moment), () => this.#showTile(), ({ bitmap }) => bitmap.close());
  }

  /** @param said {time, why}: why is empty where there is a recording, and only there a picture is asked for */
  show(moment, view, axis, said) {
    const { preview, previewTime, previewWhy } = this.#parts;
    preview.hidden = false;
    preview.dataset.state = said.why ? "gap" : "picture";
    previewTime.textContent = said.time;
    previewWhy.textContent = said.why;
    const half = (axis.upright ? preview.offsetHeight : preview.offsetWidth) / 2;
    const place = Math.min(Math.max(placeOf(axis, view, moment), half), Math.max(half, axis.length - half)) - half;
    preview.style.transform = axis.upright ? `translateY(${place.toFixed(1)}px)` : `translateX(${place.toFixed(1)}px)`;
    clearTimeout(this.#rest);
    this.#moment = !said.why && view.to - view.from <= WIDEST_MS ? moment : null;
    const isTiled = this.#showTile();
    if (said.why || isTiled) {
      this.#previews.leave();
      this.#showPicture(null);
    }
    if (said.why) return;
    const sharp = () => this.#previews.want(pictureMoment(moment, view, axis.length));
    if (isTiled) {
      this.#rest = setTimeout(sharp, REST_MS);
      return;
    }
    if (this.#moment !== null) this.#sheets.want(moment);
    sharp();
  }

  hide() {
    this.#parts.preview.hidden = true;
    this.#moment = null;
    clearTimeout(this.#rest);
    this.#previews.leave();
    this.#showPicture(null);
  }

  destroy() {
    this.#parts.previewPicture.onload = this.#parts.previewPicture.onerror = null;
    clearTimeout(this.#rest);
    this.#previews.destroy();
    this.#sheets.destroy();
  }

  async #load(moment) {
    const answer = await this.#ask("picture.jpg", moment);
    return answer && URL.createObjectURL(await answer.blob());
  }

  async #loadSheet(moment) {
    const answer = await this.#ask("sheet.jpg", moment);
    return answer && { ...readSheet(JSON.parse(answer.headers.get("DailyCam-Sheet"))), bitmap: await createImageBitmap(await answer.blob()) };
  }

  async #ask(what, moment) {
    const answer = await fetch(`api/v1/cameras/${encodeURIComponent(this.#camera)}/recordings/${what}?at=${new Date(moment).toISOString()}`);
    // No content: that second has no picture, and asking again would give none.
    if (answer.status === 204) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  }

  /** Gives whether there is a sheet for what the card shows. */
  #showTile() {
    const { previewTile } = this.#parts;
    const tile = this.#moment === null ? null : this.#sheets.find(this.#moment);
    previewTile.hidden = !tile;
    if (tile) previewTile.getContext("2d").drawImage(tile.sheet.bitmap, tile.x, tile.y, tile.width, tile.height, 0, 0, previewTile.width, previewTile.height);
    return tile !== null;
  }

  #showPicture(picture, isLate = false) {
    const { previewPicture } = this.#parts;
    this.#isLate = isLate;
    previewPicture.hidden = !picture;
    if (picture && previewPicture.src !== picture) previewPicture.src = picture;
    this.#mark();
  }

  /** What stands there is another second's until the picture has come and is decoded: it must not look like that of the time beneath it. */
  #mark() {
    const { preview, previewPicture } = this.#parts;
    preview.toggleAttribute("data-late", !previewPicture.hidden && (this.#isLate || !previewPicture.complete));
  }
}
