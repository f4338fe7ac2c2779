import { useEffect } from 'react'
import type { Exported } from '../shared.ts'

/** What has come of a view: everything that can be drawn of it today, or why it cannot be read. */
export type ProbedView = { readonly exported: Exported } | { readonly fault: string }

export type ProbeProps = { readonly onDone: (probed: ProbedView) => void }

/** Tells what has come of a view as soon as it is known. */
export function useDone(exported: Exported | null, faults: readonly Error[], onDone: ProbeProps['onDone']) {
  const fault = faults[0]?.message ?? null
  useEffect(() => {
    if (fault !== null) onDone({ fault })
    else if (exported) onDone({ exported })
  }, [exported, fault, onDone])
}
