import './coverage.css'
import { memo, type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { withSite } from '#core/coverage/edit-list.ts'
import type { CoveragePage } from '#core/coverage/page.ts'
import { siteStandingAt } from '#core/coverage/sites.ts'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { toggleSelected } from '#core/plate/choices.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { leavingLink } from '#io/leaving-link.ts'
import { AreaSheet } from '#parts/area-sheet.tsx'
import { CopyLink } from '#parts/copy-link.tsx'
import { AreaChoice } from '#parts/my-area.tsx'
import { Notices } from '#parts/notices.tsx'
import { PanelCard, PanelNav } from '#parts/panel-card.tsx'
import { Rail } from '#parts/rail.tsx'
import { FindingTitle, PlateReading } from '#parts/reading.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { TrustStrip } from '#parts/trust-strip.tsx'
import { useAreaPointer } from '#parts/use-area-pointer.ts'
import { PanelFiles } from '#sharing/panel-files.tsx'
import { type CoverageShown, useCoverage } from '#state/use-coverage.ts'
import { useGo, useView, useViewStore } from '#state/view-context.ts'
import { Calculating } from '#ui/calculating.tsx'
import { Check } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { Slider } from '#ui/slider.tsx'
import { useNarrow } from '#ui/use-narrow.ts'
import { CoverageAnswers, SkipToTrying } from './answer.tsx'
import { CoverageControls, LimitControls } from './controls.tsx'
import { CoverageMap } from './coverage-map.tsx'
import { OwnTables } from './own-tables.tsx'
import { type NewSite, WhatIf } from './what-if.tsx'

/** The assumption that norms per patient rest on. */
function Treated() {
  const view = useView()
  const go = useGo()
  const { coverage } = view
  return (
    <Slider
      label="Patients treated for each 100 new cancers"
      value={coverage.treated}
      least={10}
      most={100}
      step={1}
      text={String(coverage.treated)}
      hint="Your assumption; the data package holds no figure. 52 is what guidelines implied for Australia (Delaney and others 2005, Cancer 104:1129)."
      onChange={(treated) => go({ coverage: { ...coverage, treated } }, 'replace')}
    />
  )
}

/** Staff in post are shown beside what norms imply only where they are asked for, as all that is held of them is made up. */
function WithSample() {
  const { sample } = useView()
  const go = useGo()
  return <Check label="Staff in post of the made-up sample" checked={sample} onChange={(on) => go({ sample: on })} />
}

/** What can be chosen about one panel alone. */
const controls: Partial<Record<keyof CoveragePage['panels'], ReactNode>> = {
  staff: (
    <>
      <Treated />
      <WithSample />
    </>
  ),
}

/** Everything here is an estimate, as the head of the page says. */
const markedAbove = ['modelled'] as const

const Figures = memo(function Figures({
  shown,
  theme,
  onSelect,
}: {
  readonly shown: CoverageShown
  readonly theme: Theme
  readonly onSelect: (code: string) => void
}) {
  const { page, data, topology } = shown
  const { plate } = page
  const panels = Object.values(page.panels)
  const subject = useMemo(() => ({ kind: 'coverage' as const, shown }), [shown])
  const shapes = useMemo(() => shapesOf(topology, data.geography, data.areas), [topology, data.geography, data.areas])
  return (
    <>
      <PanelNav panels={panels} />
      <div className="coverage-columns">
        {panels.map((panel) => (
          <PanelCard
            key={panel.id.panel}
            panel={panel}
            plate={plate}
            shapes={shapes}
            theme={theme}
            markedAbove={markedAbove}
            onSelect={onSelect}
            controls={controls[panel.id.panel]}
            files={<PanelFiles panel={panel} subject={subject} theme={theme} />}
          />
        ))}
      </div>
    </>
  )
})

/** What the screen does with clicks on its map, without being drawn anew by every change of the view. */
function useMapActions(sites: CoveragePage['sites'] | undefined) {
  const store = useViewStore()
  const [placing, setPlacing] = useState(false)
  const select = useCallback((code: string) => store.go(toggleSelected(store.getState().view, code)), [store])
  const bounds = useCallback((to: Bounds | null, how: 'push' | 'replace') => store.go({ bounds: to }, how), [store])
  const [taken, setTaken] = useState<NewSite | null>(null)
  const [site, setSite] = useState('')
  /** Adds a site; where one stands already, it asks first, and the one that stands is at hand to be changed. */
  const add = useCallback(
    (added: NewSite) => {
      const standing = siteStandingAt(sites ?? [], added.at)
      if (standing) {
        setTaken(added)
        setSite(standing.site.id)
      } else store.go({ edits: withSite(store.getState().view.edits, added.name, added.at, sites ?? []) })
    },
    [store, sites],
  )
  /** Waits for a place on the map, all of which is then in view. */
  const awaitPlace = useCallback((on: boolean) => {
    setPlacing(on)
    if (on) document.querySelector('.map-box')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const place = useCallback(
    (at: LonLat) => {
      setPlacing(false)
      add({ name: `${at[1].toFixed(2)}, ${at[0].toFixed(2)}`, at })
    },
    [add],
  )
  return { placing, awaitPlace, site, setSite, taken, setTaken, add, select, bounds, place }
}

/** How the figures are worked out, and the link to them. */
function Method({ page, settled }: { readonly page: CoveragePage; readonly settled: boolean }) {
  return (
    <section className="method" aria-labelledby="method-title">
      <h2 id="method-title">How it is worked out</h2>
      {page.method.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <div className="editor-buttons">
        <CopyLink link={() => leavingLink(window.location, page.plate)} settled={settled} />
      </div>
    </section>
  )
}

/** Where services are, whom they reach, what staff that takes, and what would change if sites did. */
export function CoverageScreen({ theme: id }: { readonly theme: 'light' | 'dark' }) {
  const theme = themes[id]
  const state = useCoverage()
  const { shown, progress, cancelled } = state
  const figures = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const { placing, awaitPlace, site, setSite, taken, setTaken, add, select, bounds, place } = useMapActions(
    shown?.page.sites,
  )
  useAreaPointer(figures, select)
  const subject = useMemo(() => (shown ? { kind: 'coverage' as const, shown } : null), [shown])
  // The map goes first, the figures below it follow.
  const below = useDeferredValue(shown)
  if (!shown || !subject)
    return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { plate, sites, answer, difference, map } = shown.page
  const hasSectors = sites.some(({ sector }) => sector !== null)
  // Beside the map; in one column before it.
  const answers = <CoverageAnswers lines={answer} triedFirst={narrow && difference !== null} />
  return (
    <main className="coverage" id="main" tabIndex={-1} aria-busy={progress !== null} aria-labelledby="finding">
      <SkipToTrying />
      <Notices state={{ shown: { plate }, faults: state.faults, retry: state.retry }}>
        {progress === null ? null : <Calculating part={progress} onCancel={state.cancel} />}
        {cancelled ? <Notice>The calculation was cancelled; what was last calculated stays.</Notice> : null}
      </Notices>
      <Rail what="shown" fields={<CoverageControls catalogue={shown.catalogue} hasSectors={hasSectors} />}>
        <OwnTables />
        <AreaChoice plate={plate} areas={shown.data.areas} catalogue={shown.catalogue} measured={null} />
      </Rail>
      <FindingTitle plate={plate} />
      <div className="centre">
        {narrow ? <LimitControls hasSectors={hasSectors} /> : null}
        {narrow ? answers : null}
        <CoverageMap {...{ shown, theme, placing }} onPlace={place} onSelect={select} onBounds={bounds} />
        <PanelFiles panel={map} subject={subject} theme={theme} />
        <AreaSheet plate={plate} areas={shown.data.areas} />
        <PlateReading plate={plate} />
      </div>
      <div className="side">
        {narrow ? null : answers}
        <WhatIf
          {...{ shown, placing, site, taken }}
          onPlacing={awaitPlace}
          onSite={setSite}
          onAdd={add}
          onTaken={setTaken}
        />
        <Method page={shown.page} settled={progress === null && below === shown} />
      </div>
      <div className="coverage-figures" ref={figures}>
        <Figures shown={below ?? shown} theme={theme} onSelect={select} />
      </div>
      <TrustStrip plate={plate} />
      <p className="quiet" role="note" aria-label="Description of the map">
        {plate.description}
      </p>
    </main>
  )
}
