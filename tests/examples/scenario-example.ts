import type { Protected } from '#core/domain/protected.ts'
import { emptyTable } from '#core/panel/panel.ts'
import { composePanels, type PanelSpec } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'
import { besideNames } from '#core/scenario/side-by-side.ts'
import type { SmallFans } from '#core/scenario-page/areas-panel.ts'
import type { Columns } from '#core/scenario-page/columns.ts'
import type { Fan } from '#core/scenario-page/fan-panel.ts'
import type { ScenarioPage } from '#core/scenario-page/page.ts'
import type { Spans } from '#core/scenario-page/spans.ts'

function panelOf<Body>(title: string, body: Body): PanelSpec<{ readonly plate: Protected<Plate> }, Body> {
  const subtitle = 'Made-up staff of made-up runs'
  return {
    label: title,
    compose: () => ({ title, subtitle, sentences: ['Nothing of it is real.'], table: emptyTable, body, lacks: null }),
    ground: ({ plate: { trust } }) => ({ trust, marks: ['scenario'], showsMain: true }),
  }
}

const years = Array.from({ length: 11 }, (_, at) => 2025 + at)

/** A fan that falls a little and widens; with more required than there is. */
const fanFrom = (staff: number, need: number | null): Fan => ({
  kind: 'fan',
  years,
  middle: years.map((_, at) => staff - at),
  bands: years.map((_, at) => [-2, -1, 0, 1, 2].map((end) => staff - at + end * at * 0.8)),
  required: years.map((_, at) => (need === null ? null : need + at)),
})

const steps: Spans = {
  kind: 'spans',
  rows: [
    { key: '0', words: 'Training places: +12.0 WTE', from: 113, to: 125, dot: 125 },
    { key: '1', words: 'Leaving before retirement: −4.5 WTE', from: 125, to: 120.5, dot: 120.5 },
  ],
  axis: 'WTE in 2035',
}

const beside: Spans = {
  kind: 'spans',
  rows: [
    { key: 'climate', words: 'Climate and disease: −6.0 (−9.1 to −2.2) WTE', from: -9.1, to: -2.2, dot: -6 },
    { key: 'workforce', words: 'Workforce and skills: +10.2 (+4.0 to +16.9) WTE', from: 4, to: 16.9, dot: 10.2 },
  ],
  axis: 'WTE more than at the base in 2035',
}

const paths: SmallFans = {
  kind: 'small-fans',
  fans: Object.entries(besideNames).map(([code, name], at) => ({ code, name, fan: fanFrom(110 + 8 * at, 120) })),
}

const columns: Columns = {
  kind: 'columns',
  years,
  bars: years.map((_, at) => 1 + (at % 3)),
  marks: years.map((_, at) => (at % 4 === 0 ? 5 : at % 3)),
  names: ['planned', 'due'],
  unit: 'units',
}

const smallFans = ({ areas }: Plate): SmallFans => ({
  kind: 'small-fans',
  fans: areas.map(({ area }, at) => ({
    code: area.code,
    name: area.name,
    fan: fanFrom(40 + 12 * at, at % 2 === 0 ? 60 : null),
  })),
})

/** The page of a scenario on a plate, with made-up figures. */
export const exampleScenario = (plate: Protected<Plate>): Pick<ScenarioPage, 'panels'> => ({
  panels: composePanels(
    'scenario',
    {
      fan: panelOf('Fewer than required', fanFrom(120, 150)),
      gap: panelOf<Plate>('Map of the gap', plate),
      areas: panelOf('Every area', smallFans(plate)),
      sign: panelOf<Plate>('Where the methods disagree', plate),
      steps: panelOf('What moved', steps),
      beside: panelOf('Side by side', beside),
      paths: panelOf('Side by side, by year', paths),
      wave: panelOf('To be replaced', columns),
      work: panelOf<Columns>('Commissioning', {
        ...columns,
        names: ['work', null],
        marks: years.map(() => null),
        unit: 'WTE',
      }),
      fit: panelOf<Columns>('Against demand', { ...columns, names: ['within the age', 'needed'] }),
      swings: panelOf('What the width comes from', { ...steps, axis: 'WTE in 2035' }),
    },
    { plate },
  ),
})
