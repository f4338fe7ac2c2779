import type { Mutant } from './mutant.ts'

/** Stale: the line is missing, or the changed file does not parse, so nothing was measured. */
export type Verdict = 'killed' | 'survived' | 'accepted' | 'stale'

const areaOf = (file: string): string =>
  file
    .split('/')
    .slice(1, file.startsWith('src/core/') ? 3 : 2)
    .join('/')

const share = (verdicts: readonly Verdict[]): string => {
  const count = (one: Verdict) => verdicts.filter((verdict) => verdict === one).length
  const measured = verdicts.length - count('stale')
  const percent = measured === 0 ? '' : ` (${Math.floor((100 * count('killed')) / measured)}%)`
  const others = (['survived', 'accepted', 'stale'] as const).flatMap((one) =>
    count(one) === 0 ? [] : [`${count(one)} ${one}`],
  )
  return [`${count('killed')} of ${measured} killed${percent}`, ...others].join(', ')
}

/** Counts killed mutants by area and in total. A stale one counts as neither killed nor measured. */
export function tally(judged: readonly (readonly [Mutant, Verdict])[]): string {
  const areas = [...new Set(judged.map(([{ file }]) => areaOf(file)))]
  const line = (name: string, some: readonly (readonly [Mutant, Verdict])[]) =>
    `${name.padEnd(18)} ${share(some.map(([, verdict]) => verdict))}`
  return [
    ...areas.map((area) =>
      line(
        area,
        judged.filter(([{ file }]) => areaOf(file) === area),
      ),
    ),
    line('all', judged),
  ].join('\n')
}
