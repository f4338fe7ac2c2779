import { type ReactNode, useState, useSyncExternalStore } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { onOwnTrouble, ownTrouble } from '#io/shelf/own-trouble.ts'
import { useIgnored, useViewStore } from '#state/view-context.ts'
import { Notice } from '#ui/notice.tsx'

/**
 * Notices about unreadable parts of the link, adjusted choices, and parts that failed to load. They lie over the foot of the window and move nothing.
 * @param children notices of the screen itself
 */
export function Notices({
  state,
  children,
}: {
  readonly state: {
    readonly shown: { readonly plate: Pick<Plate, 'repairs'> } | null
    readonly faults: readonly Error[]
    readonly retry: () => void
  }
  readonly children?: ReactNode
}) {
  const ignored = useIgnored()
  const store = useViewStore()
  const own = useSyncExternalStore(onOwnTrouble, ownTrouble)
  const repairs = state.shown?.plate.repairs ?? []
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const said = [own ?? '', repairs.length > 0 ? `Shown as near as possible: ${repairs.join('; ')}.` : '']
  return (
    <div className="notices">
      {ignored.length > 0 ? (
        <Notice action={{ label: 'Dismiss', onClick: store.forgetIgnored }}>
          {`Part of the link could not be read and was left out: ${ignored.join(', ')}.`}
        </Notice>
      ) : null}
      {said
        .filter((text) => text !== '' && !dismissed.includes(text))
        .map((text) => (
          <Notice key={text} action={{ label: 'Dismiss', onClick: () => setDismissed([...dismissed, text]) }}>
            {text}
          </Notice>
        ))}
      {state.faults.length > 0 && state.shown ? (
        <Notice action={{ label: 'Try again', onClick: state.retry }}>
          {`${state.faults[0]?.message} The last picture stays.`}
        </Notice>
      ) : null}
      {children}
    </div>
  )
}
