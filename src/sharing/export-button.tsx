import { Suspense, useState } from 'react'
import type { FigureId } from '#figures/registry.tsx'
import { Boundary } from '#parts/boundary.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import type { TabId } from './export-dialog.tsx'
import type { Subject } from './shared.ts'

const ExportDialog = lazyPart('The export dialog', async () => (await import('./export-dialog.tsx')).ExportDialog)

export type ExportButtonProps = {
  readonly label: string
  /** Says which figure is meant where several stand on a page. */
  readonly name?: string
  readonly bare?: boolean
  readonly subject: Subject
  readonly figure: FigureId
  readonly tab?: TabId
  /** Area or group that a brief is to be about. */
  readonly about?: string
  readonly look: 'light' | 'dark'
}

/** Opens the export dialog, which is loaded when it is first asked for. */
export function ExportButton({ label, name, bare, subject, figure, tab = 'picture', about, look }: ExportButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={bare ? 'button bare' : 'button'}
        aria-haspopup="dialog"
        aria-label={name}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {open ? (
        <Boundary of="part">
          <Suspense
            fallback={
              <span role="status" className="quiet">
                Opening
              </span>
            }
          >
            <ExportDialog
              subject={subject}
              figure={figure}
              tab={tab}
              about={about ?? null}
              look={look}
              onClose={() => setOpen(false)}
            />
          </Suspense>
        </Boundary>
      ) : null}
    </>
  )
}
