import { useEffect } from 'react'
import { dwellOf } from '#core/story/dwell.ts'
import type { Command, Talk } from '#core/story/player.ts'
import type { Scene } from '#core/story/story.ts'

/** Milliseconds for which a hall that was made black by a key stays so. */
const blackFor = 2000

/** Goes on by itself, and from the end to the beginning, as on a stand; stands still while the clock is stopped. */
export function useLoop(
  isOn: boolean,
  scenes: readonly Scene[],
  { at: { scene, step }, black, pausedAt }: Talk,
  send: (command: Command) => void,
): void {
  const shown = scenes[scene]
  const isLast = scene >= scenes.length - 1 && step >= (shown?.steps.length ?? 0)
  useEffect(() => {
    if (!isOn || !shown || pausedAt !== null) return
    const timer = setTimeout(
      () => send({ kind: isLast && !black ? 'first' : 'next' }),
      black ? blackFor : dwellOf(shown, step),
    )
    return () => clearTimeout(timer)
  }, [isOn, shown, step, isLast, black, pausedAt, send])
}
