// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import type { Topology } from 'topojson-specification'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { composeBrief } from '#core/brief/brief.ts'
import { comparePanels, composeComparison } from '#core/compare/comparison.ts'
import type { CompareInput } from '#core/compare/input.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import { column, findPanel, type PanelId, panelIdText, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { decodeView, encodeView } from '#core/view/codec.ts'
import { isScreen, screenNeeds, screens } from '#core/view/screens.ts'
import { defaultView } from '#core/view/view.ts'
import { exportPanel } from '#exports/export-panel.ts'
import { panelTable } from '#exports/pack/tables.ts'
import { drawPicture } from '#exports/picture/picture.tsx'
import type { Drawing } from '#figures/panel/drawing.ts'
import { drawings } from '#figures/panel/registry.ts'
import { everyPart } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { Masthead } from '#parts/masthead.tsx'
import { PanelCard, PanelNav } from '#parts/panel-card.tsx'
import { sharedOf } from '#sharing/shared.ts'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { ComparedPanels } from '#state/view-panels.tsx'
import { createViewStore } from '#state/view-store.ts'
import { Framed } from '../../src/embed/panel-view.tsx'
import { drawExample, panelTexts } from '../examples/draw-example.tsx'
import { smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

/** A panel and a screen that exist in their registries alone: everything else has to follow by itself. */

type Count = { readonly areas: number }

const countPanel: PanelSpec<CompareInput, Count> = {
  label: 'Number of areas',
  inBrief: 0,
  compose: ({ plate }) => ({
    title: `${plate.areas.length} areas are compared`,
    subtitle: plate.subtitle,
    sentences: [],
    table: {
      columns: [column('area', 'Area', false)],
      rows: [{ key: 'all', area: null, cells: [words('all of them')] }],
    },
    body: { areas: plate.areas.length },
    lacks: null,
  }),
  ground: ({ plate: { trust, marks } }) => ({ trust, marks, showsMain: true }),
}

const countDrawing: Drawing<Count> = {
  height: () => 40,
  draw: ({ body }) => <text y={20}>{`counted: ${body.areas}`}</text>,
}

const counted = { screen: 'compare', panel: 'count' } as const satisfies PanelId

beforeAll(() => {
  Object.assign(comparePanels, { count: countPanel })
  Object.assign(drawings.compare, { count: countDrawing })
  Object.assign(screens, { dummy: { name: 'Dummy', early: 'catalogue', panels: false } })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  // What the frame would load beside the plate's own files never comes.
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
})
afterEach(cleanup)
afterAll(() => {
  for (const [list, id] of [
    [comparePanels, 'count'],
    [drawings.compare, 'count'],
    [screens, 'dummy'],
  ] as const)
    Reflect.deleteProperty(list, id)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const topology: Topology = {
  type: 'Topology',
  arcs: [],
  objects: {
    itl1: { type: 'GeometryCollection', geometries: [] },
    nation: { type: 'GeometryCollection', geometries: [] },
  },
}

function compared() {
  const resolved = resolveView(smallView({ per: 'cases' }), smallAtlas.catalogue)
  const plate = composePlate(resolved, smallAtlas)
  const comparison = composeComparison(plate, resolved, comparisonNeeds(resolved, smallAtlas.catalogue), smallAtlas)
  return { shown: { plate, resolved, atlas: smallAtlas, topology }, plate, comparison }
}

const here = (children: React.ReactNode) => {
  const address = { read: () => 's=compare', push: () => {}, replace: () => {}, onMove: () => () => {} }
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={createViewStore(address)}>{children}</ViewContext>
    </QueryClientProvider>,
  )
}

test('a registered panel is in the list of its screen, and has a card', () => {
  const { plate, comparison } = compared()
  const panels = Object.values(comparison)
  const panel = findPanel(panels, counted)
  here(
    <>
      <PanelNav panels={panels} />
      <PanelCard
        panel={panel}
        plate={plate}
        shapes={smallShapes}
        theme={themes.light}
        onSelect={() => {}}
        files={null}
      />
    </>,
  )
  expect(screen.getByRole('link', { name: 'Number of areas' }).getAttribute('href')).toBe('#figure-count')
  expect(screen.getByRole('heading', { name: '6 areas are compared' })).toBeDefined()
})

test('it is in the menu of exports, and leaves as picture, table, pack and brief', () => {
  const { shown, plate, comparison } = compared()
  const shared = sharedOf(
    { kind: 'plate', shown, comparison },
    { panel: { screen: 'explore', panel: 'map' }, about: null, look: 'light' },
  )
  const panel = findPanel(shared.panels, counted)
  expect(shared.panels.map(({ label }) => label)).toContain('Number of areas')
  const paper = { width: 160, height: null, unit: 'mm', dpi: 96 } as const
  const { svg } = drawPicture({
    ...shared,
    panel,
    shapes: smallShapes,
    made: new Date('2026-01-01'),
    paper,
    use: 'page',
    look: 'light',
    opaque: true,
    bare: false,
    title: null,
    subtitle: null,
    parts: everyPart,
  })
  expect(svg).toContain('counted: 6')
  expect(svg).toContain('6 areas are compared')
  expect(exportPanel(panel, shared.permalink).name).toMatch(/compare-count\.csv$/)
  expect(panelTable(panel)).toMatchObject({ id: 'count', rows: [['[z]', 'all of them', expect.anything(), '[z]']] })
  const brief = composeBrief(plate, comparison, 'E12000002', smallAtlas.catalogue.topics)
  expect(brief.panels.map(({ label }) => label)).toContain('Number of areas')
})

test('the gallery draws it', () => {
  const [id] = panelTexts().filter((text) => text === panelIdText(counted))
  expect(id && drawExample(id, 'ordinary')).toMatchObject({ svg: expect.stringContaining('counted: 6') })
})

test('a frame on another page shows it', async () => {
  here(
    <ComparedPanels shown={compared().shown} busy={false}>
      {(loaded) => <Framed {...loaded} wanted={panelIdText(counted)} />}
    </ComparedPanels>,
  )
  expect(screen.getByRole('heading', { name: '6 areas are compared' })).toBeDefined()
  expect(await screen.findByText('counted: 6')).toBeDefined()
})

test('a registered screen is in the masthead, in links and in what the first script requests', () => {
  expect(isScreen('dummy')).toBe(true)
  const query = encodeView({ ...defaultView, screen: decodeView('v=2&s=dummy').view.screen })
  expect(query).toMatch(/s=dummy/)
  here(<Masthead view={defaultView} />)
  expect(screen.getByRole('link', { name: 'Dummy' }).getAttribute('href')).toBe(`?${query}`)
  expect(screenNeeds()).toMatchObject({ dummy: 'catalogue', explore: 'view' })
})
