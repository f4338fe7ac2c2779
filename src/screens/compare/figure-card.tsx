import { memo, type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react'
import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import { type Panel, panelDescription } from '#core/compare/panel.ts'
import { marksAcross, markTexts } from '#core/plate/mark-text.ts'
import { quotePanel } from '#core/plate/quote.ts'
import { chartOf } from '#figures/compare/charts.ts'
import { panelPlate } from '#figures/compare/panel-figure.tsx'
import type { Shapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { leavingLink } from '#io/leaving-link.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { PanelTable } from '#parts/panel-table.tsx'
import { QuoteLine } from '#parts/quote-line.tsx'
import { ExportButton } from '#sharing/export-button.tsx'
import type { Shown } from '#state/use-plate.ts'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

export type CardProps = {
  readonly id: PanelId
  readonly shown: Shown
  readonly comparison: Comparison
  readonly shapes: Shapes
  readonly theme: Theme
  readonly dimmed: ReadonlySet<string> | null
  readonly onSelect: (code: string) => void
  /** Controls of this figure alone. */
  readonly controls?: ReactNode
  /** What belongs below the figure: workings, set-ups. */
  readonly children?: ReactNode
}

type DrawingProps = Pick<CardProps, 'id' | 'shown' | 'shapes' | 'theme' | 'dimmed'> & {
  readonly body: unknown
  readonly width: number
  readonly label: string
}

function DrawnAnew({ id, body, shown, shapes, theme, width, dimmed, label }: DrawingProps) {
  const prefix = useId().replace(/[^\w-]/g, '')
  const { plate } = shown
  const { chart } = chartOf(id)
  const props = {
    body,
    plate,
    shapes,
    theme,
    width,
    prefix,
    selected: plate.view.selected,
    dimmed,
    keyless: id === 'corner',
  }
  const height = chart.height(props)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {chart.draw(props)}
    </svg>
  )
}

/** Whether a drawing may stay as it is. */
function isSame(before: DrawingProps, after: DrawingProps): boolean {
  const keys = ['id', 'body', 'shapes', 'theme', 'dimmed', 'width', 'label'] as const
  if (keys.some((key) => before[key] !== after[key])) return false
  const selected = ({ shown }: DrawingProps) => shown.plate.view.selected.join()
  return (
    before.shown === after.shown || (chartOf(after.id).chart.alone === true && selected(before) === selected(after))
  )
}

const Drawing = memo(DrawnAnew, isSame)

function Downloads({ id, shown, comparison, theme }: Pick<CardProps, 'id' | 'shown' | 'comparison' | 'theme'>) {
  const [said, setSaid] = useState('')
  const { plate } = shown
  const table = async () => {
    try {
      const { exportPanel } = await import('#exports/export-panel.ts')
      const titled = panelPlate(plate, comparison, id)
      const isSaved = await saveFile(
        exportPanel(
          `compare-${id}`,
          comparison[id],
          titled,
          leavingLink(window.location, plate, shown.resolved.main.dims),
        ),
      )
      setSaid(isSaved ? 'CSV: done' : keptHere)
    } catch (fault) {
      setSaid(`CSV: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }
  const { label } = chartOf(id)
  const subject = useMemo(() => ({ kind: 'plate' as const, shown, comparison }), [shown, comparison])
  const share = { subject, figure: `compare-${id}`, look: theme.id === 'dark' ? 'dark' : 'light' } as const
  return (
    <div className="downloads">
      <ExportButton label="Export" name={`${label}: export`} bare {...share} />
      <ExportButton label="Cite" name={`${label}: cite this`} bare tab="cite" {...share} />
      <button type="button" className="button bare" aria-label={`${label}: download CSV`} onClick={() => void table()}>
        CSV
      </button>
      <output className="said">{said}</output>
    </div>
  )
}

/** A drawing with many rows scrolls in its frame, and what scrolls must be reached by keyboard. */
const scrolls = ({ table }: Panel<unknown>): boolean => table.rows.length > 20
const scrolling = (label: string) => ({ role: 'region', tabIndex: 0, 'aria-label': `${label}, drawing` })

/** One figure of the comparison: two titles, the drawing, sentences that read it, its table, and its files. */
export function FigureCard(props: CardProps) {
  const { id, shown, comparison, shapes, theme, controls, children, onSelect } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const [open, setOpen] = useState(false)
  const title = useId()
  const panel: Panel<unknown> = comparison[id]
  const { label } = chartOf(id)
  const titled = useMemo(() => panelPlate(shown.plate, comparison, id), [shown, comparison, id])
  const dimmed = useDeferredValue(props.dimmed)
  return (
    <section className="figure-card" aria-labelledby={title} data-panel={id} id={`figure-${id}`} tabIndex={-1}>
      <p className="figure-label">{label}</p>
      <h2 id={title}>{panel.title}</h2>
      <p className="subtitle">{panel.subtitle}</p>
      {panel.lacks === null ? controls : null}
      <div className="figure-box marked" ref={ref} {...(scrolls(panel) ? scrolling(label) : {})}>
        {panel.body !== null && width !== null ? (
          <Drawing
            id={id}
            body={panel.body}
            shown={shown}
            shapes={shapes}
            theme={theme}
            width={width}
            dimmed={dimmed}
            label={panelDescription(panel)}
          />
        ) : null}
        {panel.lacks === null ? <MarkAcross words={marksAcross(titled)} /> : <p className="lacks">{panel.lacks}</p>}
      </div>
      {panel.sentences.length > 0 ? <p className="sentences">{panel.sentences.join(' ')}</p> : null}
      {children}
      {panel.body === null ? null : (
        <footer>
          <QuoteLine quote={quotePanel(panel, titled)} about={label} />
          <details className="figure-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>Table</summary>
            {open ? (
              <PanelTable
                panel={panel}
                marks={markTexts(titled)}
                across={marksAcross(titled)}
                selected={shown.plate.view.selected}
                onSelect={onSelect}
              />
            ) : null}
          </details>
          <Downloads id={id} shown={shown} comparison={comparison} theme={theme} />
        </footer>
      )}
    </section>
  )
}
