import type { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { type ReleaseFinding, toldWords, waysOut } from '#core/imports/release-check.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Following } from './following.tsx'

/** The question before a release that discloses more than earlier ones. */
export function LeavingQuestion({
  told,
  queries,
  onAnswer,
}: {
  readonly told: ReleaseFinding
  readonly queries: QueryClient
  readonly onAnswer: (goes: boolean) => void
}) {
  return (
    <Dialog title="This would tell more than you have handed on" onClose={() => onAnswer(false)}>
      <div className="sharing">
        <Notice>{toldWords(told)}</Notice>
        <Following told={told} queries={queries} />
        <p>{`Ways out: ${waysOut}`}</p>
        <div className="actions">
          <button type="button" className="button primary" onClick={() => onAnswer(false)}>
            Keep it here
          </button>
          <button type="button" className="button" onClick={() => onAnswer(true)}>
            Let it leave all the same
          </button>
        </div>
      </div>
    </Dialog>
  )
}

/** Asks the question over the current page. @returns true when the reader agrees to the release */
export function askLeaving(told: ReleaseFinding, queries: QueryClient): Promise<boolean> {
  return new Promise((resolve) => {
    const root = createRoot(document.createElement('div'))
    const answer = (goes: boolean) => {
      resolve(goes)
      // Deferred: React must not unmount the dialog during its own event.
      setTimeout(() => root.unmount())
    }
    root.render(<LeavingQuestion told={told} queries={queries} onAnswer={answer} />)
  })
}
