import { group } from 'd3'
import type { Observation } from '#core/domain/cell.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import type { AreaIndex } from '../places.ts'

const figureIn = ({ cell }: Observation): number | null => (cell.kind === 'value' ? cell.value : null)

const groupKey = ({ period, dims }: Observation) => `${period}|${Object.values(dims).join('|')}`

const nameOf = (places: AreaIndex, code: string): string => places.byCode.get(code.toUpperCase())?.[0]?.name ?? code

/** Rounding of a hundred parts moves a sum by no more than this share. */
const slack = 0.01

/** Where a table has a whole and all its parts, the parts should add up to it. */
function totals(observations: readonly Observation[], places: AreaIndex, say: (found: string) => void): void {
  for (const [, held] of group(observations, groupKey)) {
    const values = new Map(held.map((one) => [one.area, figureIn(one)]))
    for (const [geography, areas] of places.areas) {
      const own = [...areas.values()].filter(({ code }) => values.has(code))
      const byParent = group(
        own.flatMap((area) =>
          Object.entries(area.parents).map(([level, parent]) => ({
            key: `${level}|${parent}`,
            parent,
            code: area.code,
          })),
        ),
        ({ key }) => key,
      )
      for (const [key, parts] of byParent) {
        const parent = parts[0]?.parent ?? ''
        const [level = ''] = key.split('|')
        const whole = values.get(parent)
        const all = [...areas.values()].filter((area) => area.parents[level] === parent)
        if (whole === undefined || whole === null || parts.length < all.length || parts.length < 2) continue
        const each = parts.map(({ code }) => values.get(code) ?? null)
        if (each.some((value) => value === null) || parts.some(({ code }) => code === parent)) continue
        const sum = each.reduce<number>((total, value) => total + (value ?? 0), 0)
        if (Math.abs(sum - whole) <= Math.max(Math.abs(whole), Math.abs(sum)) * slack + 0.05 * parts.length) continue
        say(
          `${nameOf(places, parent)}: ${whole}; its ${parts.length} areas in ${geography} add up to ${Math.round(sum * 100) / 100} (${held[0]?.period})`,
        )
      }
    }
  }
}

function jumps(observations: readonly Observation[], places: AreaIndex, say: (found: string) => void): void {
  for (const [, held] of group(observations, ({ area, dims }) => `${area}|${Object.values(dims).join('|')}`)) {
    const ordered = [...held].sort((a, b) => comparePeriods(a.period, b.period))
    ordered.forEach((now, at) => {
      const before = ordered[at - 1]
      const [was, is] = [before ? figureIn(before) : null, figureIn(now)]
      if (was === null || is === null || was <= 0 || is <= 0 || Math.max(was, is) < 5) return
      if (Math.max(was, is) >= 3 * Math.min(was, is))
        say(`${nameOf(places, now.area)}: ${was} in ${before?.period}, ${is} in ${now.period}`)
    })
  }
}

/** A share that is a hundredth of the others, or a hundred times them, as 0.09 among 8.5 and 10 is. */
function outOfLine(observations: readonly Observation[], places: AreaIndex, say: (found: string) => void): void {
  const values = observations.flatMap((one) => figureIn(one) ?? []).sort((a, b) => a - b)
  const middle = values[Math.floor(values.length / 2)] ?? 0
  if (values.length < 3 || middle <= 1) return
  for (const one of observations) {
    const value = figureIn(one)
    if (
      value !== null &&
      value > 0 &&
      value < 1 &&
      value * 20 < middle &&
      value * 100 > middle / 4 &&
      value * 100 < middle * 4
    )
      say(`${nameOf(places, one.area)}: ${value} in ${one.period}, where the others are about ${middle}`)
  }
}

/** How many times the largest of the others and their middle one a figure is that cannot be of their unit. */
const [farFromLargest, farFromMiddle] = [100, 1000]
/** 999, 8888 and 777 stand for missing figures in some files; they are figures where others are near. */
const isRowOfOneDigit = (value: number): boolean => /^(?:9{3,}|8{3,}|7{3,})$/.test(String(value))
const codeFromLargest = 20

/** A figure far above all others of its kind of area: in another unit than they are, or no figure. */
function farAbove(observations: readonly Observation[], places: AreaIndex, say: (found: string) => void): void {
  const kindOf = (area: string) => places.byCode.get(area.toUpperCase())?.[0]?.geography ?? ''
  for (const [, held] of group(observations, (one) => `${groupKey(one)}|${kindOf(one.area)}`)) {
    const sorted = held
      .flatMap((one) => ({ one, value: figureIn(one) ?? Number.NaN }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value)
    const [top, second] = sorted
    const middle = sorted[Math.floor(sorted.length / 2)]?.value ?? 0
    if (!top || !second || sorted.length < 3) continue
    const isFar = top.value >= second.value * farFromLargest && top.value >= middle * farFromMiddle
    if (isFar || (isRowOfOneDigit(top.value) && top.value >= second.value * codeFromLargest))
      say(
        `${nameOf(places, top.one.area)}: ${top.value} in ${top.one.period}, where the others are at most ${second.value}`,
      )
  }
}

/** What looks odd in a table whose every cell can be read: totals that do not add up, leaps between periods. */
export function checkFigures(
  record: Pick<IndicatorRecord, 'additive' | 'kind'>,
  observations: readonly Observation[],
  [part]: readonly MappedSheet[],
  places: AreaIndex,
  findings: Findings,
): void {
  if (!part) return
  const warn = (code: string, expected: string, mend: string) => (found: string) =>
    findings.add(sheetFinding(part.sheet, { code, severity: 'warning', found, expected, mend }))
  if (record.additive)
    totals(
      observations,
      places,
      warn(
        'totals-do-not-add-up',
        'parts that add up to their whole',
        'Check the figures; all are taken as they are written.',
      ),
    )
  jumps(
    observations,
    places,
    warn(
      'leap',
      'a figure within three times of the period before',
      'Check the figures and their units in both periods.',
    ),
  )
  if (record.kind === 'share')
    outOfLine(observations, places, warn('out-of-line', 'a percentage like the others', 'If 0.09 means 9%, write 9.'))
  farAbove(
    observations,
    places,
    warn(
      'far-above',
      'a figure of the size of the others',
      'Check its unit. Where it stands for a missing figure, write [x] or [c] in its place.',
    ),
  )
  const values = observations.flatMap((one) => figureIn(one) ?? [])
  if (
    record.kind === 'share' &&
    values.length > 2 &&
    values.every((value) => value >= 0 && value <= 1) &&
    values.some((value) => value % 1 !== 0)
  )
    warn(
      'share-as-fraction',
      'percent',
      'If 0.12 means 12%, multiply the figures by 100.',
    )(`all ${values.length} figures lie between 0 and 1`)
}
