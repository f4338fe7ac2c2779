import { panelsOf } from '#core/explore/panels.ts'
import { composePanels } from '#core/panel/spec.ts'
import { quantityText } from '#core/plate/measure.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import { coverageAnswer } from './answer.ts'
import { bandsOf, headline, whatIfHeadline } from './bands-panel.ts'
import type { CoverageResult } from './calculate.ts'
import { catchmentsOf } from './catchments-panel.ts'
import { type MapWords, mapPlate } from './map-plate.ts'
import { type CoveragePage, coveragePanels } from './page.ts'
import { demandPeriods, type Settled } from './settle.ts'
import { type CoverageStates, stateOf } from './state.ts'
import { heldTitle } from './untouched.ts'
import { countText, distanceText, distanceType, needWords, roundedText } from './words.ts'

function mapWords(panels: CoverageStates, title: string, sentences: readonly string[]): MapWords {
  const { settled, now, imagined } = panels
  const { coverage, service, data } = settled
  const where = `${data.geography.name} (${data.geography.vintage})`
  const tail = `${distanceType(coverage)}; ${where}; ${demandPeriods(data)}`
  if (coverage.map !== 'access')
    return {
      title,
      subtitle: `${coverage.cost === 'crow' ? 'Distance' : 'Travel time'} to the nearest ${service}, ${tail}`,
      sentences,
    }
  const { base } = accessBase[coverage.need]
  const values = [...now.byArea.values()].map(({ access }) => access * base)
  const measure = accessMeasure(coverage, values)
  const bare = [...now.byArea.values()].filter(({ access }) => access === 0)
  const people = bare.reduce((sum, { need }) => sum + need.people, 0)
  const { unreached } = now.result
  return {
    title: `${imagined ? 'What if: ' : ''}${quantityText(now.whole.access * base, measure)} are within ${distanceText(coverage.catchment, coverage)} on average, ${distanceType(coverage)}`,
    subtitle: `${measure.name}; ${where}; ${demandPeriods(data)}`,
    sentences: [
      bare.length > 0
        ? `${roundedText(people)} people in ${bare.length} authorities have none within ${distanceText(coverage.catchment, coverage)}.`
        : `Every authority has some within ${distanceText(coverage.catchment, coverage)}.`,
      `${needWords[coverage.need].replace(/^./, (letter) => letter.toUpperCase())} who share a site are counted against it.`,
      unreached > 0 ? `${countText(unreached)} of the supply stands where nobody is in reach.` : '',
      ...(imagined ? [`What if: ${whatIfHeadline(panels)}.`] : []),
    ].filter(Boolean),
  }
}

function methodOf({ settled }: CoverageStates): readonly string[] {
  const { coverage, data } = settled
  const { demand } = data
  const minutes = coverage.cost === 'minutes'
  return [
    minutes
      ? `Travel times: ${data.times?.name ?? 'the reader’s table'}. A pair that is not in it has no way.`
      : `Distances are great-circle distances in km, ${coverage.detour === 1 ? 'without any detour' : `times a detour factor of ${coverage.detour}`}; no roads, no traffic, no ferries.`,
    demand.own
      ? `People: ${countText(demand.points.length)} points of ${demand.name}.`
      : `People: those of ${data.areas.length} authorities, spread over ${countText(demand.points.length)} towns. The resolution is a town: streets, villages and farms are where their town is.`,
    minutes
      ? ''
      : 'Error: a town’s people may live anywhere on its share of the land, on average some kilometres away; the ranges take all of them to the far side, or all to the near. Sites are placed to about 1 km.',
    coverage.sea
      ? 'Catchments may cross the sea, as the crow flies.'
      : 'No catchment crosses the sea to or from an island without a bridge.',
  ].filter(Boolean)
}

/**
 * Composes everything that the coverage screen shows.
 * @param whatIf the result for the imagined state of the world; null exactly when nothing is imagined
 */
export function composeCoverage(
  settled: Settled,
  baseline: CoverageResult,
  whatIf: CoverageResult | null,
): CoveragePage {
  const before = stateOf(settled, settled.baseline, baseline)
  const imagined = settled.whatIf !== null && whatIf !== null
  const now = imagined && settled.whatIf && whatIf ? stateOf(settled, settled.whatIf, whatIf) : before
  const states: CoverageStates = { settled, before, now, imagined }
  const contentOf = settled.coverage.map === 'nearest' ? catchmentsOf : bandsOf
  const asIs: CoverageStates = { settled, before, now: before, imagined: false }
  const title = heldTitle(contentOf(states).title, contentOf(asIs).title)
  const plate = mapPlate(settled, now.siteState, now.byArea, mapWords(states, title, headline(states)))
  const panels = composePanels('coverage', coveragePanels, { ...states, plate })
  const difference = imagined ? whatIfHeadline(states) : null
  return {
    plate,
    map: panelsOf(plate).map,
    panels,
    difference,
    answer: coverageAnswer(states, panels, difference),
    sites: now.siteState.sites,
    service: settled.service,
    method: methodOf(states),
  }
}
