import { useSyncExternalStore } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { onOwnTrouble, ownTrouble } from '#io/shelf/own-trouble.ts'
import { useIgnored, useViewStore } from '#state/view-context.ts'
import { Notice } from '#ui/notice.tsx'

/** Notices about unreadable parts of the link, adjusted choices, and parts that failed to load. */
export function Notices({
  state,
}: {
  readonly state: {
    readonly shown: { readonly plate: Pick<Plate, 'repairs'> } | null
    readonly faults: readonly Error[]
    readonly retry: () => void
  }
}) {
  const ignored = useIgnored()
  const store = useViewStore()
  const own = useSyncExternalStore(onOwnTrouble, ownTrouble)
  const repairs = state.shown?.plate.repairs ?? []
  return (
    <>
      {own === null ? null : <Notice>{own}</Notice>}
      {ignored.length > 0 ? (
        <Notice action={{ label: 'Dismiss', onClick: store.forgetIgnored }}>
          {`Part of the link could not be read and was left out: ${ignored.join(', ')}.`}
        </Notice>
      ) : null}
      {repairs.length > 0 ? <Notice>{`Shown as near as possible: ${repairs.join('; ')}.`}</Notice> : null}
      {state.faults.length > 0 && state.shown ? (
        <Notice action={{ label: 'Try again', onClick: state.retry }}>
          {`${state.faults[0]?.message} The last picture stays.`}
        </Notice>
      ) : null}
    </>
  )
}
