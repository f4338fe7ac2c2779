import './compare.css'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { answerOf, crudeText } from '#core/compare/answer.ts'
import type { Comparison } from '#core/compare/comparison.ts'
import { measureAll } from '#core/compare/drawn.ts'
import { lowestGapText } from '#core/compare/lowest.ts'
import { missingReturnsOf } from '#core/compare/missing-returns.ts'
import { listText } from '#core/domain/list-text.ts'
import { mostMarks, tooManyText } from '#core/panel/panel.ts'
import { toggleSelected } from '#core/plate/choices.ts'
import type { Plate } from '#core/plate/plate.ts'
import { quoteFinding } from '#core/plate/quote.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { drawingOf } from '#figures/panel/registry.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { SkipToAnswer } from '#parts/answer-box.tsx'
import { Controls } from '#parts/controls.tsx'
import { GeographyOffers } from '#parts/geography-offers.tsx'
import { MyArea } from '#parts/my-area.tsx'
import { Notices } from '#parts/notices.tsx'
import { anchorOf, PanelCard, PanelNav } from '#parts/panel-card.tsx'
import { Rail } from '#parts/rail.tsx'
import { FindingTitle } from '#parts/reading.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { TrustStrip } from '#parts/trust-strip.tsx'
import { useAreaPointer } from '#parts/use-area-pointer.ts'
import { PanelFiles } from '#sharing/panel-files.tsx'
import { useHovered } from '#state/lit-store.ts'
import { useComparison } from '#state/use-comparison.ts'
import { type LoadedPlate, usePlate } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { ComparedAnswer } from './answer-box.tsx'
import { BenchmarkControl } from './benchmark-control.tsx'
import { Groups } from './groups.tsx'
import { type PanelPartProps, panelControls, panelWorkings } from './panel-controls.tsx'
import { Tip } from './tip.tsx'

type ComparePanel = Comparison[keyof Comparison]

const isDrawn = ({ lacks }: ComparePanel): boolean => lacks === null

const isWide = ({ id }: ComparePanel): boolean => drawingOf(id).wide === true

/** Rough height of a card in pixels, whatever is in it: one of the measure shown would move cards to the other column when that changes. */
const heightOf = ({ id }: ComparePanel): number =>
  (drawingOf(id).room ?? 720) + (drawingOf(id).rows ? usualRows * 24 : 0)

/** Regions and nations. */
const usualRows = 12

/** Nearly every measure has it, as it has the ranking at the head of the first stack: at the head of the second it stays where it is. */
const headOfSecond = 'spread'

/** Two stacks beside each other, of about the same height where neither has a head of its own. */
function halves(list: readonly ComparePanel[]): readonly (readonly ComparePanel[])[] {
  const head = list.findIndex(({ id }) => id.panel === headOfSecond)
  if (head > 0) return [list.slice(0, head), list.slice(head)]
  const splits = Array.from({ length: list.length + 1 }, (_, size) => [list.slice(0, size), list.slice(size)] as const)
  const heightOfAll = (some: readonly ComparePanel[]) => some.reduce((all, panel) => all + heightOf(panel), 0)
  const tallest = (split: (typeof splits)[number]) => Math.max(...split.map(heightOfAll))
  return splits.toSorted((a, b) => tallest(a) - tallest(b))[0] ?? []
}

/**
 * Stacks of cards, each wide one by itself: always in the order of the list, which is that of one column and of the keyboard, and always the same for
 * the same panels, drawn or not, so that a card stays in its column. Columns of the browser's own would balance these too, at the price of laying out
 * everything several times for every change.
 */
function stacksOf(panels: readonly ComparePanel[]): readonly (readonly ComparePanel[])[] {
  const at = panels.findIndex(isWide)
  const wide = panels[at]
  if (!wide) return halves(panels)
  return [...halves(panels.slice(0, at)), [wide], ...stacksOf(panels.slice(at + 1))]
}

/** Marks what is lit in every figure at once, without drawing any of them anew. */
function useLitMarks(root: { readonly current: HTMLElement | null }) {
  const lit = useHovered(({ area }) => area)
  useEffect(() => {
    const own = root.current
    if (lit === null || !own) return
    const light = () => {
      const marks = own.querySelectorAll(`[data-area="${CSS.escape(lit)}"]:not([data-lit])`)
      for (const mark of marks) mark.setAttribute('data-lit', 'true')
    }
    light()
    // A figure may be drawn, or a table opened, under a pointer that rests.
    const observer = new MutationObserver(light)
    observer.observe(own, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      for (const mark of own.querySelectorAll('[data-lit]')) mark.removeAttribute('data-lit')
    }
  }, [lit, root])
}

type NotDrawnProps = { readonly panels: readonly ComparePanel[] }

const Reasons = ({ panels }: NotDrawnProps) => (
  <ul>
    {panels.map((panel) => (
      <li key={panel.id.panel} id={anchorOf(panel)} data-panel={panel.id.panel}>
        {panel.label}: <span className="lacks">{panel.lacks}</span>
      </li>
    ))}
  </ul>
)

/** The figures that this measure does not allow, in one line, each with the reason. */
const NotDrawn = ({ panels }: NotDrawnProps) =>
  panels.length === 0 ? null : (
    <details className="not-drawn">
      <summary>{`Not drawn for this measure: ${listText(panels.map(({ label }) => label))}`}</summary>
      <Reasons panels={panels} />
    </details>
  )

/** In place of the figures, where the measure allows none: why, for each. */
const NothingDrawn = ({ panels }: NotDrawnProps) => (
  <section className="not-drawn nothing-drawn" aria-labelledby="nothing-drawn">
    <h2 id="nothing-drawn">Not drawn for this measure, each with its reason</h2>
    <Reasons panels={panels} />
  </section>
)

/** Where there are very many areas: the geographies whose areas can be told apart. */
function Fewer({ plate }: { readonly plate: Plate }) {
  const go = useGo()
  if (plate.areas.length <= mostMarks) return null
  return (
    <div className="notice" role="note">
      <p>{tooManyText(plate.areas.length)}</p>
      <GeographyOffers plate={plate} most={mostMarks} onGeography={(geography) => go({ geography })} />
    </div>
  )
}

type CardsProps = NotDrawnProps & { readonly children: (panel: ComparePanel) => ReactNode }

/** The figures that can be drawn, side by side or across, and after them those that cannot. */
const Cards = ({ panels, children }: CardsProps) => (
  <>
    <div className="figure-grid">
      {stacksOf(panels).map((stack) => (
        <div key={stack[0]?.id.panel} className="figure-stack" data-wide={stack.some(isWide) || undefined}>
          {stack.filter(isDrawn).map(children)}
        </div>
      ))}
    </div>
    <NotDrawn panels={panels.filter(({ lacks }) => lacks !== null)} />
  </>
)

/** Areas outside the chosen square of the corner’s legend; null when none is chosen. */
function useDimmed(corner: Comparison['corner']['body'], plate: Plate): ReadonlySet<string> | null {
  const square = useHovered((state) => state.square)
  return useMemo(() => {
    if (!square || !corner) return null
    const inside = corner.areas.filter(
      (one) => one.square.service === square.service && one.square.need === square.need,
    )
    const kept = new Set(inside.map(({ code }) => code))
    return new Set(plate.areas.map(({ area }) => area.code).filter((code) => !kept.has(code)))
  }, [square, corner, plate])
}

function Figures({ shown, theme }: { readonly shown: LoadedPlate; readonly theme: Theme }) {
  const go = useGo()
  const view = useView()
  const { comparison, otherwise, loading, faults, neighbours } = useComparison(shown)
  const root = useRef<HTMLDivElement>(null)
  const { plate, topology, atlas } = shown
  const select = (code: string) => {
    if (plate.areas.some(({ area }) => area.code === code)) go(toggleSelected(view, code))
  }
  useAreaPointer(root, select)
  useLitMarks(root)
  const dimmed = useDimmed(comparison.corner.body, plate)
  const shapes = useMemo(
    () => shapesOf(topology, plate.geography, atlas.areas),
    [topology, plate.geography, atlas.areas],
  )
  const answer = useMemo(
    () =>
      answerOf(plate, comparison, {
        returns: missingReturnsOf(plate, measureAll(shown.resolved, atlas)),
        otherwise,
        crude: crudeText(shown.resolved),
        changeFrom: shown.resolved.view.change?.from ?? null,
      }),
    [plate, comparison, otherwise, shown.resolved, atlas],
  )
  const quote = useMemo(() => quoteFinding(plate, lowestGapText(plate, shown.resolved)), [plate, shown.resolved])
  const all = Object.values(comparison)
  const subject = useMemo(() => ({ kind: 'plate' as const, shown, comparison }), [shown, comparison])
  const parts: PanelPartProps = { comparison, shown, theme, neighbours }
  return (
    <div className="comparison" ref={root} aria-busy={loading}>
      <ComparedAnswer lines={answer} quote={quote} />
      <PanelNav panels={all} />
      {faults[0] ? <p className="lacks">{`${faults[0].message} The figures that need it are left out.`}</p> : null}
      {all.some(isDrawn) ? (
        <Cards panels={all}>
          {(panel) => (
            <PanelCard
              key={panel.id.panel}
              panel={panel}
              plate={plate}
              shapes={shapes}
              theme={theme}
              dimmed={dimmed}
              onSelect={select}
              controls={panelControls[panel.id.panel]?.(parts)}
              files={<PanelFiles panel={panel} subject={subject} theme={theme} />}
            >
              {panelWorkings[panel.id.panel]?.(parts)}
            </PanelCard>
          )}
        </Cards>
      ) : (
        <NothingDrawn panels={all} />
      )}
      <Tip plate={plate} />
    </div>
  )
}

/** Areas against each other and against a benchmark: which differ, whether the difference is real, and how many staff it is. */
export function Compare({ theme: id }: { readonly theme: 'light' | 'dark' }) {
  const state = usePlate()
  const { shown, catalogue } = state
  if (!shown || !catalogue)
    return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { plate } = shown
  return (
    <main className="compare" id="main" tabIndex={-1} aria-busy={state.loading} aria-labelledby="finding">
      <SkipToAnswer />
      <Notices state={state} />
      <Rail
        what="compared"
        fields={
          <>
            <MyArea shown={shown} catalogue={catalogue} />
            <BenchmarkControl shown={shown} />
            <Groups shown={shown} />
            <Controls catalogue={catalogue} resolved={state.asked ?? shown.resolved} shown={shown} />
          </>
        }
      />
      <div className="compare-main">
        <FindingTitle plate={plate} />
        <Fewer plate={plate} />
        <Figures shown={shown} theme={themes[id]} />
        <TrustStrip plate={plate} resolved={shown.resolved} />
      </div>
    </main>
  )
}
