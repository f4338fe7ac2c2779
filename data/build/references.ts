import type { SearchWords, ShortAnswer } from '#core/catalogue/search-schema.ts'
import type { Denominator, IndicatorRecord, Topic } from '#core/domain/indicator.ts'
import type { Problem } from '#core/domain/problem.ts'
import { likeNamedFile } from './library.ts'
import type { Places } from './places.ts'
import type { ComparisonRecord, CoverageRecord, StandingRecord, TopicRecord } from './records.ts'
import { searchWordsFile, shortAnswersFile } from './search-words.ts'

/** The ids that an indicator's record may reference. */
export type Referable = {
  readonly topics: readonly Topic[]
  readonly denominators: readonly Denominator[]
  readonly notes: ReadonlySet<string>
  readonly places: Places
}

type Complaint = readonly [column: string, found: string, mend: string]

function dimensionComplaints({ dimensions, shard }: IndicatorRecord): Complaint[] {
  const complaints = dimensions.flatMap(({ id, values, initial }): Complaint[] => {
    const ids = values.map((value) => value.id)
    const repeated = ids.filter((one, at) => ids.indexOf(one) < at)
    return [
      ...repeated.map((one): Complaint => [`dimensions.${id}`, one, 'Give each value an id of its own.']),
      ...(ids.includes(initial)
        ? []
        : [[`dimensions.${id}.initial`, initial, `Write one of: ${ids.join(', ')}.`] as const]),
    ]
  })
  const ids = dimensions.map(({ id }) => id)
  if (shard !== null && !ids.includes(shard))
    complaints.push(['shard', shard, `Write one of: ${[...ids, 'null'].join(', ')}.`])
  return complaints
}

function silenceComplaints({ silence }: IndicatorRecord, places: Places): Complaint[] {
  const strange = Object.keys(silence).filter((prefix) => prefix !== '*' && !places.hasPrefix(prefix))
  const complaints = strange.map((prefix): Complaint => ['silence', prefix, 'No area has a code that starts so.'])
  if (!silence['*']) complaints.push(['silence', '', 'Say under “*” what a missing row means.'])
  return complaints
}

/** Reports choices in `perOnly` that do not exist. */
function perOnlyComplaints({ per, perOnly = {}, dimensions }: IndicatorRecord): Complaint[] {
  return Object.entries(perOnly).flatMap(([id, only]): Complaint[] => [
    ...(per.includes(id) ? [] : [['perOnly', id, `Write one of “per”: ${per.join(', ')}.`] as const]),
    ...Object.entries(only).flatMap(([name, values]): Complaint[] => {
      const known = dimensions.find((one) => one.id === name)?.values.map((value) => value.id) ?? []
      const strange = values.filter((value) => !known.includes(value))
      return strange.map((value) => [
        `perOnly.${id}`,
        `${name}.${value}`,
        'Write a dimension and a value of this indicator.',
      ])
    }),
  ])
}

/** Reports references of a record that do not exist. */
export function recordProblems(file: string, folder: string, record: IndicatorRecord, to: Referable): Problem[] {
  const topics = to.topics.map(({ id }) => id)
  const offers = [...to.denominators.map(({ id }) => id), 'none']
  const complaints: Complaint[] = [...dimensionComplaints(record), ...silenceComplaints(record, to.places)]
  if (record.id !== folder) complaints.push(['id', record.id, `Write “${folder}”, the name of the folder.`])
  if (!topics.includes(record.topic)) complaints.push(['topic', record.topic, `Write one of: ${topics.join(', ')}.`])
  for (const id of record.per.filter((one) => !offers.includes(one)))
    complaints.push(['per', id, `Write ids of denominators.json: ${offers.join(', ')}.`])
  complaints.push(...perOnlyComplaints(record))
  for (const id of [...record.notes, ...record.breaks.map(({ note }) => note)].filter((one) => !to.notes.has(one)))
    complaints.push(['notes', id, 'Add it to notes.csv, or remove it.'])
  for (const [column, found, mend] of targetComplaints({ indicator: record.id, dims: record.opens ?? {} }, [record]))
    complaints.push([`opens.${column}`, found, mend])
  const { geography } = record.initial
  if (!to.places.geographies.has(geography))
    complaints.push(['initial.geography', geography, `Write one of: ${[...to.places.geographies].join(', ')}.`])
  return complaints.map(([column, found, mend]) => ({ code: 'bad-reference', at: { file, column }, found, mend }))
}

/** Reports indicators listed by a topic that do not exist or belong to another topic. */
export function topicProblems(topics: readonly TopicRecord[], records: readonly IndicatorRecord[]): Problem[] {
  return topics.flatMap((topic) =>
    topic.first
      .filter((id) => !records.some((record) => record.id === id && record.topic === topic.id))
      .map((id) => {
        const mend = `Write the id of an indicator of the topic “${topic.id}”.`
        return { code: 'bad-reference', at: { file: 'topics.json', column: topic.id }, found: id, mend }
      }),
  )
}

/** Reports standings with an indicator that does not exist. */
export const standingProblems = (
  standings: readonly StandingRecord[],
  records: readonly IndicatorRecord[],
): Problem[] =>
  standings.flatMap(({ title, indicators }) =>
    indicators
      .filter((id) => !records.some((record) => record.id === id))
      .map((id) => ({
        code: 'bad-reference',
        at: { file: 'standing.json', column: title },
        found: id,
        mend: 'Write the id of an indicator.',
      })),
  )

type Target = { readonly indicator: string; readonly dims: Readonly<Record<string, string>> }

/** What is wrong with the name of an indicator and of choices of its dimensions. */
function targetComplaints({ indicator, dims }: Target, records: readonly IndicatorRecord[]): Complaint[] {
  const record = records.find(({ id }) => id === indicator)
  if (!record) return [['indicator', indicator, 'Write the id of an indicator.']]
  return Object.entries(dims).flatMap(([id, value]): Complaint[] => {
    const values = record.dimensions.find((one) => one.id === id)?.values.map((one) => one.id) ?? []
    const mend = `Write a dimension of ${indicator} and one of its values: ${values.join(', ')}.`
    return values.includes(value) ? [] : [[`${indicator}.${id}`, value, mend]]
  })
}

/** Reports search words that lead to an indicator, dimension or value that does not exist, and words that stand in two rows. */
export function searchWordProblems(
  searchWords: readonly SearchWords[],
  records: readonly IndicatorRecord[],
): Problem[] {
  const seen = new Map<string, string>()
  const complaints = searchWords.flatMap(({ words, shows }): Complaint[] => {
    const [first = ''] = words
    const repeated = words.flatMap((word): Complaint[] => {
      const other = seen.get(word)
      seen.set(word, first)
      return other === undefined ? [] : [[first, word, `The row of “${other}” has this word already; remove one.`]]
    })
    return [...repeated, ...shows.flatMap((target) => targetComplaints(target, records))]
  })
  return complaints.map(([column, found, mend]) => ({
    code: 'bad-reference',
    at: { file: searchWordsFile, column },
    found,
    mend,
  }))
}

/** Reports short answers that name an indicator, dimension or value that does not exist. */
export const shortAnswerProblems = (answers: readonly ShortAnswer[], records: readonly IndicatorRecord[]): Problem[] =>
  answers
    .flatMap(({ lines }) => lines.flatMap(({ held }) => held.flatMap((target) => targetComplaints(target, records))))
    .map(([column, found, mend]) => ({
      code: 'bad-reference',
      at: { file: shortAnswersFile, column },
      found,
      mend,
    }))

/** Reports indicators, dimensions and values named for Coverage that do not exist. */
export function coverageProblems(
  { shows, staff, context }: CoverageRecord,
  records: readonly IndicatorRecord[],
): Problem[] {
  const { dimension, ...values } = staff.professions
  const asked: Target[] = [
    ...shows.map((indicator) => ({ indicator, dims: {} })),
    ...Object.values(values).map((value) => ({
      indicator: staff.indicator,
      dims: { ...staff.dims, [dimension]: value },
    })),
    ...context,
  ]
  const complaints = asked.flatMap((one) => targetComplaints(one, records))
  return complaints.map(([column, found, mend]) => ({
    code: 'bad-reference',
    at: { file: 'coverage.json', column },
    found,
    mend,
  }))
}

/** Reports indicators, dimensions and denominators named for comparisons that do not exist, and a denominator that its indicator does not have. */
export function comparisonProblems(
  { people, need, rate }: ComparisonRecord,
  records: readonly IndicatorRecord[],
): Problem[] {
  const file = 'comparison.json'
  const plain = [people, rate].map((indicator) => ({ indicator, dims: {} }))
  const named = [...plain, need].flatMap((one) => targetComplaints(one, records))
  const pers = records.find(({ id }) => id === need.indicator)?.per
  const divided: Complaint[] =
    !pers || pers.includes(need.per)
      ? []
      : [['need.per', need.per, `Write one of the denominators of ${need.indicator}: ${pers.join(', ')}.`]]
  return [...named, ...divided].map(([column, found, mend]) => ({
    code: 'bad-reference',
    at: { file, column },
    found,
    mend,
  }))
}

/** Reports denominators with an indicator, dimension or value that does not exist, or with an open dimension. */
export function denominatorProblems(
  denominators: readonly Denominator[],
  records: readonly IndicatorRecord[],
): Problem[] {
  const file = 'denominators.json'
  const complaint = (id: string, found: string, mend: string): Problem => ({
    code: 'bad-reference',
    at: { file, column: id },
    found,
    mend,
  })
  return denominators.flatMap(({ id, indicator, dims }) => {
    const record = records.find((one) => one.id === indicator)
    if (!record) return [complaint(id, indicator, 'Write the id of an indicator.')]
    const open = record.dimensions
      .filter((dimension) => !dimension.values.some((value) => value.id === dims[dimension.id]))
      .map((dimension) => complaint(id, dims[dimension.id] ?? '', `Fix a value of the dimension “${dimension.id}”.`))
    const strange = Object.keys(dims)
      .filter((name) => !record.dimensions.some((dimension) => dimension.id === name))
      .map((name) => complaint(id, name, `${indicator} has no such dimension; remove it.`))
    return [...open, ...strange]
  })
}

/** Reports indicators named as alike that do not exist. */
export function likeNamedProblems(
  likeNamed: readonly { readonly indicators: readonly string[] }[],
  records: readonly IndicatorRecord[],
): Problem[] {
  return likeNamed
    .flatMap(({ indicators }) => indicators.flatMap((indicator) => targetComplaints({ indicator, dims: {} }, records)))
    .map(([column, found, mend]) => ({ code: 'bad-reference', at: { file: likeNamedFile, column }, found, mend }))
}
