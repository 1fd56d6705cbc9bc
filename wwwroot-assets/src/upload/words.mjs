// Sizes and times as people say them. The words around them come with the page.

/** "1.4 GB", "230 MB", "12 KB" in the reader's numbers. One unit for both sides of "x of y": that of the larger one. */
export function size(bytes, language, of = bytes) {
  const [unit, divisor, digits] = of >= 1e9 ? ["GB", 1e9, 2] : of >= 1e6 ? ["MB", 1e6, of >= 1e8 ? 0 : 1] : ["KB", 1e3, 0];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(bytes / divisor)}${language.startsWith("ko") ? "" : " "}${unit}`;
}

/** Whole percents; 100 only when nothing is missing. */
export const percent = (sent, total) => (total > 0 ? Math.floor((sent * 100) / total) : 0);

/** Key and number for "about 3 minutes left". Rounded as one would say it, and never "0 minutes". */
export function remaining(seconds) {
  if (seconds === null) return null;
  if (seconds < 10) return { key: "restMoment", count: 0 };
  if (seconds < 55) return { key: "restSeconds", count: Math.ceil(seconds / 10) * 10 };
  if (seconds < 90 * 60) return { key: "restMinutes", count: Math.max(1, Math.round(seconds / 60)) };
  return { key: "restHours", count: Math.round(seconds / 3600) };
}

/** Puts values into the places {0}, {1} … */
export const fill = (words, ...values) => words.replace(/\{(\d)\}/g, (place, index) => (index in values ? String(values[index]) : place));
