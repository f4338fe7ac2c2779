import { useEffect, useState } from 'react'
import type { Position } from '#core/story/player.ts'
import type { Scene } from '#core/story/story.ts'

/** Milliseconds for which a scene has been seen when those beside it are drawn, so that a change has the processor for itself. */
const beforeNext = 600

/** Where the keys for back and on lead from a place: to a step of the scene, or to another scene. */
function besides(scenes: readonly Scene[], at: Position): readonly Position[] {
  const stepsOf = (scene: number) => scenes[scene]?.steps.length ?? 0
  const last = at.step > 0 ? { ...at, step: at.step - 1 } : { scene: at.scene - 1, step: stepsOf(at.scene - 1) }
  const next = at.step < stepsOf(at.scene) ? { ...at, step: at.step + 1 } : { scene: at.scene + 1, step: 0 }
  return [last, next].filter(({ scene }) => scenes[scene])
}

const isAt = (one: Position, other: Position): boolean => one.scene === other.scene && one.step === other.step

/**
 * Scenes that are drawn, in their order: the one that is seen, and unseen those to which keys lead from where the hall has been for a moment. So a change shows what is
 * drawn already, and draws nothing itself.
 */
export function useLayers(scenes: readonly Scene[], at: Position): readonly Position[] {
  const [rested, setRested] = useState<Position | null>(null)
  useEffect(() => {
    // No idle callback: a covered page has none.
    const rest = setTimeout(() => setRested(at), beforeNext)
    return () => clearTimeout(rest)
  }, [at])
  const around = rested ? [rested, ...besides(scenes, rested)] : []
  return [at, ...around.filter((one) => !isAt(one, at))].toSorted((a, b) => a.scene - b.scene || a.step - b.step)
}
