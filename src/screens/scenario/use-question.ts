import { useState } from 'react'
import { type GapQuestion, writeQuestion } from '#core/scenario/question.ts'
import { useGo, useView } from '#state/view-context.ts'

export type Asking = {
  readonly question: GapQuestion
  /** `replace` for what is dragged or typed. */
  readonly change: (change: Partial<GapQuestion>, how?: 'push' | 'replace') => void
  readonly undo: (() => void) | null
  /** Back to what the address said when the screen was opened; null while it says so. */
  readonly reload: (() => void) | null
}

/** What moves no figure of the answer. */
const apart: readonly string[] = ['shown', 'posts', 'equipment', 'beside']

/** Steps that can be undone. */
const mostSteps = 50

/** What changes the question of the address. */
export function useAsking(question: GapQuestion): Asking {
  const { scenario } = useView()
  const go = useGo()
  const [loaded] = useState(scenario)
  const [before, setBefore] = useState<readonly (string | null)[]>([])
  const to = (next: string | null, how: 'push' | 'replace') => {
    setBefore((all) => [...all, scenario].slice(-mostSteps))
    go({ scenario: next }, how)
  }
  const change: Asking['change'] = (changed, how = 'push') => {
    // What the link said was about another question; these are no part of it.
    const kept = Object.keys(changed).every((key) => apart.includes(key)) ? question.seen : null
    const next = writeQuestion({ ...question, seen: kept, ...changed })
    if (next !== scenario) to(next, how)
  }
  const last = before.at(-1)
  const undo =
    last === undefined
      ? null
      : () => {
          setBefore((all) => all.slice(0, -1))
          go({ scenario: last })
        }
  return { question, change, undo, reload: scenario === loaded ? null : () => to(loaded, 'push') }
}
