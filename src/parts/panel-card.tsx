import { usePrefix } from '#figures/use-prefix.ts'
import './panel-card.css'
import { memo, type ReactNode, useDeferredValue, useId, useState } from 'react'
import type { Mark } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { type Panel, panelDescription } from '#core/panel/panel.ts'
import { marksAcross, markTexts } from '#core/plate/mark-text.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type Quote, quotePanel } from '#core/plate/quote.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { drawingOf } from '#figures/panel/registry.ts'
import type { Theme } from '#figures/theme.ts'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useNear } from '#ui/use-near.ts'
import { useWidth } from '#ui/use-size.ts'
import { AboutFigure } from './about-figure.tsx'
import { LaterRows } from './later-rows.ts'
import { PanelTableView } from './panel-table.tsx'
import { QuoteLine } from './quote-line.tsx'

type DrawingProps = {
  readonly panel: Panel
  /** The plate of the page. */
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly width: number
  /** Areas that stand back; null for none. */
  readonly dimmed: ReadonlySet<string> | null
  /** False: only its room, until it is near the window. */
  readonly near: boolean
}

function DrawnAnew({ panel, plate, shapes, theme, width, dimmed, near }: DrawingProps) {
  const prefix = usePrefix()
  const drawing = drawingOf(panel.id)
  const { body } = panel
  const selected = chosenOf(plate)
  const props = { body, plate, shapes, theme, width, prefix, selected, dimmed, keyless: drawing.keyless ?? false }
  const height = drawing.height(props)
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={panelDescription(panel)}
    >
      {near ? drawing.draw(props, height) : null}
    </svg>
  )
}

/** Whether a redraw can be skipped. */
function isSame(before: DrawingProps, after: DrawingProps): boolean {
  const keys = ['shapes', 'theme', 'dimmed', 'width', 'near'] as const
  if (keys.some((key) => before[key] !== after[key]) || before.panel.body !== after.panel.body) return false
  if (panelDescription(before.panel) !== panelDescription(after.panel)) return false
  const selected = ({ plate }: DrawingProps) => `${plate.mine} ${chosenOf(plate)}`
  const isAlone = drawingOf(after.panel.id).alone === true
  return before.plate === after.plate || (isAlone && selected(before) === selected(after))
}

const Drawing = memo(DrawnAnew, isSame)

/** The element that a link to a panel of the page leads to: its card, or why it has none. */
export const anchorOf = ({ id }: Panel): string => `figure-${id.panel}`

/** Links to the panels of a page; of one that cannot be drawn to the reason, in its place, so that the others keep theirs. */
export function PanelNav({ panels }: { readonly panels: readonly Panel[] }) {
  return (
    <nav className="figure-nav" aria-label="Figures">
      {panels.map((panel) => (
        <a key={panel.id.panel} href={`#${anchorOf(panel)}`} data-lacks={panel.lacks !== null || undefined}>
          {panel.label}
          {panel.lacks === null ? null : <span className="quiet">, not drawn: why</span>}
        </a>
      ))}
    </nav>
  )
}

/** A drawing with more rows than this scrolls in its frame, and what scrolls must be reached by keyboard. */
const mostRows = 20

export type PanelCardProps = Omit<DrawingProps, 'width' | 'dimmed' | 'near'> & {
  readonly dimmed?: ReadonlySet<string> | null
  /** Marks that hold for the whole page, and are not laid across each of its drawings. */
  readonly markedAbove?: readonly Mark[]
  readonly onSelect: (code: string) => void
  /** Interactive replacement of the drawing on the page, with the same figures. */
  readonly instead?: ReactNode
  /** What can be chosen about this panel alone. */
  readonly controls?: ReactNode
  /** Whether its table stands open at first. */
  readonly tableOpen?: boolean
  /** What belongs below the drawing: workings, set-ups. */
  readonly children?: ReactNode
  /** The ways to take the panel away. */
  readonly files: ReactNode
}

/** The table of a panel, drawn when it is opened. */
function FoldedTable({
  panel,
  titled,
  selected,
  isOpen,
  onSelect,
}: {
  readonly panel: Panel
  readonly titled: Plate
  readonly isOpen: boolean
  readonly selected: readonly string[]
  readonly onSelect: (code: string) => void
}) {
  const [open, setOpen] = useState(isOpen)
  return (
    <details className="figure-table" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{panel.tableName}</summary>
      {open ? (
        <PanelTableView
          panel={panel}
          marks={markTexts(titled)}
          across={marksAcross(titled)}
          selected={selected}
          onSelect={onSelect}
          Long={LaterRows}
        />
      ) : null}
    </details>
  )
}

/** How a figure may be quoted, folded; that it may not is said at once. */
function Quotation({ quote, about }: { readonly quote: Quote; readonly about: string }) {
  if (quote.may === 'not') return <QuoteLine quote={quote} about={about} />
  return (
    <details className="about-figure">
      <summary>{quote.may === 'estimate' ? 'Quote as an estimate' : 'Quote'}</summary>
      <QuoteLine quote={quote} about={about} />
    </details>
  )
}

/** What the figure is, its finding, and the exact subject. */
const Head = ({ panel, id }: { readonly panel: Panel; readonly id: string }) => (
  <header className="figure-head">
    <p className="figure-label">{panel.label}</p>
    <h2 id={id}>{panel.title}</h2>
    <p className="subtitle">{panel.subtitle}</p>
  </header>
)

/** What a panel rests on, its table and its files. */
function Foot({
  panel,
  plate,
  titled,
  tableOpen = false,
  onSelect,
  files,
}: Pick<PanelCardProps, 'panel' | 'plate' | 'tableOpen' | 'onSelect' | 'files'> & { readonly titled: Plate }) {
  const { label } = panel
  return (
    <footer>
      <p className="source-line">{`Source: ${sourceLine(titled.trust.sources, 3) || 'MPCE Atlas'}.`}</p>
      <div className="abouts">
        <Quotation quote={quotePanel(panel, titled)} about={label} />
        <AboutFigure
          indicators={panel.indicators()}
          cautions={titled.trust.cautions}
          text={`${label} ${panelDescription(panel)}`}
        />
      </div>
      <FoldedTable
        panel={panel}
        titled={titled}
        selected={plate.view.selected}
        isOpen={tableOpen}
        onSelect={onSelect}
      />
      {files}
    </footer>
  )
}

/** One panel on a page: two titles, the drawing, sentences that read it, its table, and its files. */
export const PanelCard = memo(function PanelCard(props: PanelCardProps) {
  const { panel, plate, shapes, theme, markedAbove = [], instead, controls, children } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const near = useNear(ref, drawingOf(panel.id).waits === true)
  const title = useId()
  const dimmed = useDeferredValue(props.dimmed ?? null)
  const { label, body, lacks } = panel
  const titled = panel.titled()
  const marks = titled.marks.filter((mark) => !markedAbove.includes(mark))
  const scrolls = instead === undefined && body !== null && (drawingOf(panel.id).rows?.(body) ?? 0) > mostRows
  return (
    <section
      className="figure-card"
      aria-labelledby={title}
      data-panel={panel.id.panel}
      id={anchorOf(panel)}
      tabIndex={-1}
    >
      <Head panel={panel} id={title} />
      {lacks === null ? controls : null}
      <div
        className="figure-box marked"
        ref={ref}
        {...(scrolls ? { role: 'region', tabIndex: 0, 'aria-label': `${label}, drawing`, 'data-scrolls': true } : {})}
      >
        {instead !== undefined && body !== null ? (
          instead
        ) : body !== null && width !== null ? (
          <Drawing
            panel={panel}
            plate={plate}
            shapes={shapes}
            theme={theme}
            width={width}
            dimmed={dimmed}
            near={near}
          />
        ) : null}
        {lacks === null ? <MarkAcross words={marksAcross({ ...titled, marks })} /> : <p className="lacks">{lacks}</p>}
      </div>
      {panel.sentences.length > 0 ? <p className="sentences">{panel.sentences.join(' ')}</p> : null}
      {children}
      {body === null ? null : <Foot {...props} titled={titled} />}
    </section>
  )
})
