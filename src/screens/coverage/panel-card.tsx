import { memo, type ReactNode, useId, useMemo, useState } from 'react'
import type { CoveragePage, CoveragePanelId } from '#core/coverage/page.ts'
import { markWords } from '#core/domain/cell.ts'
import { marksAcross, markTexts } from '#core/plate/mark-text.ts'
import { quotePanel } from '#core/plate/quote.ts'
import { titledPlate } from '#figures/coverage/coverage-figure.tsx'
import { PanelChart, panelHeight, panelLabels } from '#figures/coverage/panel-chart.tsx'
import type { Theme } from '#figures/theme.ts'
import { PanelTable } from '#parts/panel-table.tsx'
import { QuoteLine } from '#parts/quote-line.tsx'
import { ExportButton } from '#sharing/export-button.tsx'
import type { CoverageShown } from '#state/use-coverage.ts'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

const Drawing = memo(function Drawing({
  page,
  id,
  theme,
  width,
}: {
  page: CoveragePage
  id: CoveragePanelId
  theme: Theme
  width: number
}) {
  const height = panelHeight({ page, id, theme, width })
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={titledPlate(page, id).description}
    >
      <PanelChart page={page} id={id} theme={theme} width={width} />
    </svg>
  )
})

/** Takes one figure away as picture or table; `map` is the map itself. */
export function CoverageDownloads({
  shown,
  id,
  theme,
  label,
}: {
  readonly shown: CoverageShown
  readonly id: CoveragePanelId | 'map'
  readonly theme: Theme
  readonly label: string
}) {
  const subject = useMemo(() => ({ kind: 'coverage' as const, shown }), [shown])
  const figure = id === 'map' ? 'map' : (`coverage-${id}` as const)
  const share = { subject, figure, look: theme.id === 'dark' ? 'dark' : 'light', bare: true } as const
  return (
    <div className="downloads">
      <ExportButton label="Export" name={`${label}: export`} {...share} />
      <ExportButton label="Brief" name={`${label}: brief`} tab="brief" {...share} />
      <ExportButton label="Cite" name={`${label}: cite this`} tab="cite" {...share} />
    </div>
  )
}

/** One figure of coverage: two titles, the drawing, sentences that read it, its table, and its files. */
export const PanelCard = memo(function PanelCard({
  shown,
  id,
  theme,
  onSelect,
  controls,
}: {
  readonly shown: CoverageShown
  readonly id: CoveragePanelId
  readonly theme: Theme
  readonly onSelect: (code: string) => void
  readonly controls?: ReactNode
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [open, setOpen] = useState(false)
  const title = useId()
  const { page } = shown
  const panel = page.panels[id]
  const label = panelLabels[id]
  const titled = titledPlate(page, id)
  const marks = titled.marks.filter((mark) => mark !== 'modelled')
  const scrolls = panel.body?.kind === 'bars' && panel.body.rows.length > 24
  return (
    <section className="figure-card" aria-labelledby={title} data-panel={id} id={`figure-${id}`} tabIndex={-1}>
      <p className="figure-label">{label}</p>
      <h2 id={title}>{panel.title}</h2>
      <p className="subtitle">{panel.subtitle}</p>
      {controls}
      <div
        className="figure-box marked"
        ref={ref}
        data-scrolls={scrolls}
        {...(scrolls ? { role: 'region', tabIndex: 0, 'aria-label': `${label}, drawing` } : {})}
      >
        {panel.body !== null && width !== null ? <Drawing page={page} id={id} theme={theme} width={width} /> : null}
        {panel.lacks === null ? (
          <MarkAcross words={marks.map((mark) => markWords[mark])} />
        ) : (
          <p className="lacks">{panel.lacks}</p>
        )}
      </div>
      {panel.sentences.length > 0 ? <p className="sentences">{panel.sentences.join(' ')}</p> : null}
      {panel.body === null ? null : (
        <footer>
          <QuoteLine quote={quotePanel(panel, titled)} about={label} />
          <details className="figure-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{id === 'staff' ? 'Table and working' : 'Table'}</summary>
            {open ? (
              <PanelTable
                panel={panel}
                marks={markTexts(titled)}
                across={marksAcross(titled)}
                selected={page.plate.view.selected}
                onSelect={onSelect}
              />
            ) : null}
          </details>
          <CoverageDownloads shown={shown} id={id} theme={theme} label={label} />
        </footer>
      )}
    </section>
  )
})
