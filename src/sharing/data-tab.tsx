import { useState } from 'react'
import type { Protected } from '#core/domain/protected.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { wholePack } from '#exports/pack/compose-pack.ts'
import { makePack } from '#exports/pack/make-pack.ts'
import type { PackTable } from '#exports/pack/pack.ts'
import { indicatorTable } from '#exports/pack/tables.ts'
import type { NamedBlob } from '#io/hand-over.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { readWholeIndicator } from '#state/whole-indicator.ts'
import { Choice, Segmented } from '#ui/choice.tsx'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { makeShownPack, tabled } from './shown-pack.ts'
import { type TableFormat, tableFormats } from './table-formats.ts'
import { useWork } from './use-work.ts'
import { WorkButton } from './work-button.tsx'

const scopes = [
  { id: 'shown', name: 'What is shown' },
  { id: 'measure', name: 'All of these indicators' },
  { id: 'everything', name: 'Everything' },
] as const

type ScopeId = (typeof scopes)[number]['id']

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

function scopeText(scope: ScopeId, shared: Shared): string {
  const { plate, indicators, catalogue } = shared
  const names = indicators.map(({ name }) => name)
  switch (scope) {
    case 'shown':
      return `Filtered: the ${plate.areas.length} areas shown, ${plate.trust.periodText}, with boundaries${tabled(shared).length > 0 ? ' and the tables of the figures' : ''}.`
    case 'measure':
      return `All areas and periods of ${names.join(' and ')}.`
    case 'everything':
      return `All areas and periods of all ${catalogue.indicators.length} indicators.`
  }
}

/** The table of one figure by itself: for a spreadsheet, or for a program. */
function OneTable({ shared }: { readonly shared: Shared }) {
  const [chosen, choose] = useState(panelIdText(shared.panel.id))
  const runner = useWork()
  const panel = shared.panels.find(({ id }) => panelIdText(id) === chosen) ?? shared.panel
  const save = ({ name, file }: TableFormat) =>
    runner.run(`Writing ${name}`, async () =>
      (await saveFile(await file(panel, shared))) ? `${name}: saved` : keptHere,
    )
  const list = shared.panels
    .filter(({ lacks }) => lacks === null)
    .map(({ id, label }) => ({ id: panelIdText(id), name: label }))
  return (
    <section className="one-table" aria-label="One table">
      <Choice label="Table of" value={panelIdText(panel.id)} list={list} onChange={choose} />
      <div className="table-buttons">
        {tableFormats.map((format) => (
          <button key={format.id} type="button" className="button primary" onClick={() => void save(format)}>
            {`Save ${format.name}`}
          </button>
        ))}
        <Progress runner={runner} />
      </div>
      <p className="hint">{tableFormats.map(({ name, hint }) => `${name}: ${hint}.`).join(' ')}</p>
    </section>
  )
}

/** The figures as one ZIP: tables for people and for machines, with everything that they need to be understood. */
export function DataTab({ shared }: { readonly shared: Shared }) {
  const [scope, setScope] = useState<ScopeId>('shown')
  const [ready, setReady] = useState<{
    readonly scope: ScopeId
    readonly file: NamedBlob
    readonly rows: number
  } | null>(null)
  const runner = useWork()
  const { plate, permalink, catalogue } = shared
  const prepare = () =>
    runner.run('Preparing the pack', async (work) => {
      if (scope === 'shown') {
        const made = await makeShownPack(shared, work)
        setReady({ scope, ...made })
        return 'The pack is ready'
      }
      const context = { permalink, made: new Date(), dataVersion: plate.trust.dataVersion }
      const count = { rows: 0 }
      const indicators = scope === 'measure' ? shared.indicators : catalogue.indicators
      const sources = new Map<string, Source>()
      const notes = new Map<string, Note>()
      const tables: Protected<PackTable>[] = []
      for (const [at, indicator] of indicators.entries()) {
        const whole = await readWholeIndicator(indicator, catalogue)
        work.signal.throwIfAborted()
        for (const dataset of whole.datasets) {
          for (const [id, source] of dataset.sources) sources.set(id, source)
          for (const [id, note] of dataset.notes) notes.set(id, note)
          count.rows += dataset.observations.length
        }
        tables.push(indicatorTable(indicator, whole.datasets, whole.areas))
        work.onProgress(((at + 1) / indicators.length) * 0.4)
        await new Promise((resolve) => setTimeout(resolve))
      }
      const all = async function* () {
        yield* tables
      }
      const file = await makePack(wholePack(indicators, { sources, notes }, context), all(), work)
      setReady({ scope, file, rows: count.rows })
      return 'The pack is ready'
    })
  const file = ready?.scope === scope ? ready.file : null
  return (
    <div className="data-tab">
      <OneTable shared={shared} />
      <h3>Everything together</h3>
      <Segmented label="What goes into the pack" value={scope} list={scopes} onChange={setScope} />
      <p>{scopeText(scope, shared)}</p>
      <p className="hint">
        One ZIP with CSV, XLSX, ODS and machine-readable column descriptions (CSVW), a README with definitions, gaps and
        rounding, and the citation. Absences are written as [c], [x] or [z], never as blanks or numbers.
      </p>
      <div className="share-actions">
        {file && ready ? (
          <button type="button" className="button" onClick={() => void saveFile(file)}>
            {`Save ZIP (${sizeText(file.blob.size)}, ${ready.rows.toLocaleString('en-GB')} rows, ${scope === 'shown' ? 'filtered' : 'all'})`}
          </button>
        ) : (
          <WorkButton busy={runner.state.busy !== null} act={prepare}>
            Prepare the pack
          </WorkButton>
        )}
        <Progress runner={runner} />
      </div>
    </div>
  )
}
