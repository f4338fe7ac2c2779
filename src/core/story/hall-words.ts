import type { Talk } from './player.ts'

/**
 * What the hall sees now, as the speaker is told.
 * @param steps of the scene
 */
export function hallWords({ at, left, black, code, frozen }: Talk, steps: number): string {
  if (left) return 'The hall has left the stage.'
  if (black) return 'The hall sees black.'
  if (code) return 'The hall sees the QR code.'
  if (frozen) return `The hall still sees scene ${frozen.at.scene + 1}.`
  return `The hall sees this scene${steps > 0 ? `, step ${at.step} of ${steps}` : ''}.`
}
