import { median, quantileSorted } from 'simple-statistics'
import { type PageId, pageIds, pages, scenes } from './scenes.ts'
import { type Figure, figures, targets } from './targets.ts'
import { workCases } from './work.ts'

/** All readings by scene, page and figure. */
export type Readings = ReadonlyMap<string, readonly number[]>

export const readingKey = (scene: string, page: PageId, figure: Figure): string => `${scene}|${page}|${figure}`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const head = (cells: readonly string[]): string => `${row(cells)}\n${row(cells.map(() => '---'))}`

/** "24 (20–31)": median and quartiles. */
function cellText(values: readonly number[] | undefined, figure: Figure): string {
  if (!values || values.length === 0) return ''
  const { unit, scale } = figures[figure]
  const sorted = values.map((value) => value / scale).sort((a, b) => a - b)
  const digits = (value: number) => (Math.abs(value) < 10 && unit !== 'ms' ? value.toFixed(1) : value.toFixed(0))
  const [lower, upper] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)].map(digits)
  const middle = digits(median(sorted))
  return lower === upper ? middle : `${middle} (${lower}–${upper})`
}

export function readingsTable(readings: Readings): string {
  return scenes
    .map(({ id }) => {
      const rows = (Object.keys(figures) as Figure[]).map((figure) => {
        const cells = pageIds.map((page) => cellText(readings.get(readingKey(id, page, figure)), figure))
        return row([`${figures[figure].name}, ${figures[figure].unit}`, ...cells])
      })
      return [`### ${id}`, '', head(['', ...pageIds.map((page) => pages[page].name)]), ...rows].join('\n')
    })
    .join('\n\n')
}

export type Verdict = {
  readonly words: string
  readonly limit: number
  readonly ratio: number | null
  readonly met: boolean
}

/** The ratio of the medians beside each target; a target without readings counts as missed. */
export function verdicts(readings: Readings): readonly Verdict[] {
  return scenes.flatMap(({ id }) =>
    targets.map(({ figure, page, against, limit }): Verdict => {
      const [own = [], other = []] = [page, against].map((one) => readings.get(readingKey(id, one, figure)))
      const ratio = own.length > 0 && other.length > 0 ? median([...own]) / median([...other]) : null
      return {
        words: `${id}: ${figures[figure].name}, ${pages[page].name} over ${pages[against].name}`,
        limit,
        ratio,
        met: ratio !== null && ratio <= limit,
      }
    }),
  )
}

export function targetsTable(readings: Readings): string {
  const rows = verdicts(readings).map(({ words, limit, ratio, met }) =>
    row([words, ratio?.toFixed(2) ?? 'not measured', `≤ ${limit}`, met ? 'met' : '**missed**']),
  )
  return [head(['Target', 'Ratio', 'Limit', '']), ...rows].join('\n')
}

/** Main-thread time of one change on a whole screen. */
export function workTable(work: ReadonlyMap<string, readonly number[]>): string {
  const rows = workCases.map(({ name, limit }) => {
    const taken = work.get(name) ?? []
    const middle = taken.length > 0 ? median([...taken]) : null
    return row([
      name,
      middle === null ? 'not measured' : `${middle.toFixed(0)} ms`,
      `≤ ${limit} ms`,
      middle !== null && middle <= limit ? 'met' : '**missed**',
    ])
  })
  return [head(['Main-thread time', 'Median', 'Limit', '']), ...rows].join('\n')
}
