import { useMemo } from 'react'
import { measureAll } from '#core/compare/drawn.ts'
import { ledgerLineOf } from '#core/compare/ledger-lines.ts'
import { areaReturnsText, missingReturnsOf } from '#core/compare/missing-returns.ts'
import { absenceWords, markWords, statusWords } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { chanceText } from '#core/plate/chance-words.ts'
import { numberText, quantityText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { quoteArea } from '#core/plate/quote.ts'
import { rankText } from '#core/plate/rank.ts'
import { seriesOf } from '#core/plate/series.ts'
import { cautionsOf } from '#core/plate/trust.ts'
import { besideNeighbours } from '#core/relations/beside.ts'
import type { Theme } from '#figures/theme.ts'
import { Sparkline } from '#figures/trend/sparkline.tsx'
import { QuoteLine } from '#parts/quote-line.tsx'
import { ViewLink } from '#parts/view-link.tsx'
import { ExportButton } from '#sharing/export-button.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { MarkAcross } from '#ui/mark-across.tsx'

/** "61 machines over 37,634 new cancers": the two numbers that a ratio was made from. */
function workingText({ cell }: PlateArea, { resolved }: LoadedPlate): string | null {
  if (cell.kind === 'absent' || cell.numerator === undefined || cell.denominator === undefined || !resolved.per)
    return null
  const { main, per } = resolved
  const part = (value: number, of: typeof main.indicator) =>
    `${numberText(value, { prefix: of.unit.prefix ?? '', suffix: '', decimals: of.decimals })} ${of.unit.prefix ? '' : of.unit.many}`.trim()
  return `${part(cell.numerator, main.indicator)} (${periodText(resolved.period ?? '')}) over ${part(cell.denominator, per.indicator)} (${periodText(per.period)})`
}

function overlayText({ overlay: mark }: PlateArea, { overlay }: Plate): string | null {
  return mark && overlay ? `${overlay.measure.name}, ${overlay.periodText}: ${mark.text}` : null
}

/** "International Atomic Energy Agency (2025); Public Health Scotland (2023)" */
function sourceText({ sources }: PlateArea, { trust }: Plate): string | null {
  return sourceLine(trust.sources.filter(({ id }) => sources.includes(id))) || null
}

/** What the missing returns could change of an area's place and of its gap to the benchmark. */
function returnsText({ area }: PlateArea, { plate, resolved, atlas }: LoadedPlate): string | null {
  const returns = plate.change ? null : missingReturnsOf(plate, measureAll(resolved, atlas))
  return (returns && areaReturnsText(returns, area.code)) || null
}

type Line = readonly [name: string, value: string | null]

/** The figures of the two periods of a change, each under its period. */
function pairLines({ pair }: PlateArea, { change }: Plate): readonly Line[] {
  if (!pair || !change) return []
  const text = (cell: PlateArea['cell']) =>
    cell.kind === 'value' ? quantityText(cell.value, change.of) : absenceWords[cell.reason]
  return [
    [periodText(change.earlier), text(pair.before)],
    [periodText(change.later), text(pair.after)],
  ]
}

/** "9.5 machines fewer than at the level of the United Kingdom"; null where no gap is worked out. */
const gapText = (one: PlateArea, { plate, resolved }: LoadedPlate): string | null =>
  plate.change ? null : (ledgerLineOf(one, plate, resolved)?.text ?? null)

function linesOf(one: PlateArea, shown: LoadedPlate): readonly Line[] {
  const { cell } = one
  const because = cell.kind === 'absent' ? (cell.because ?? null) : null
  return [
    ...pairLines(one, shown.plate),
    ['Interval', one.intervalText || null],
    ['Rank', one.rank && `${rankText(one.rank)} from the largest`],
    ['Compared', one.comparison?.text ?? null],
    ['Chance', one.comparison ? chanceText(shown.plate) : null],
    ['Gap', gapText(one, shown)],
    ['Made from', workingText(one, shown)],
    ['Coverage', one.coverageText || null],
    ['If others answer', returnsText(one, shown)],
    ['Status', cell.kind === 'value' ? statusWords[cell.status] : absenceWords[cell.reason]],
    ['Why', because],
    ['Caution', cautionsOf(one, shown.plate.trust).join(' ') || null],
    ['Overlay', overlayText(one, shown.plate)],
    ['Code', one.area.code],
    ['Source', sourceText(one, shown.plate)],
  ]
}

/** What is said of an area: its figure first, then each line that says something. */
export const areaLines = (one: PlateArea, shown: LoadedPlate): readonly (readonly [name: string, text: string])[] => [
  ['Figure', one.cell.kind === 'value' ? quantityText(one.cell.value, shown.plate.measure) : one.text],
  ...linesOf(one, shown).flatMap(([name, text]) => (text === null || text === '' ? [] : [[name, text] as const])),
]

export function SelectedArea({
  one,
  shown,
  theme,
  onClose,
  onZoom,
}: {
  readonly one: PlateArea
  readonly shown: LoadedPlate
  readonly theme: Theme
  readonly onClose: () => void
  readonly onZoom: () => void
}) {
  const { plate, resolved, atlas } = shown
  const { code, name, bounds } = one.area
  const overdispersed = plate.overdispersed !== null
  const measure = plate.change?.of ?? plate.measure
  const go = useGo()
  const asMine = `${plate.geography.id}!${code}`
  const view = useView()
  const isMine = view.mine === asMine
  const near = useMemo(
    () => besideNeighbours(one.area, atlas.areas, plate.geography),
    [one.area, atlas.areas, plate.geography],
  )
  const series = useMemo(() => seriesOf(resolved, atlas, code, overdispersed), [resolved, atlas, code, overdispersed])
  return (
    <article className="area-panel" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <ExportButton
          label="Brief"
          name={`Brief on ${name}`}
          bare
          subject={{ kind: 'plate', shown, comparison: null }}
          tab="brief"
          about={code}
          look={theme.id === 'dark' ? 'dark' : 'light'}
        />
        <button
          type="button"
          className="button bare"
          aria-pressed={isMine}
          onClick={() => go({ mine: isMine ? null : asMine })}
        >
          My area
        </button>
        {bounds ? (
          <button type="button" className="button bare" onClick={onZoom}>
            Zoom
          </button>
        ) : null}
        <button type="button" className="button bare icon" onClick={onClose} aria-label={`Deselect ${name}`}>
          ×
        </button>
      </header>
      <p className="figure-value">
        {one.cell.kind === 'value' ? quantityText(one.cell.value, plate.measure) : one.text}
      </p>
      {plate.geography.hasShapes ? (
        <p>
          <ViewLink view={{ ...view, screen: 'area', mine: asMine, selected: near.codes }}>
            {`Compare ${name} with its neighbours, on several measures`}
          </ViewLink>
        </p>
      ) : null}
      <dl>
        {linesOf(one, shown).map(([line, value]) =>
          value === null || value === '' ? null : (
            <div key={line}>
              <dt>{line}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {one.cell.kind === 'value' ? <QuoteLine quote={quoteArea(one, plate, gapText(one, shown))} about={name} /> : null}
      {series.points.length > 1 ? (
        <div className="marked">
          <Sparkline series={series} measure={measure} theme={theme} width={300} label={`${name}: ${measure.name}`} />
          <MarkAcross words={plate.marks.map((mark) => markWords[mark])} />
        </div>
      ) : null}
    </article>
  )
}
