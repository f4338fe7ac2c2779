import type { PlateState } from '#state/use-plate.ts'
import { useIgnored, useViewStore } from '#state/view-context.ts'
import { Notice } from '#ui/notice.tsx'

/** What of the link could not be read, what had to be shown otherwise than asked, and what could not be loaded. */
export function Notices({ state }: { readonly state: PlateState }) {
  const ignored = useIgnored()
  const store = useViewStore()
  const repairs = state.shown?.plate.repairs ?? []
  return (
    <>
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
