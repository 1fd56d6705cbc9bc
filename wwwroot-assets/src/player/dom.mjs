// The little that is needed to build elements without HTML strings.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** One of the symbols of the page's file (src/icons/symbols.txt). */
export function icon(name) {
  const [drawing, use] = ["svg", "use"].map((tag) => document.createElementNS(SVG, tag));
  drawing.setAttribute("class", "symbol");
  drawing.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.documentElement.dataset.symbols}#${name}`);
  drawing.append(use);
  return drawing;
}

export function button(className, label, iconName, onClick) {
  const made = element("button", { type: "button", class: className, "aria-label": label, title: label }, icon(iconName));
  made.addEventListener("click", onClick);
  return made;
}

/** Fills the places {0}, {1} … of a text. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ""));
