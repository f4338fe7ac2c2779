import { memo, type ReactNode, useMemo, useRef } from 'react'
import { actsFrom } from '#core/scenario/question.ts'
import type { ScenarioPage } from '#core/scenario-page/page.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { PanelCard } from '#parts/panel-card.tsx'
import { useAreaPointer } from '#parts/use-area-pointer.ts'
import { PanelFiles } from '#sharing/panel-files.tsx'
import type { ScenarioFound, ScenarioShown } from '#state/use-scenario-page.ts'
import { Slider } from '#ui/slider.tsx'
import { SetBeside } from './set-beside.tsx'
import type { Asking } from './use-question.ts'

type PanelName = keyof ScenarioPage['panels']

/** Tables that are read as much as their drawings. */
const openTables: readonly PanelName[] = ['steps', 'beside']

type CardsProps = {
  readonly shown: ScenarioShown
  readonly names: readonly PanelName[]
  readonly theme: Theme
  readonly onSelect: (code: string) => void
}

/** Cards of some of the panels. */
export const Cards = memo(function Cards({ shown, names, theme, onSelect }: CardsProps) {
  const { page, topology, areas } = shown
  const { plate, panels } = page
  const subject = useMemo(() => ({ kind: 'scenario' as const, shown }), [shown])
  const shapes = useMemo(() => shapesOf(topology, plate.geography, areas), [topology, plate.geography, areas])
  return names.map((name) => (
    <PanelCard
      key={name}
      panel={panels[name]}
      plate={plate}
      shapes={shapes}
      theme={theme}
      onSelect={onSelect}
      tableOpen={openTables.includes(name)}
      files={<PanelFiles panel={panels[name]} subject={subject} theme={theme} />}
    />
  ))
})

type FiguresProps = {
  readonly found: ScenarioFound
  readonly asking: Asking
  readonly theme: Theme
  readonly onSelect: (code: string) => void
}

/** The fan of the area that is asked about; its middle line is always of now. */
export function FanFigure({ found: { now, runs }, theme, onSelect }: Omit<FiguresProps, 'asking'>) {
  if (!now) return null
  return (
    <div aria-busy={!runs.current}>
      <Cards shown={now} names={['fan']} theme={theme} onSelect={onSelect} />
      <p className="hint runs-state">
        {runs.current ? null : (
          <>
            <progress aria-label="Runs" max={1} value={runs.progress} /> The bands are on their way; the middle line is
            of now.
          </>
        )}
      </p>
    </div>
  )
}

/** The year of the maps. */
function YearOfMaps({ found: { path }, asking: { question, change } }: Pick<FiguresProps, 'found' | 'asking'>) {
  const [first = question.by] = path.years
  const last = path.years.at(-1) ?? question.by
  const year = Math.min(last, Math.max(first, question.shown ?? last))
  return (
    <Slider
      label="Year of the maps"
      value={year}
      least={first}
      most={last}
      step={1}
      text={String(year)}
      hint={`Levers act from ${actsFrom({ year: first })} on.`}
      onChange={(shown) => change({ shown: shown === last ? null : shown }, 'replace')}
    />
  )
}

function Busy({ busy, className, children }: { busy: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={className} aria-busy={busy}>
      {children}
    </div>
  )
}

/** Every area: maps of a year, and the years of each. */
export function ScenarioAreaFigures({ found, asking, theme, onSelect }: FiguresProps) {
  const root = useRef<HTMLElement>(null)
  useAreaPointer(root, onSelect)
  const shown = found.settled ?? found.now
  if (!shown) return null
  const busy = found.settled !== found.now
  const cards = { shown, theme, onSelect }
  return (
    <section aria-labelledby="every-area" ref={root}>
      <h2 id="every-area">Every area</h2>
      <YearOfMaps found={found} asking={asking} />
      <Busy busy={busy} className="scenario-maps">
        <Cards {...cards} names={['gap', 'sign']} />
      </Busy>
      <Busy busy={busy}>
        <Cards {...cards} names={['areas']} />
      </Busy>
    </section>
  )
}

/** Why the outcome is as it is: by lever, against other scenarios, and by what is not known. */
export function WhyFigures({ found, asking, theme, onSelect }: FiguresProps) {
  const { now, settled } = found
  const shown = settled ?? now
  if (!now || !shown) return null
  return (
    <>
      <SetBeside asking={asking} state={now.page.state} />
      {/* It comes with the first lever that is moved, and moves nothing that stands beside the levers. */}
      {now.page.panels.steps.lacks === null ? (
        <Cards shown={now} names={['steps']} theme={theme} onSelect={onSelect} />
      ) : null}
      <Busy busy={settled !== now}>
        <Cards shown={shown} names={['beside', 'paths', 'swings']} theme={theme} onSelect={onSelect} />
      </Busy>
    </>
  )
}
