// Reads the few shapes our icons are made of: filled rectangles with round corners, filled circles, and stroked curves. Anything else stops the build: an icon that is drawn
// differently on a home screen than in the page would be worse than none.

/** Straight pieces of one curve: a 512 px icon shows no corner. */
const STEPS = 24;

const NUMBER = /-?(?:\d*\.)?\d+/;
const TOKEN = new RegExp(`[A-Za-z]|${NUMBER.source}`, "g");

/** Gives { size, shapes } where a shape is { kind: "rect" | "circle" | "line", color, … } in units of the view box, which is a square at the origin. */
export function readSvg(text) {
  const box = /<svg[^>]*\sviewBox="0 0 (\d+) \1"/.exec(text);
  if (!box) throw new Error("an icon needs a square viewBox at the origin");
  const shapes = [...text.matchAll(/<([a-z]+)\s([^>]*)>/g)].filter(([, name]) => name !== "svg").map(([, name, rest]) => shapeOf(name, attributesOf(rest)));
  if (shapes.length === 0) throw new Error("nothing is drawn");
  return { size: Number(box[1]), shapes };
}

const attributesOf = (text) => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

function shapeOf(name, attributes) {
  const number = (key, otherwise = 0) => (key in attributes ? Number(attributes[key]) : otherwise);
  if (name === "rect") {
    return { kind: "rect", color: colorOf(attributes.fill), x: number("x"), y: number("y"), width: number("width"), height: number("height"), radius: number("rx") };
  }
  if (name === "circle") return { kind: "circle", color: colorOf(attributes.fill), x: number("cx"), y: number("cy"), radius: number("r") };
  if (name === "path" && attributes.fill === "none" && attributes["stroke-linejoin"] === "round") {
    return { kind: "line", color: colorOf(attributes.stroke), width: number("stroke-width", 1), points: pointsOf(attributes.d) };
  }
  throw new Error(`an icon of ${name} (${JSON.stringify(attributes)}) cannot be drawn`);
}

function colorOf(text) {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? "");
  if (!parts) throw new Error(`${text} is no colour of the form #rrggbb`);
  return parts.slice(1).map((part) => Number.parseInt(part, 16));
}

/** The corners of a path of M, c, s and z. */
function pointsOf(path) {
  const tokens = path.match(TOKEN) ?? [];
  const points = [];
  let [command, at, handle, index] = ["", [0, 0], null, 0];
  const pair = () => [Number(tokens[index++]), Number(tokens[index++])];
  const onwards = () => pair().map((value, axis) => at[axis] + value);
  while (index < tokens.length) {
    if (/[A-Za-z]/.test(tokens[index])) command = tokens[index++];
    if (command === "M") {
      points.push((at = pair()));
      handle = at;
    } else if (command === "c" || command === "s") {
      const first = command === "c" ? onwards() : at.map((value, axis) => 2 * value - handle[axis]);
      const [second, end] = [onwards(), onwards()];
      points.push(...curve(at, first, second, end));
      [handle, at] = [second, end];
    } else if (command === "z" && index === tokens.length) {
      points.push(points[0]);
    } else {
      throw new Error(`"${command}" in the path ${path} cannot be drawn`);
    }
  }
  if (points.flat().some((value) => !Number.isFinite(value))) throw new Error(`a number is missing in the path ${path}`);
  return points;
}

function curve(from, first, second, to) {
  return Array.from({ length: STEPS }, (_, step) => {
    const t = (step + 1) / STEPS;
    const u = 1 - t;
    return from.map((value, axis) => u * u * u * value + 3 * u * u * t * first[axis] + 3 * u * t * t * second[axis] + t * t * t * to[axis]);
  });
}
