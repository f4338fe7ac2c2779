import { bare } from '#core/panel/panel.ts'
import { numberText } from '#core/plate/measure.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { type Correlation, correlation } from '#core/statistics/correlation.ts'
import { type Dependence, dependence, excludesZero } from '#core/statistics/leave-one-out.ts'
import type { NotComputable } from '#core/statistics/limits.ts'

/** The correlation of two measures, and whether it supports a conclusion. */
export type Association = {
  readonly pearson: Correlation
  readonly spearman: Correlation | null
  /** The area on which the correlation hangs, or null. */
  readonly hangs: (Dependence & { readonly name: string }) | null
  /** The count that both measures are made from, or null: a shared count correlates two measures by arithmetic alone. */
  readonly shared: string | null
  /** True where the correlation carries a conclusion: told by value and by rank, with no single area and no shared count behind it. */
  readonly carries: boolean
}

const partsOf = ({ main, per }: Resolved) => [main.indicator, ...(per ? [per.indicator] : [])]

/** The indicator that both measures hold, above or below the line; else the source that two measures of one topic are counted from. */
export function sharedBy(one: Resolved, two: Resolved): string | null {
  const others = partsOf(two)
  const same = partsOf(one).find(({ id }) => others.some((other) => other.id === id))
  if (same) return same.phrase
  const [a, b] = [one.main.indicator, two.main.indicator]
  const together = a.topic === b.topic && a.sources.some((source) => b.sources.includes(source))
  return together ? 'the records of one source' : null
}

type Pair = { readonly name: string; readonly x: number; readonly y: number }

/** @returns why there is no correlation, where there is none */
export function associationOf(pairs: readonly Pair[], shared: string | null): Association | NotComputable {
  const [xs, ys] = [pairs.map(({ x }) => x), pairs.map(({ y }) => y)]
  const pearson = correlation(xs, ys)
  if (pearson.kind === 'absent') return pearson
  const ranked = correlation(xs, ys, { method: 'spearman' })
  const spearman = ranked.kind === 'value' ? ranked : null
  const found = dependence(xs, ys, pearson)
  const hangs = found ? { ...found, name: pairs[found.at]?.name ?? '' } : null
  const agree = spearman !== null && excludesZero(spearman) && Math.sign(spearman.r) === Math.sign(pearson.r)
  const carries = excludesZero(pearson) && agree && !hangs && shared === null
  return { pearson, spearman, hangs, shared, carries }
}

const digits = bare(2)
const rText = ({ r }: Correlation): string => numberText(r, digits)
const limitsText = ({ interval }: Correlation): string =>
  interval ? `${numberText(interval.lower, digits)} to ${numberText(interval.upper, digits)}` : ''

const inWords = (found: Correlation): string =>
  found.interval
    ? `${rText(found)}, 95% interval ${limitsText(found)}`
    : `${rText(found)}, too few areas for an interval`

function conclusionOf({ pearson, spearman, hangs, shared, carries }: Association): string {
  if (carries)
    return `Areas where the one is higher tend to be ${pearson.r < 0 ? 'lower' : 'higher'} in the other; that says nothing about cause.`
  if (hangs) {
    const more = hangs.pairs > 1 ? `; ${hangs.pairs} areas would each make such a difference` : ''
    const rest = hangs.without ? `the correlation is ${inWords(hangs.without)}` : 'there is none to give'
    return `It hangs on ${hangs.name}: without it ${rest}${more}. No conclusion is drawn.`
  }
  if (!excludesZero(pearson)) return 'That does not rule out that the two have nothing to do with each other.'
  if (shared !== null) return 'No conclusion is drawn from it.'
  return spearman ? 'The ranks do not bear it out, so no conclusion is drawn.' : ''
}

/** States the correlation and its conclusion; a count that both measures share comes first. */
export function associationSentences(found: Association): readonly string[] {
  const { pearson, spearman, shared } = found
  const ranks = spearman ? `; by ranks (Spearman) ${inWords(spearman)}` : ''
  return [
    shared === null
      ? ''
      : `Both are worked out with ${shared}, so part or all of a correlation between them is arithmetic.`,
    `Correlation (Pearson) ${inWords(pearson)}, over ${pearson.n} areas${ranks}.`,
    conclusionOf(found),
  ].filter(Boolean)
}
