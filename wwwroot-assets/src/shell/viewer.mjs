/** The zone the viewer's clock is in, for example Asia/Seoul. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}
