import { useMemo, useState } from 'react'
import { firstQuestion, type GapQuestion, readQuestion, writeQuestion } from '#core/scenario/question.ts'
import { useGo, useView } from '#state/view-context.ts'

export type Asking = {
  readonly question: GapQuestion
  /** The link's own text that is no question; null where it can be read. */
  readonly unread: string | null
  /** `replace` for what is dragged or typed. */
  readonly change: (change: Partial<GapQuestion>, how?: 'push' | 'replace') => void
  readonly undo: (() => void) | null
}

/** The question of the address, and what changes it. */
export function useQuestion(): Asking {
  const { scenario } = useView()
  const go = useGo()
  const [before, setBefore] = useState<readonly (string | null)[]>([])
  const read = useMemo(() => (scenario === null ? firstQuestion : readQuestion(scenario)), [scenario])
  const question = read ?? firstQuestion
  const change: Asking['change'] = (changed, how = 'push') => {
    // What the link said was about another question.
    const next = writeQuestion({ ...question, seen: null, ...changed })
    if (next === scenario) return
    setBefore((all) => [...all, scenario].slice(-50))
    go({ scenario: next }, how)
  }
  const last = before.at(-1)
  const undo =
    last === undefined
      ? null
      : () => {
          setBefore((all) => all.slice(0, -1))
          go({ scenario: last })
        }
  return { question, unread: read === null ? scenario : null, change, undo }
}
