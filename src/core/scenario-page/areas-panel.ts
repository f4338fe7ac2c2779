import { bare, column, figure, lacking, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { inputsFor, needOf } from '#core/scenario/question-need.ts'
import { type Fan, fanOfRuns, requiredBy } from './fan-panel.ts'
import { groundOfStaff } from './ground.ts'
import { areaName, onTheWay, restsOn, type ScenarioInput, scenarioYears, specialtyText } from './state.ts'

/** A fan for each area, all on one scale. */
export type SmallFans = {
  readonly kind: 'small-fans'
  readonly fans: readonly { readonly code: string; readonly name: string; readonly fan: Fan }[]
}

const wte = bare(1)

type TableOfFans = PanelContent<SmallFans>['table']

/**
 * The years of every fan.
 * @param kind what each fan is of: a name of areas, or of something else
 * @param more further figures of a year, with their columns
 */
export function fansTable(
  fans: SmallFans['fans'],
  kind: string,
  more?: {
    readonly columns: TableOfFans['columns']
    readonly cells: (fan: number, year: number) => TableOfFans['rows'][number]['cells']
  },
): TableOfFans {
  return {
    columns: [
      column('area', kind, false),
      column('year', 'Year', false),
      column('p10', '10 in 100 runs below, WTE'),
      column('p50', 'Middle of the runs, WTE'),
      column('p90', '90 in 100, WTE'),
      ...(more?.columns ?? []),
      column('need', 'Required, WTE'),
    ],
    rows: fans.flatMap(({ code, name, fan }, one) =>
      fan.years.map((year, at) => ({
        key: `${code}-${year}`,
        area: more ? null : code,
        cells: [
          words(name),
          words(String(year)),
          ...[0, 2, 4].map((quantile) => figure(fan.bands[at]?.[quantile] ?? 0, wte)),
          ...(more?.cells(one, at) ?? []),
          typeof fan.required[at] === 'number' ? figure(fan.required[at], wte) : notApplicable,
        ],
      })),
    ),
  }
}

function fansOf({ requirement, question, chosen, held, path, runs, ...input }: ScenarioInput): SmallFans['fans'] {
  return (runs ?? []).map(({ area, bands }) => {
    const values = inputsFor(question, area, held.values)
    const need = chosen ? needOf(requirement, chosen.method, { area, values }, path.years).need : undefined
    const fan = fanOfRuns(path.years, bands, requiredBy(need, path.years))
    return { code: area, name: areaName(input, area), fan }
  })
}

function contentOf(input: ScenarioInput): PanelContent<SmallFans> {
  const { runs, chosen, question } = input
  const what = specialtyText(input)
  const title = `Scientists in ${what} by area, ${scenarioYears(input)}`
  const subtitle = `Scientists in ${what} in post, WTE, all areas on one scale. Inner band: 50 in 100 runs; outer band: 80 in 100; line: middle of the runs${chosen ? `; dashed: required by “${chosen.method.name}”` : ''}; ${restsOn(input)}`
  if (!runs) return lacking(title, subtitle, onTheWay)
  const fans = fansOf(input)
  const fewer = fans.filter(({ fan }) => (fan.bands.at(-1)?.[2] ?? 0) < (fan.bands[0]?.[2] ?? 0)).length
  return {
    title: `${fewer} of ${fans.length} areas have fewer scientists in ${what} in ${question.by} than at the start`,
    subtitle,
    sentences: [],
    table: fansTable(fans, 'Area'),
    body: fans.length > 0 ? { kind: 'small-fans', fans } : null,
    lacks: fans.length > 0 ? null : 'This start holds no scientists of this specialty in any area',
  }
}

export const areasPanel: PanelSpec<ScenarioInput, SmallFans> = {
  label: 'Every area',
  compose: contentOf,
  ground: groundOfStaff(true),
}
