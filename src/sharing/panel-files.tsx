import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { KnownPanelId } from '#figures/panel/registry.ts'
import type { Theme } from '#figures/theme.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { ExportButton } from './export-button.tsx'
import { linkOf, type Subject } from './subject.ts'

type Props = {
  readonly panel: Panel<unknown, KnownPanelId>
  /** What is shown on the page of the panel. */
  readonly subject: Subject
  readonly theme: Theme
}

/** The ways to take one panel away: as a picture, in a brief, as a citation, as a table. */
export function PanelFiles({ panel, subject, theme }: Props) {
  const [said, setSaid] = useState('')
  const table = async () => {
    try {
      const { exportPanel } = await import('#exports/export-panel.ts')
      setSaid((await saveFile(exportPanel(panel, linkOf(subject)))) ? 'CSV: done' : keptHere)
    } catch (fault) {
      setSaid(`CSV: ${faultText(fault)}`)
    }
  }
  const { id, label } = panel
  const share = { subject, panel: id, look: theme.id === 'dark' ? 'dark' : 'light', bare: true } as const
  return (
    <div className="downloads">
      <ExportButton label="Export" name={`${label}: export`} {...share} />
      <ExportButton label="Brief" name={`${label}: brief`} tab="brief" {...share} />
      <ExportButton label="Cite" name={`${label}: cite this`} tab="cite" {...share} />
      <button type="button" className="button bare" aria-label={`${label}: download CSV`} onClick={() => void table()}>
        CSV
      </button>
      <output className="said">{said}</output>
    </div>
  )
}
