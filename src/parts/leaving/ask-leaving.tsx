import { createRoot } from 'react-dom/client'
import { type Told, toldWords, waysOut } from '#core/imports/release-check.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

/** What the reader is told before something leaves that tells more than what has left before. */
export function LeavingQuestion({
  told,
  onAnswer,
}: {
  readonly told: Told
  readonly onAnswer: (goes: boolean) => void
}) {
  return (
    <Dialog title="This would tell more than you have handed on" onClose={() => onAnswer(false)}>
      <div className="sharing">
        <Notice>{toldWords(told)}</Notice>
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

/** Puts the question over whatever is on the page. @returns true when it may leave all the same */
export function askLeaving(told: Told): Promise<boolean> {
  return new Promise((resolve) => {
    const root = createRoot(document.createElement('div'))
    const answer = (goes: boolean) => {
      resolve(goes)
      // Not while React is at work on the very dialog that goes.
      setTimeout(() => root.unmount())
    }
    root.render(<LeavingQuestion told={told} onAnswer={answer} />)
  })
}
