import { useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Panel } from '#core/compare/panel.ts'
import { coverageIndicators } from '#core/coverage/settle.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { Plate } from '#core/plate/plate.ts'
import { shownPack, wholePack } from '#exports/pack/compose-pack.ts'
import { makePack } from '#exports/pack/make-pack.ts'
import type { PackTable } from '#exports/pack/pack.ts'
import { indicatorTable, panelTable, plateTable } from '#exports/pack/tables.ts'
import { titledPlate } from '#exports/picture/picture.ts'
import { type NamedBlob, saveFile } from '#io/save.ts'
import { readWholeIndicator } from '#state/whole-indicator.ts'
import { Segmented } from '#ui/choice.tsx'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { useWork } from './use-work.ts'

const scopes = [
  { id: 'shown', name: 'What is shown' },
  { id: 'measure', name: 'All of these indicators' },
  { id: 'everything', name: 'Everything' },
] as const

type ScopeId = (typeof scopes)[number]['id']

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** The indicators that what is shown was made from. */
function indicatorsOf({ subject }: Shared): readonly Indicator[] {
  if (subject.kind === 'coverage') {
    const { sources } = subject.shown.page.plate.trust
    const used = new Set(sources.map(({ id }) => id))
    const rests = new Set(coverageIndicators(subject.shown.catalogue))
    return subject.shown.catalogue.indicators.filter(
      (one) => rests.has(one.id) && one.sources.some((id) => used.has(id)),
    )
  }
  const { main, per, overlay } = subject.shown.resolved
  const all = [main.indicator, ...(per ? [per.indicator] : []), ...(overlay ? [overlay.indicator] : [])]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

const catalogueOf = ({ subject }: Shared): Catalogue =>
  subject.kind === 'plate' ? subject.shown.atlas.catalogue : subject.shown.catalogue

/** The table of the map, and one for each figure beside it that has something to show. */
function shownTables(shared: Shared): { readonly tables: readonly PackTable[]; readonly figures: readonly Plate[] } {
  const { plate, comparison, coverage } = shared
  const panels = Object.entries<Panel<unknown>>({ ...comparison, ...coverage?.panels })
  const drawn = panels
    .filter(([, { table }]) => table.rows.length > 0)
    .map(([id, panel]) => {
      const figure = shared.figureIds.find((one) => one.endsWith(`-${id}`)) ?? shared.figure
      const titled = titledPlate({ ...shared, figure })
      return { table: panelTable(id, panel, titled), titled }
    })
  return {
    tables: [plateTable(plate), ...drawn.map(({ table }) => table)],
    figures: drawn.map(({ titled }) => titled),
  }
}

/** Indicators that the tables of figures rest on beside those of the map. */
function besideOf({ comparison }: Shared): readonly Indicator[] {
  return Object.values(comparison ?? {}).flatMap((panel) =>
    panel.table.rows.length > 0 ? panel.ground().indicators : [],
  )
}

function scopeText(scope: ScopeId, shared: Shared): string {
  const { plate } = shared
  const names = indicatorsOf(shared).map(({ name }) => name)
  switch (scope) {
    case 'shown':
      return `Filtered: the ${plate.areas.length} areas shown, ${plate.trust.periodText}, with boundaries${shared.comparison || shared.coverage ? ' and the tables of the figures' : ''}.`
    case 'measure':
      return `All areas and periods of ${names.join(' and ')}.`
    case 'everything':
      return `All areas and periods of all ${catalogueOf(shared).indicators.length} indicators.`
  }
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
  const { plate, shapes, permalink } = shared
  const catalogue = catalogueOf(shared)
  const prepare = () =>
    runner.run('Preparing the pack', async (work) => {
      const context = { permalink, made: new Date(), dataVersion: plate.trust.dataVersion }
      const count = { rows: 0 }
      if (scope === 'shown') {
        const { tables: shown, figures } = shownTables(shared)
        count.rows = shown.reduce((sum, { rows }) => sum + rows.length, 0)
        const one = async function* () {
          yield* shown
        }
        const indicators = [
          ...new Map([...indicatorsOf(shared), ...besideOf(shared)].map((each) => [each.id, each])).values(),
        ]
        const file = await makePack(shownPack(plate, shapes, indicators, context, figures), one(), work)
        setReady({ scope, file, rows: count.rows })
        return 'The pack is ready'
      }
      const indicators = scope === 'measure' ? indicatorsOf(shared) : catalogue.indicators
      const sources = new Map<string, Source>()
      const notes = new Map<string, Note>()
      const tables: PackTable[] = []
      for (const [at, indicator] of indicators.entries()) {
        const whole = await readWholeIndicator(indicator, catalogue)
        work.signal.throwIfAborted()
        for (const [id, source] of whole.sources) sources.set(id, source)
        for (const [id, note] of whole.notes) notes.set(id, note)
        tables.push(indicatorTable(indicator, whole.observations, whole.areas))
        count.rows += whole.observations.length
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
      <Segmented label="What goes into the pack" value={scope} list={scopes} onChange={setScope} />
      <p>{scopeText(scope, shared)}</p>
      <p className="hint">
        One ZIP with CSV, XLSX, ODS and machine-readable column descriptions (CSVW), a README with definitions, gaps and
        rounding, and the citation. Absences are written as [c], [x] or [z], never as blanks or numbers.
      </p>
      <div className="share-actions">
        {file && ready ? (
          <button type="button" className="button primary" onClick={() => void saveFile(file)}>
            {`Save ZIP (${sizeText(file.blob.size)}, ${ready.rows.toLocaleString('en-GB')} rows, ${scope === 'shown' ? 'filtered' : 'all'})`}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={runner.state.busy !== null}
            onClick={() => void prepare()}
          >
            Prepare the pack
          </button>
        )}
        <Progress runner={runner} />
      </div>
    </div>
  )
}
