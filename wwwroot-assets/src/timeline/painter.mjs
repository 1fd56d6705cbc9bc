// Paints the shapes of layout.mjs on a canvas. It knows colours and thicknesses, and no times.

/** Pixels across the bar, counted from the side where the marks stand. */
const MOTION_ROOM = 0.55;
const COVERAGE_THICK = 6;

/** Strips of their own between coverage and motion, there on days that have something to show in them. */
const SLEEP_THICK = 14;
const LOUDNESS_THICK = 22;

/** A moon is drawn in the middle of each period that is long enough for it. */
const MOON = 4.5;

/** How much of the brand's colour recorded time gets over the ground. */
const RECORDED_TINT = 0.24;

const looks = {
  analysedClear: "good", filteredLocally: "good", analysedWithIncident: "danger", waiting: "advice", failed: "accident", blocked: "accident",
};

/** The colours of the page's theme, read once for many paintings: asking the style for each would cost more than painting. */
export function readColours(node) {
  const style = getComputedStyle(node);
  const names = ["ground", "surface", "raised", "line", "text", "muted", "brand", "accident", "danger", "caution", "advice", "good"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--dc-${name}`).trim()]));
}

export class Painter {
  #canvas;
  #pen;
  #colours;
  #hatch;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
  }

  /** After the theme has changed, and once before the first painting. */
  use(colours) {
    this.#colours = colours;
    this.#hatch = this.#hatched(colours);
  }

  /** @param size {width, height, ratio} in CSS pixels and the device's pixels for each */
  resize({ width, height, ratio }) {
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
  }

  /** @param axis {length, upright} @param breadth pixels across @param day what strips there are, and whether sleep was seen or only stillness */
  paint(shapes, day, axis, breadth, ratio) {
    const pen = this.#pen;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, axis.upright ? breadth : axis.length, axis.upright ? axis.length : breadth);
    const fill = (piece, across, thick) =>
      axis.upright ? pen.fillRect(breadth - across - thick, piece.from, thick, piece.size) : pen.fillRect(piece.from, across, piece.size, thick);

    pen.globalAlpha = RECORDED_TINT;
    pen.fillStyle = this.#colours.brand;
    for (const piece of shapes.recorded) fill(piece, 0, breadth);
    pen.globalAlpha = 1;
    pen.fillStyle = this.#hatch;
    for (const piece of shapes.gaps) fill(piece, 0, breadth);
    pen.fillStyle = this.#colours.line;
    for (const tick of shapes.ticks) fill({ from: Math.round(tick.at), size: 1 }, 0, breadth);
    let floor = breadth - COVERAGE_THICK;
    if (day.sleep.length > 0) floor = this.#paintSleep(shapes.sleep, day.isSleepSeen, axis, breadth, floor - SLEEP_THICK);
    if (day.isHeard) floor = this.#paintLoudness(shapes.loudness, fill, floor - LOUDNESS_THICK);
    pen.fillStyle = this.#colours.brand;
    const room = floor * MOTION_ROOM;
    for (const bar of shapes.motion) {
      // The root, because most of a day hardly moves and must still be seen.
      const tall = Math.max(2, Math.sqrt(bar.value) * room);
      fill(bar, floor - tall, tall);
    }
    this.#paintCoverage(shapes.coverage, fill, breadth - COVERAGE_THICK);
  }

  /** Loudness grows to both sides of its line, so that nobody takes it for movement; a bar that is a line was measured, and quiet. */
  #paintLoudness(loudness, fill, across) {
    this.#pen.fillStyle = this.#colours.text;
    for (const bar of loudness) {
      const tall = Math.max(1.5, bar.value * (LOUDNESS_THICK - 4));
      fill(bar, across + (LOUDNESS_THICK - tall) / 2, tall);
    }
    return across;
  }

  /** A full bar with a moon where sleep was seen, an empty one where somebody only kept still. */
  #paintSleep(sleep, isSeen, axis, breadth, across) {
    const pen = this.#pen;
    const thick = SLEEP_THICK - 3;
    const middle = across + 1 + thick / 2;
    pen.lineWidth = 1.5;
    for (const { from, size } of sleep) {
      const box = axis.upright ? [breadth - across - 1 - thick, from, thick, size] : [from, across + 1, size, thick];
      pen.beginPath();
      pen.roundRect(...box, Math.min(4, size / 2));
      pen.fillStyle = isSeen ? this.#colours.muted : this.#colours.surface;
      pen.fill();
      pen.strokeStyle = this.#colours.muted;
      pen.stroke();
      if (size < MOON * 3) continue;
      const along = from + size / 2;
      this.#paintMoon(axis.upright ? breadth - middle : along, axis.upright ? along : middle, isSeen ? this.#colours.surface : this.#colours.muted);
    }
    return across;
  }

  #paintMoon(x, y, colour) {
    const pen = this.#pen;
    pen.beginPath();
    pen.arc(x, y, MOON, 0.2 * Math.PI, 1.3 * Math.PI);
    pen.quadraticCurveTo(x - MOON * 0.2, y + MOON * 0.5, x + MOON * 0.81, y + MOON * 0.59);
    pen.fillStyle = colour;
    pen.fill();
  }

  #paintCoverage(coverage, fill, across) {
    for (const piece of coverage) {
      const look = looks[piece.state];
      if (!look) continue;
      this.#pen.fillStyle = this.#colours[look];
      fill(piece, across, COVERAGE_THICK);
    }
  }

  #hatched({ raised, line }) {
    const side = 8;
    const tile = new OffscreenCanvas(side, side);
    const pen = tile.getContext("2d");
    pen.fillStyle = raised;
    pen.fillRect(0, 0, side, side);
    pen.strokeStyle = line;
    pen.lineWidth = 2;
    for (const shift of [-side, 0, side]) {
      pen.beginPath();
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
      pen.stroke();
    }
    return this.#pen.createPattern(tile, "repeat");
  }
}
