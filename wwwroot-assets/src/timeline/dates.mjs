// Steps of the keyboard in a calendar. Pure: dates as yyyy-MM-dd, of no time zone.

const DAY = 86_400_000;
const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const months = { PageUp: -1, PageDown: 1 };

/** The date a key leads to, null for any other key. A month that is too short gives its last day. @param weekStart 0 for Sunday, 1 for Monday: Home and End go to the ends of the week */
export function dateAfter(date, key, weekStart) {
  const at = new Date(`${date}T00:00:00Z`);
  const intoWeek = (at.getUTCDay() - weekStart + 7) % 7;
  if (key in days) return written(at.getTime() + days[key] * DAY);
  if (key === "Home") return written(at.getTime() - intoWeek * DAY);
  if (key === "End") return written(at.getTime() + (6 - intoWeek) * DAY);
  if (key in months) {
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months[key] + 1, 0));
    return written(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(at.getUTCDate(), last.getUTCDate())));
  }
  return null;
}

function written(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}
