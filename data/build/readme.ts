import type { Geography } from '#core/domain/area.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'
import type { Contents } from './contents.ts'
import { extentsOf } from './extents.ts'

/** The parts of `data/README.md` that the build keeps in step with the data, between `<!-- name -->` and `<!-- /name -->`. */

type Names = ReadonlyMap<string, Pick<Geography, 'short'>>

function heldText({ observations }: Contents['indicators'][number], contents: Contents, names: Names): string {
  const extents = extentsOf(observations, contents.places)
  return extents
    .map(({ geography, periods }) => {
      const areas = Math.max(...periods.map((one) => one.areas))
      return `${names.get(geography)?.short ?? geography} ${areas}`
    })
    .join(', ')
}

function periodsText({ observations }: Contents['indicators'][number]): string {
  const periods = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  return first === last ? periodText(first) : `${periodText(first)} … ${periodText(last)} (${periods.length})`
}

/** "level: qualified, support, all"; the initial value comes first. */
const dimensionsText = ({ record }: Contents['indicators'][number]): string =>
  record.dimensions
    .map(({ id, values, initial }) => {
      const others = values.map((value) => value.id).filter((value) => value !== initial)
      return `${id}: ${[initial, ...others].join(', ')}`
    })
    .join('; ')

/** Writes one line for each indicator: its name, dimensions, geographies with number of areas, periods and denominators. */
function indicatorTable(contents: Contents, names: Names): string {
  const rows = contents.topics.flatMap(({ id }) => contents.indicators.filter(({ record }) => record.topic === id))
  const lines = rows.map(
    (one) =>
      `| \`${one.record.id}\` | ${one.record.name} | ${dimensionsText(one)} | ${heldText(one, contents, names)} | ${periodsText(one)} | ${one.record.per.join(', ')} |`,
  )
  const columns = ['Folder', 'Indicator', 'Dimensions', 'Areas with a figure', 'Periods', 'Per']
  return [`| ${columns.join(' | ')} |`, `| ${columns.map(() => '---').join(' | ')} |`, ...lines].join('\n')
}

const leftOutList = ({ library }: Contents): string =>
  library.leftOut.map(({ what, why }) => `- **${what}.** ${why}`).join('\n')

/** @throws RangeError when the text has no such part */
function replacePart(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new RangeError(`README.md has no part “${name}”`)
  return text.slice(0, from + start.length) + content + text.slice(to)
}

/** Rewrites the generated parts of the text. */
export function updateReadme(
  text: string,
  contents: Contents,
  geographies: readonly Pick<Geography, 'id' | 'short'>[],
): string {
  const names = new Map(geographies.map((one) => [one.id, one]))
  const listed = replacePart(text, 'indicators', indicatorTable(contents, names))
  return replacePart(listed, 'left-out', leftOutList(contents))
}
