// npm run methods: writes docs/METHODS.md from the docstrings of the statistics, so that a method is described where it is written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { problemText } from '#core/domain/problem.ts'
import { parseLibrary } from '../data/build/library.ts'
import { readRequirement } from '../data/build/requirement-tables.ts'
import { readDataFolder } from '../data/build.ts'

const folders = ['core/statistics', 'core/coverage'] as const
const sourceOf = (folder: string) => new URL(`../src/${folder}/`, import.meta.url)
const target = new URL('./METHODS.md', import.meta.url)

type Method = { readonly name: string; readonly file: string; readonly signature: string; readonly text: string }

/** Exported functions of one file with the docstring above each. */
function methodsIn(folder: string, file: string): readonly Method[] {
  const source = readFileSync(new URL(file, sourceOf(folder)), 'utf8')
  const found = source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function (\w+)(\((?:(?!\n\}\n)[\s\S])*?\)(?::(?:[^{}]|\{[^{}]*\})*?)?) \{\n/g,
  )
  return [...found].map(([, text = '', name = '', signature = '']) => ({
    name,
    file: `src/${folder}/${file}`,
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
  'funnel-points.ts',
])

/** The methods among the files of the coverage screen. */
const accessMethods = new Set(['lorenz.ts', 'two-step-floating-catchment.ts'])

/** The methods of scenarios that have a section: what a reader has to know to check a number. */
const scenarioMethods: Readonly<Record<string, string>> = {
  requirementOf: 'Staff by a published method',
  gapAgreement: 'Where methods disagree about the sign of a gap',
  requirementBy: 'Requirement over the years',
  growthBetween: 'Growth of need',
  compoundRate: 'Growth a year from a total',
  radiotherapyWork: 'Radiotherapy from need',
  practiceChange: 'A change of practice',
  planComplexity: 'Complexity of plans',
  placesNeeded: 'Training places that close a gap',
  whatMoved: 'Steps: what each lever adds',
  swingsOf: 'Swings: what the width of the bands comes from',
  sideBySide: 'Scenarios side by side',
  replacementsBy: 'Equipment wave',
  commissioningBy: 'Acceptance and commissioning',
  smoothReplacements: 'Smoothing of peaks',
  fitForPurpose: 'Fit for purpose',
  fleetAdequacy: 'Adequacy of equipment',
  placePosts: 'Where the next posts do most',
  postsAcrossMethods: 'Posts under every method',
  projectionError: 'Errors of published projections',
  backTest: 'A model against the past',
}

const section = ({ file, signature, text }: Method, title: string): string =>
  `### ${title}\n\n\`${file}\`\n\n\`\`\`ts\n${signature}\n\`\`\`\n\n${body(text)}`

/** Sections in the order above, under words: which method is meant stands in the signature. */
function scenarioSections(): string {
  const methods = readdirSync(sourceOf('core/scenario')).flatMap((file) => methodsIn('core/scenario', file))
  return Object.entries(scenarioMethods)
    .map(([name, title]) => {
      const method = methods.find((one) => one.name === name)
      if (!method) throw new Error(`src/core/scenario exports no function ${name} with a docstring`)
      return section(method, title)
    })
    .join('\n\n')
}

const statusWords: Readonly<Record<string, string>> = {
  'as-printed': 'read in print',
  'second-hand': 'read in another publication that quotes it',
  'not-read': 'named in print; its coefficients were not read, so it gives no number until a unit fills its template',
  'none-found': 'none was found in print',
}

/** Every published method of requirement in the data package: formula, caveat, status and source. */
function requirementSections(): string {
  const folder = readDataFolder()
  const library = parseLibrary(folder)
  if (!library.ok) throw new Error(library.problems.map(problemText).join('\n'))
  const read = readRequirement(folder, { ...library.value, areas: () => true })
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'))
  const { methods, sources } = read.value
  return methods
    .map((method) => {
      const source = sources.find(({ id }) => id === method.source)
      const uses = {
        requirement: '',
        part: ' It covers one duty among several.',
        point: ' It is a point, never a gap.',
      }
      const lines = [
        `- **Formula.** ${method.formula}. In ${method.unit}.${uses[method.use]}`,
        `- **Status.** ${statusWords[method.status] ?? method.status}.`,
        `- **Source.** ${[source?.publisher, source?.title, source?.year, source?.url].filter(Boolean).join('. ')}`,
        ...(method.caveat ? [`- **Caveat.** ${method.caveat}`] : []),
      ]
      return `### ${method.name}\n\n\`${method.id}\`, ${method.service}\n\n${lines.join('\n')}`
    })
    .join('\n\n')
}

export function methodsText(): string {
  const sections = folders
    .flatMap((folder) =>
      readdirSync(sourceOf(folder))
        .filter((file) => (folder === 'core/coverage' ? accessMethods.has(file) : !helpers.has(file)))
        .filter((file) => file.endsWith('.ts'))
        .sort()
        .flatMap((file) => methodsIn(folder, file)),
    )
    .map((method) => section(method, method.name))
  return [
    preface.trim(),
    '## Statistics',
    ...sections,
    '## Scenarios',
    scenarioSections(),
    '## Published methods of requirement',
    `${requirementSections()}\n`,
  ].join('\n\n')
}

const preface = `
# Methods

Written by \`npm run methods\` from the docstrings of the code; a test fails when the two part. Units are those of the values that come in unless
something else is said.

## How figures are made

- **A ratio** is a numerator over a denominator times a base. It is at best *derived*; it keeps both numbers, and the poorer of the two coverages.
  A count within a boundary that only nearly fits (\`ccg-2021\`) goes only with people counted within the same boundary. Services and staff over such
  a count mix two boundaries: the figure carries a note of its own, and what it would be scaled by people is said. Titles then give only the digits
  that do not change with it (“about 0.6”), and the ledger tells the gap within one boundary beside the recorded one.
- **Periods** match by rule: the same period, else the closest that most areas have and that is not marked as misleading (2020 and 2021 for
  cancers). A line over the years takes only periods that both parts have. Several years of events never stand over the people of one.
- **Intervals** stand on events (Poisson: exact below 10, Byar's from 10), on proportions of heads (Wilson), and where they were published. WTE,
  machines and money have none: they are counted, and coverage is what limits them. Where counts of areas differ by over 1.5 times the variance that
  chance gives (overdispersion), intervals of chance are given nowhere, and what is said of single areas rests on the limits of the funnel, which
  allow for it: one rule on the map, in the ranking, in how sure and in the funnel.
- **A group** is recomputed from sums. It is absent as soon as one member is, with the reason; rates and shares that were published as such are
  not averaged.
- **A benchmark** is the figure published for the place that the areas lie in (England, the UK), wherever one is held, whatever the areas; what they
  add up to is said where it reads otherwise. Else it is their sum of numerators over their sum of denominators, under a name that says so; or the own nation, a group, a published norm in the unit of the measure, or the reader's number. No norm is chosen by itself.
- **How far from the benchmark**: in per cent of it; figures that are themselves in per cent differ by percentage points.
- **Headlines** name the lowest and highest that are a finding. Areas with nothing on record, and shares of under 20, are passed over and said; an end
  whose records are incomplete says how many it has; where unlike boundaries would turn the order of an end, both areas stand at it.
- **The gap ledger**: expected = benchmark × denominator ÷ base; gap = actual − expected. The shortfall is the sum over the areas below, as a range where
  unlike boundaries leave it open.
- **Rank ranges** are simulated where every figure has an interval, and nowhere else.
- **Funnels** stand on counts of heads, posts and events of areas with complete records; others are drawn and not judged. For staff in WTE the
  headcount of the same staff takes their place, and the limits are called a yardstick, since posts are placed by decision. Where the variance
  between areas is over 1.5 times what chance gives, the limits allow for it without being asked.
- **A scatter** gives Pearson's and Spearman's correlation. Nothing is concluded, and no line drawn, where both measures share a count or a source,
  where the two correlations disagree, or where leaving out one area would turn the sign or the verdict; that area is named. Quadrants part at the
  medians, an area at one is in none, and an area that is low against the median but above the benchmark says so.
- **Thirds** of measure and need are thirds of the areas. The set-ups tried are every classification (thirds of the areas, natural breaks, and
  thirds of the range where no third holds over half of the areas), every denominator that counts events or people, and every period held; it is
  said in how many of them an area stands in the corner of low measure and high need. They share their figures, so the count is no probability.
- **Trends** are tested on the longest run of years without a break, each area by itself (Mann–Kendall), with the slope after Theil and Sen.
- **Changes** are the later figure less the earlier one, in the unit of the measure (percentages in percentage points) or in per cent of the earlier figure. A
  difference is refused, as an absence with its reason, where a break of the series lies between the two periods; where figures of events, money, shares or
  rates are of periods of other lengths; within other boundaries; where how many answered is known for one period only; and where figures that add up, scaled
  to full coverage, change the other way: who answered then changed more than the figure. Incomplete answers, a note of one period only, one denominator
  under both figures, a break of the denominator and periods that share years are said beside the change. It has an interval where both figures have one
  of the same level and share no years (MOVER); staff, machines and people have none.
- **What missing returns could change** is worked out from published figures that add up, where it is known of every area how many answered: bounds without a model
  of who answers (Manski). A tipping point says what an area's own missing returns would have to hold to turn a claim, rounded down. Ranges (place, what an area
  lacks, the shortfall of all) take each missing return to hold from nothing to the largest mean of those that answered in any area, and say so. A benchmark that
  is the sum of the areas moves with their returns; a norm does not; of any other nothing is said.
- **Likeness of neighbours** (Moran's I) is tested from twenty areas on. Areas without a land neighbour, and those whose neighbours have no figure,
  are linked to the nearest area that has one, and named.
- **Figures about few people.** Staff of a place are withheld by thresholds of persons and departments, dominance and p%, and so are the companions that an
  audit of all measures asks for. Vacancies and persons over 55 are attributes of staff that may be shown. They would break the same rules at more
  than half of all places, and withholding them there would hide most of the survey: on the sample 1,152 of 1,890 places for posts and 1,331 for ages,
  where staff take 526. So they are rounded: persons over 55 to the nearest 5 and vacancies to the nearest 2 WTE, everywhere, by conventional rounding. A range in place of
  a gap is partial suppression (Fischetti and Salazar 2003, Statistics and Computing 13:13); the base of 5 is the
  policy's own fewest persons. The audit reads each rounded figure, totals too, as its range. A place that breaks dominance or p%
  keeps a range of twice the distance that the rule asks for, since nobody knows where in it the truth is, and 0.5 WTE at least; one that breaks the rules of persons could
  be three numbers at least. Where that does not hold, it is withheld; then vacancies and posts keep a range of twice that distance over all sums, where these leave as much,
  and persons over 55 one as wide as the rounding of the others leaves. On the sample 538 places of 1,890 are withheld in staff and posts, and 549 in the share over 55;
  before the audit took all measures together, 497 were. Each department that knows its own figures is audited as well: what the others gave of withheld
  staff could be three headcounts and spans more than 0.1 WTE, which costs no further place of staff on the sample, and none in a made-up sparse survey
  without posts alone (208 places where 210 were). Where a sixth of the returns are posts alone it costs more: 262 places of 347 where 226 were; in
  made-up surveys of 782 and 875 returns 533 where 485 were, and 570 where 468 were. The fewer places were not enough: of those 468, 42 tell one or the other of 14
  departments too much of what the others gave. Any two departments that put together what they gave are held to the same range, of staff at places that a rule
  withholds. Before anything is shown again it costs 50 places of staff on the sample (550 where 500 were), 18 in the sparse survey (226), 54 and 32 in the other two (587 and 602): most of them are a third
  region where two were withheld, each with two departments. At places that are withheld to protect others nothing is asked of two: at a place that is shown, two of three know
  the third. The two are told from most others without a search: a table that was found leaves enough to any two where it would leave enough to those who
  gave most. What goes first is often made needless by what goes later: in the end places that no rule withholds are shown again, one at a time and the dearest first,
  where the audit still has its tables for everybody. That is bounded by a number of searches, a quarter of those made before, and so gives the same places on every
  machine. The sample then withholds 12 places of staff fewer (538 for 550, 8% above the 497) and 40 shares over 55 fewer (549 for 589), the sparse survey 223 for 226
  (207 before the audit took all measures together), and the survey of 782 returns 579 for 587. Of tables without posts alone every one that was tried is within a
  tenth, but one in which a department is behind two of three gaps (40 where 32 were): there the eight are what it could work out. Other tables of persons are guarded where their owner says so: fewer than 5 persons, and the
  companions that the same audit asks for by the table's own sums.
  A share over 55 of few persons may read 0% (1 of 7, rounded). A least number of persons under a
  percentage would prevent it. On the sample 23 persons would withhold 363 more shares of the 1,341 that are shown, and 8 persons 93, which passes the tenth by which
  withholding may grow. So there is no such rule, and the caution that goes with the shares says that 0 need not be none.
- **Local clusters** need thirty areas; pseudo p by conditional permutation, 999 times and more often where p is at its floor, kept at a false
  discovery rate of 5%.
- **Access** counts a place that lies exactly at the limit of a catchment as inside it, and one that lies exactly at the limit of an inner zone as
  in the farther zone: 10 of 30 minutes is the second of three zones. Software that closes every zone gives other figures for travel times in
  whole minutes. Distances are along the great circle, true to 0.4%.
- **Requirement** is found by published methods that stand side by side: none is chosen for the reader, none is averaged with another, and a range in
  print stays a range. An input that is not given is named; it is never zero. Growth follows a projection that is held and ends with it.
- **Equipment** is replaced at an age that the reader chooses. The work of acceptance and commissioning is in no publication that was found: it is
  left out until a unit gives it.
- **There is no record of this model**, as no public series of MPCE staff in post is held; published projections of others and what came of them are in
  \`data/scenario/track-record.csv\`.
`

if (process.argv[1]?.endsWith('methods.ts')) writeFileSync(target, methodsText())
