import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { KnownPanelId } from '#figures/panel/registry.ts'
import type { Theme } from '#figures/theme.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { ExportButton } from './export-button.tsx'
import type { Subject } from './subject.ts'
import { type TableFormat, tableFormats } from './table-formats.ts'

type Props = {
  readonly panel: Panel<unknown, KnownPanelId>
  /** What is shown on the page of the panel. */
  readonly subject: Subject
  readonly theme: Theme
}

/** The ways to take one panel away: as a picture, in a brief, as a citation, as a table. */
export function PanelFiles({ panel, subject, theme }: Props) {
  const [said, setSaid] = useState('')
  const { id, label } = panel
  const table = async ({ name, file }: TableFormat) => {
    try {
      const { sharedOf } = await import('./shared.ts')
      const shared = sharedOf(subject, { panel: id, about: null, look: 'light' })
      setSaid((await saveFile(await file(panel, shared))) ? `${name}: done` : keptHere)
    } catch (fault) {
      setSaid(`${name}: ${faultText(fault)}`)
    }
  }
  const share = { subject, panel: id, look: theme.id === 'dark' ? 'dark' : 'light', bare: true } as const
  return (
    <div className="downloads">
      <ExportButton label="Export" name={`${label}: export`} {...share} />
      <ExportButton label="Brief" name={`${label}: brief`} tab="brief" {...share} />
      <ExportButton label="Cite" name={`${label}: cite this`} tab="cite" {...share} />
      {tableFormats.map((format) => (
        <button
          key={format.id}
          type="button"
          className="button bare"
          aria-label={`${label}: download ${format.name}`}
          onClick={() => void table(format)}
        >
          {format.name}
        </button>
      ))}
      <output className="said">{said}</output>
    </div>
  )
}
