// The keyboard in the calendar of days: arrows within the month and over its ends, Escape back to the button. What stands in it is Blazor's.
import { dateAfter } from "./dates.mjs";

/** Gives a handle with destroy(). @param host null when the page was left before this was here */
export function mount(host) {
  if (!host) return { destroy() {} };
  const abort = new AbortController();
  const part = (name) => host.querySelector(`[data-part=${name}]`);
  const dayOf = (date) => host.querySelector(`a[data-date="${date}"]`);
  let wanted = null;

  const enter = (day) => {
    wanted = null;
    for (const other of host.querySelectorAll("a[data-date]")) other.tabIndex = other === day ? 0 : -1;
    day.focus();
  };

  // A day of another month comes once the server has drawn that month.
  const arrivals = new MutationObserver(() => wanted && dayOf(wanted) && enter(dayOf(wanted)));
  arrivals.observe(host, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-date"] });

  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && part("open").getAttribute("aria-expanded") === "true") {
      part("open").click();
      part("open").focus();
      return;
    }
    const date = event.target.dataset?.date;
    const next = date && dateAfter(date, event.key, Number(host.dataset.weekStart));
    if (!next) return;
    event.preventDefault();
    if (dayOf(next)) {
      enter(dayOf(next));
      return;
    }
    const turn = part(next < date ? "earlier" : "later");
    // Within the same month what is missing is still to come.
    if (next.slice(0, 7) === date.slice(0, 7) || turn.disabled) return;
    wanted = next;
    turn.click();
  }, { signal: abort.signal });

  return {
    destroy() {
      abort.abort();
      arrivals.disconnect();
    },
  };
}
