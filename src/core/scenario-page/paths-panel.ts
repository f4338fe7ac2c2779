import { lacking, type PanelContent } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { wteText } from '#core/scenario/question-words.ts'
import { besideAgainst, besideName } from '#core/scenario/side-by-side.ts'
import { fansTable, type SmallFans } from './areas-panel.ts'
import { besideQuoted, differenceCells, differenceColumns } from './beside-panel.ts'
import { fanOfRuns, requiredBy } from './fan-panel.ts'
import { groundOfStaff } from './ground.ts'
import { onTheWay, placeOf, type ScenarioInput, scenarioYears } from './state.ts'

/** Which scenarios end with enough staff, or with fewer than they start with where nothing says how many are enough. */
function titleOf(by: number, fans: SmallFans['fans'], need: number | null): string {
  const some = (holds: (start: number, end: number) => boolean) =>
    `${fans.filter(({ fan: { middle } }) => holds(middle[0] ?? 0, middle.at(-1) ?? 0)).length} of ${fans.length} scenarios`
  return need === null
    ? `${some((start, end) => end < start)} have fewer in post in ${by} than at the start`
    : `${some((_, end) => end >= need)} reach the ${wteText(need)} required in ${by}, in the middle of the runs`
}

/** Every scenario by year, all on one scale, with its differences from one of them in the table. */
function pathsContent(input: ScenarioInput): PanelContent<SmallFans> {
  const { question, chosen, answer, path } = input
  const all = answer?.beside ?? []
  const required = requiredBy(chosen?.need, path.years)
  const than = besideQuoted(besideName(question, besideAgainst(question, all)))
  const fans = all.map(({ id, bands }) => ({
    code: id,
    name: besideName(question, id),
    fan: fanOfRuns(path.years, bands, required),
  }))
  const need = required.at(-1) ?? null
  const subtitle = `${placeOf(input)}: scientists in post, WTE, ${scenarioYears(input)}, all scenarios on one scale. Inner band: 50 in 100 runs; outer band: 80 in 100; line: middle of the runs${need === null ? '' : `; dashed: required by “${chosen?.method.name}”`}. The same 500 draws in each; differences from ${than} by year are in the table; start: ${input.start.name}, seed 1`
  if (!answer) return lacking('Scenarios by year', subtitle, onTheWay)
  return {
    title: titleOf(question.by, fans, need),
    subtitle,
    sentences: [],
    table: fansTable(fans, 'Scenario', {
      columns: differenceColumns(than),
      cells: (one, year) => differenceCells(all[one]?.moreByYear[year] ?? [0, 0, 0]),
    }),
    body: { kind: 'small-fans', fans },
    lacks: null,
  }
}

export const pathsPanel: PanelSpec<ScenarioInput, SmallFans> = {
  label: 'Scenarios by year',
  compose: pathsContent,
  ground: groundOfStaff(true),
}
