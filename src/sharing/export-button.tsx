import { Suspense, useState } from 'react'
import type { KnownPanelId } from '#figures/panel/registry.ts'
import { Boundary } from '#parts/boundary.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import type { TabId } from './export-dialog.tsx'
import type { Subject } from './subject.ts'

const ExportDialog = lazyPart('The export dialog', async () => (await import('./export-dialog.tsx')).ExportDialog)

export type ExportButtonProps = {
  readonly label: string
  /** Says which panel is meant where several stand on a page. */
  readonly name?: string
  readonly bare?: boolean
  readonly subject: Subject
  /** The map where nothing is said. */
  readonly panel?: KnownPanelId
  readonly tab?: TabId
  /** Area or group that a brief is to be about. */
  readonly about?: string
  readonly look: 'light' | 'dark'
}

const map: KnownPanelId = { screen: 'explore', panel: 'map' }

/** Opens the export dialog, which is loaded when it is first asked for. */
export function ExportButton({
  label,
  name,
  bare,
  subject,
  panel = map,
  tab = 'picture',
  about,
  look,
}: ExportButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={bare ? 'button bare' : 'button'}
        aria-haspopup="dialog"
        data-export={tab === 'picture' || undefined}
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
              panel={panel}
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
