// npm run methods: writes docs/METHODS.md from the docstrings of the statistics, so that a method is described where it is written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/core/statistics/', import.meta.url)
const target = new URL('./METHODS.md', import.meta.url)

type Method = { readonly name: string; readonly file: string; readonly signature: string; readonly text: string }

/** Exported functions of one file with the docstring above each. */
function methodsIn(file: string): readonly Method[] {
  const source = readFileSync(new URL(file, folder), 'utf8')
  const found = source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function (\w+)(\([\s\S]*?\)(?::[^{]*?)?) \{\n/g,
  )
  return [...found].map(([, text = '', name = '', signature = '']) => ({
    name,
    file,
    signature: `${name}${signature}`.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/,? \)/g, ')').trim(),
    text: text
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
      .join('\n')
      .trim(),
  }))
}

/** Words of a docstring, its tags as a list. */
function body(text: string): string {
  const [prose = '', ...tags] = text.split(/\n(?=@)/)
  const told: Readonly<Record<string, string>> = {
    param: 'Takes',
    returns: 'Gives',
    throws: 'Refuses',
    see: 'Source',
    example: 'Example',
  }
  const lines = tags.map((tag) => {
    const [, kind = '', words = ''] = /^@(\w+)\s*([\s\S]*)$/.exec(tag) ?? []
    const flat = words.replace(/\s*\n\s*/g, ' ').trim()
    return kind === 'example' ? `- **Example.** \`${flat}\`` : `- **${told[kind] ?? kind}.** ${flat}`
  })
  return [prose.trim(), lines.join('\n')].filter(Boolean).join('\n\n')
}

/** Methods that only serve others have no section of their own. */
const helpers = new Set([
  'check.ts',
  'limits.ts',
  'random.ts',
  'permutation.ts',
  'quantile.ts',
  'shares.ts',
  'discrete-quantile.ts',
])

export function methodsText(): string {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !helpers.has(file))
    .sort()
  const sections = files
    .flatMap(methodsIn)
    .map(
      ({ name, file, signature, text }) =>
        `### ${name}\n\n\`src/core/statistics/${file}\`\n\n\`\`\`ts\n${signature}\n\`\`\`\n\n${body(text)}`,
    )
  return `${preface.trim()}\n\n## Statistics\n\n${sections.join('\n\n')}\n`
}

const preface = `
# Methods

Written by \`npm run methods\` from the docstrings of the code; a test fails when the two part. Units are those of the values that come in unless
something else is said.

## How figures are made

- **A ratio** is a numerator over a denominator times a base. It is at best *derived*; it keeps both numbers, and the poorer of the two coverages.
  A count within a boundary that only nearly fits (\`ccg-2021\`) goes only with people counted within the same boundary.
- **Periods** match by rule: the same period, else the closest that most areas have and that is not marked as misleading (2020 and 2021 for
  cancers). A line over the years takes only periods that both parts have. Several years of events never stand over the people of one.
- **Intervals** stand on events (Poisson: exact below 10, Byar's from 10), on proportions of heads (Wilson), and where they were published. WTE,
  machines and money have none: they are counted, and coverage is what limits them.
- **A group** is recomputed from sums. It is absent as soon as one member is, with the reason; rates and shares that were published as such are
  not averaged.
- **A benchmark** is the sum of numerators over the sum of denominators of the areas with a figure, or the figure published for the whole; or the
  own nation, a group, a published norm in the unit of the measure, or the reader's number. No norm is chosen by itself.
- **The gap ledger**: expected = benchmark × denominator ÷ base; gap = actual − expected. The shortfall is the sum over the areas below.
- **Rank ranges** are simulated where every figure has an interval, and nowhere else.
- **Funnels** stand on counts of heads, posts and events. For staff in WTE the headcount of the same staff takes their place.
- **Thirds** of measure and need are thirds of the areas. The stability count draws the map with every classification (thirds of the areas, thirds
  of the range, natural breaks), every denominator that counts events or people, and every period held, and says in how many of them an area
  stands in the corner of low measure and high need.
- **Trends** are tested on the longest run of years without a break, each area by itself (Mann–Kendall), with the slope after Theil and Sen.
- **Local clusters** need thirty areas; pseudo p by conditional permutation, kept at a false discovery rate of 5%. Areas without a land neighbour
  are linked to the nearest and named.
`

if (process.argv[1]?.endsWith('methods.ts')) writeFileSync(target, methodsText())
