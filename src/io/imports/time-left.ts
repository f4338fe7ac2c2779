/** Sooner than this an estimate would be a guess. */
const soonestMs = 2000
const leastDone = 0.05
const stepSeconds = 5

/** ", about 25 seconds left": from how long the part that is done has taken; empty where that tells nothing yet. */
export function timeLeft(elapsedMs: number, done: number): string {
  if (elapsedMs < soonestMs || done < leastDone || done >= 1) return ''
  const seconds = (elapsedMs * (1 - done)) / done / 1000
  return `, about ${stepSeconds * Math.max(1, Math.round(seconds / stepSeconds))} seconds left`
}
