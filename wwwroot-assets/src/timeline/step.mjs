// What a second picture does to stay in step with the first. Pure.

/** Nearer than this nobody sees a difference: two frames of a slow camera. */
const SAME_MS = 150;

/** Within this a rate that nobody notices makes it up. */
const NEAR_MS = 1_000;

/** Further behind than this catching up would take too long to watch; further ahead, the camera has nothing recorded of what lies between. */
export const FAR_MS = 3_000;

const GENTLE = 0.1;
const BRISK = 0.5;

/** How a picture plays on that is this much behind (negative: ahead of) the one it follows: "anew" at the other's second, "wait" until the other has come, or at a rate. */
export function correction(behind) {
  if (behind > FAR_MS) return "anew";
  if (behind < -NEAR_MS) return "wait";
  if (Math.abs(behind) <= SAME_MS) return 1;
  return behind < 0 ? 1 - GENTLE : 1 + (behind > NEAR_MS ? BRISK : GENTLE);
}
