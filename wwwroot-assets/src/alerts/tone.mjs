// The sound of an alert, made here: no file to fetch when it matters. Browsers let a page sound after somebody has tapped on it, so the first tap arms it.

/** Two tones that rise, twice: heard through a door, and unlike what toys and phones do. In Hz, seconds from the beginning. */
const NOTES = [[660, 0], [880, 0.18], [660, 0.7], [880, 0.88]];
const LENGTH = 0.16;
const LOUDNESS = 0.35;

let audio = null;

/** Until when it sounds, on the clock of `audio`. */
let until = 0;

const context = () => (audio ??= globalThis.AudioContext ? new AudioContext() : null);

/** Whether a sound would be heard now. */
export const isArmed = () => audio?.state === "running";

/** To be called from a tap. @returns whether a sound would be heard afterwards */
export async function arm() {
  // A browser that refuses never answers: half a second is long for one that does not.
  await Promise.race([context()?.resume().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
  return isArmed();
}

/** Five cameras in one outage are one sound: it does not begin anew on top of itself. @returns whether it is heard */
export function sound() {
  if (!isArmed()) return false;
  if (audio.currentTime < until) return true;
  until = audio.currentTime + NOTES.at(-1)[1] + LENGTH;
  for (const [pitch, after] of NOTES) {
    const at = audio.currentTime + after;
    const [tone, level] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = pitch;
    level.gain.setValueAtTime(0, at);
    level.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02); // Without a ramp a tone clicks.
    level.gain.linearRampToValueAtTime(0, at + LENGTH);
    tone.connect(level).connect(audio.destination);
    tone.start(at);
    tone.stop(at + LENGTH);
  }
  return true;
}
