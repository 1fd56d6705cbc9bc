// A day as /api/v1/timeline tells it, with its instants as numbers and its lists in order of time. Pure.

export function readDay(json) {
  const day = span(json.day ?? json);
  const now = Date.parse(json.now ?? new Date().toISOString());
  return {
    day,
    now,
    isToday: day.from <= now && now < day.to,
    stretches: json.stretches.map(span),
    gaps: json.gaps.map(span),
    coverage: (json.coverage ?? []).map(span),
    incidents: json.incidents.map((incident) => ({ ...incident, at: Date.parse(incident.evidenceAt) })).sort((a, b) => a.at - b.at),
    activity: json.activity.map((minute) => ({ at: Date.parse(minute.at), value: minute.motion, loudness: minute.loudness ?? null })),
    isHeard: json.activity.some((minute) => typeof minute.loudness === "number"),
    sleep: (json.sleep?.periods ?? []).map(span),
    isSleepSeen: json.sleep?.basis === "model",
  };
}

/** The loudness of the minute that holds a moment, null where it was not measured. */
export function loudnessAt(activity, moment) {
  return activity.find(({ at }) => at <= moment && moment < at + 60_000)?.loudness ?? null;
}

function span(item) {
  return { ...item, from: Date.parse(item.from), to: Date.parse(item.to) };
}
