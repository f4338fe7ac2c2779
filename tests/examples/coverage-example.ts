import type { EquityBody } from '#core/coverage/equity-panel.ts'
import type { CoveragePage } from '#core/coverage/page.ts'
import type { Protected } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { type Bars, bar } from '#core/panel/bars.ts'
import { emptyTable } from '#core/panel/panel.ts'
import { composePanels, type PanelSpec } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'

function panelOf<Body>(title: string, body: Body): PanelSpec<{ readonly plate: Protected<Plate> }, Body> {
  const subtitle = 'Made-up sites and people'
  return {
    label: title,
    compose: () => ({ title, subtitle, sentences: ['Nothing of it is real.'], table: emptyTable, body, lacks: null }),
    ground: ({ plate: { trust, marks } }) => ({ trust, marks, showsMain: true }),
  }
}

const bars = (rows: Bars['rows'], axis: string, more: Partial<Bars> = {}): Bars => ({
  kind: 'bars',
  rows,
  axis,
  rangeName: null,
  beforeName: null,
  tickName: null,
  most: null,
  ...more,
})

const share = (value: number): string => `${value.toFixed(1)}%`

/** Shares of the areas of a plate, decreasing from the first; an area without a figure has a row without a bar. */
const areaRows = ({ areas }: Plate, step: number): Bars['rows'] =>
  areas.map(({ area, cell }, at) =>
    cell.kind === 'absent'
      ? bar({ key: area.code, name: area.name, area: area.code, value: null, text: 'not recorded' })
      : bar({ key: area.code, name: area.name, area: area.code, value: 98 - at * step, text: share(98 - at * step) }),
  )

const bands: Bars['rows'] = [
  bar({ key: '15', name: 'within 15 km', value: 48, before: 41, text: share(48) }),
  bar({ key: '30', name: '15 to 30 km', value: 27, before: 30, text: share(27) }),
  bar({ key: '60', name: '30 to 60 km', value: 18.5, before: 20, text: share(18.5) }),
  bar({ key: 'far', name: 'farther', value: 6.5, before: 9, text: share(6.5) }),
]

const staff: Bars['rows'] = [
  bar({ key: 'norm', name: 'by the norm', value: null, least: 38, most: 61, tick: 44, text: '38 to 61 WTE' }),
  bar({ key: 'median', name: 'at the median', value: 47, least: 44, most: 52, text: '47 WTE' }),
]

const equity: EquityBody = {
  kind: 'lorenz',
  now: {
    gini: 0.24,
    points: [
      [0, 0],
      [0.3, 0.12],
      [0.6, 0.4],
      [1, 1],
    ],
  },
  before: {
    gini: 0.3,
    points: [
      [0, 0],
      [0.3, 0.08],
      [0.6, 0.34],
      [1, 1],
    ],
  },
  needName: 'people',
  serviceName: 'machines',
}

/** A coverage page of the areas of a plate, with made-up figures. */
export const exampleCoverage = (plate: Protected<Plate>): CoveragePage => ({
  plate,
  map: panelsOf(plate).map,
  panels: composePanels(
    'coverage',
    {
      bands: panelOf(
        'Three people in four live within 30 km',
        bars(bands, '% of people', { beforeName: 'as things are' }),
      ),
      regions: panelOf('Reach by area', bars(areaRows(plate, 7), '% of people within 45 km', { most: 100 })),
      catchments: panelOf('Natural catchments', bars(areaRows(plate, 15), 'thousand people a machine')),
      gaps: panelOf('Beyond the distance', bars(areaRows(plate, 17), 'thousand people beyond 45 km')),
      farthest: panelOf(
        'Farthest places',
        bars(areaRows(plate, 11), 'km to the nearest site', { rangeName: 'near or far side of the town' }),
      ),
      staff: panelOf('Staff', bars(staff, 'WTE', { rangeName: 'range of the norm', tickName: 'in post' })),
      equity: panelOf('How evenly shared', equity),
    },
    { plate },
  ),
  answer: [],
  difference: null,
  sites: [],
  service: 'machines',
  method: [],
})
