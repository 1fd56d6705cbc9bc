// The little that is needed to build elements without HTML strings.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export const icon = (name) => element("span", { class: "rzi notranslate", "aria-hidden": "true" }, name);

export function button(className, label, iconName, onClick) {
  const made = element("button", { type: "button", class: className, "aria-label": label, title: label }, icon(iconName));
  made.addEventListener("click", onClick);
  return made;
}

/** Fills the places {0}, {1} … of a text. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ""));
