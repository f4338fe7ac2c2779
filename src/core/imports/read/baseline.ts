import { baselineIndicators, openBaseline } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import { layers, parts } from '#core/baseline/behind.ts'
import { contributorsOf } from '#core/baseline/contributors.ts'
import type { Return } from '#core/baseline/returns.ts'
import { all } from '#core/baseline/tally.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type GuardedOutput, placeId, protect } from '#core/disclosure/protect.ts'
import { basesOf } from '#core/disclosure/roundings.ts'
import { type Differences, differencesFrom } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import {
  type CheckContext,
  type Composed,
  composeIndicator,
  type Guard,
  type SuppressedPlace,
  sourceOf,
} from '../draft.ts'

import { leftReport } from '../guard/left-report.ts'
import { askedBy, partTotalsWords, withoutPartTotals } from '../guard/part-totals.ts'
import { periodsInWords } from '../periods-in-words.ts'

/** “vacancies to the nearest 2 WTE”, and what else is rounded beside the posts, by the indicators that follow from it. */
function roundedParts(policy: DisclosurePolicy): readonly { readonly words: string; readonly by: readonly string[] }[] {
  const { vacant, 'over-55': older } = basesOf(parts, policy)
  const indicatorsOf = (layer: string) => layers.find(({ id }) => id === layer)?.indicators ?? []
  return [
    older === undefined
      ? []
      : [{ words: `persons aged 55 and over to the nearest ${older}`, by: indicatorsOf('ages') }],
    vacant === undefined ? [] : [{ words: `vacancies to the nearest ${vacant} WTE`, by: indicatorsOf('posts') }],
  ].flat()
}

const roundedWords = (policy: DisclosurePolicy): readonly string[] => roundedParts(policy).map(({ words }) => words)

/** Notes of the shipped baseline that an import does not share: its rules have a note of their own. */
const leftOut = new Set(['sample-baseline', 'baseline-suppression', 'baseline-rounding'])

/** What readers of a rounded figure have to know of it: it stands at each value, as do the cautions that hold for some only. */
function basesNotes(policy: DisclosurePolicy): readonly (Note & { readonly by: readonly string[] })[] {
  return roundedParts(policy).map(({ words, by }, at) => ({
    id: `own-bases-${at + 1}`,
    text: `Rounded to protect departments: ${words}; what is worked out from them follows, and 0 need not be none.`,
    weight: 'caution',
    by,
  }))
}

/** Every rule that withholds a figure of its own. */
function rulesWords({ persons, departments, dominance, closeness }: DisclosurePolicy): string {
  const rules = [
    `fewer than ${persons.fewest} persons or ${departments.fewest} departments are behind it`,
    dominance.on ? `${dominance.largest} departments hold more than ${dominance.percent}% of it` : '',
    closeness.on ? 'one department could estimate another closely' : '',
  ]
  return `where ${rules.filter(Boolean).join(', where ')}`
}

function notesOf(policy: DisclosurePolicy, rounding: string | null): readonly Note[] {
  const text = `A cell is suppressed ${rulesWords(policy)}, and so is whatever it could be worked out from.`
  const rules: Note = { id: 'own-suppression', text, weight: 'detail' }
  return rounding === null ? [rules] : [rules, { id: 'own-rounding', text: rounding, weight: 'caution' }]
}

/** The record of a sample indicator without the words that say it is one. */
function ownRecord(record: IndicatorRecord, years: readonly string[], notes: readonly Note[]): IndicatorRecord {
  const period = years.at(-1) ?? record.initial.period
  return {
    ...record,
    topic: 'staffing',
    name: record.name.replace(' (sample baseline)', ''),
    phrase: record.phrase.replace(', sample baseline', ''),
    definition: record.definition.replace(/ Made-up returns[^.]*\./, ' From your own file of returns.'),
    notes: [...record.notes.filter((note) => !leftOut.has(note)), ...notes.map(({ id }) => id)],
    initial: { ...record.initial, period },
  }
}

/** The United Kingdom: the total that every other is a part of. */
const everywhere = baselineAreas.totals.at(-1)?.code

const count = (n: number) => n.toLocaleString('en-GB')

const layerWords: readonly (readonly [string, string])[] = [
  ['posts', 'establishment and vacancies'],
  ['ages', 'the share aged 55 and over'],
]

/** Sentences about indicators suppressed at places that are otherwise shown. */
function partlyOf({ withheld, byLayer }: GuardedOutput): readonly string[] {
  return layerWords.flatMap(([layer, name]) => {
    const more = [...(byLayer.get(layer)?.keys() ?? [])].filter((place) => !withheld.has(place)).length
    return more > 0 ? [`${count(more)} more places with ${name} suppressed alone`] : []
  })
}

function summaryOf(
  returns: readonly Return[],
  inPost: readonly Observation[],
  years: readonly string[],
  policy: DisclosurePolicy,
  guarded: GuardedOutput,
): readonly string[] {
  const contributors = contributorsOf(returns)
  const departments = new Set(returns.map(({ department, area }) => contributors.of(department, area))).size
  const spellings = new Set(returns.map(({ department }) => department)).size
  const wholes = inPost.filter(
    ({ area, dims }) => area === everywhere && Object.values(dims).every((value) => value === all),
  )
  const [asked, answered] = (['whole', 'part'] as const).map((name) =>
    wholes.reduce((sum, { cell }) => sum + (cell.coverage?.[name] ?? 0), 0),
  )
  const suppressed = inPost.filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'suppressed').length
  const shown = inPost.filter(({ cell }) => cell.kind === 'value').length
  return [
    `${counted(departments, 'department')}${spellings > departments ? ` under ${count(spellings)} spellings` : ''}, ${periodsInWords(years)}`,
    `${count(answered ?? 0)} of ${count(asked ?? 0)} specialty returns received`,
    `${count(shown)} figures of staff in post`,
    `${count(suppressed)} suppressed: each ${rulesWords(policy)}, or to hide one that is`,
    ...partlyOf(guarded),
    ...partTotalsWords(inPost),
    `Shown are ${roundedWords(policy).join(' and ')}: establishments, vacancy rates and limits follow from the rounded figures`,
  ]
}

/** The withheld places that have a figure of staff in post, in the order of the table. */
function withheldOf(open: readonly Observation[], { withheld }: GuardedOutput): readonly SuppressedPlace[] {
  return open.flatMap((one) => {
    const reasons = withheld.get(placeId(one))
    const { area, period, dims, cell } = one
    return reasons && cell.kind === 'value' ? [{ area, period, dims, reasons }] : []
  })
}

/** Each value with the notes of its rounding. */
function saying(observations: readonly Observation[], notes: readonly Note[]): readonly Observation[] {
  const ids = notes.map(({ id }) => id)
  return observations.map((one) =>
    one.cell.kind === 'value' && ids.length > 0 ? { ...one, notes: [...one.notes, ...ids] } : one,
  )
}

/** The result of valid returns. */
export type ComposedBaseline = {
  readonly composed: readonly Composed[]
  /** Staff in post, as it may be shown. */
  readonly inPost: readonly Observation[]
  readonly summary: readonly string[]
  readonly guard: Guard
  /** What readers of earlier releases learn from this table. */
  readonly differences: Differences
}

/** Adds returns up by the path that the sample takes and withholds by the rules of the context. */
export function composeBaseline(returns: readonly Return[], context: CheckContext): ComposedBaseline {
  const { policy } = context
  const source = sourceOf(context.target, context.today)
  const open = openBaseline(returns, baselineAreas, { status: 'observed', source: source.id, notes: [] })
  const guarded = protect(open, policy, leftReport(context))
  const years = [...new Set(returns.map(({ surveyYear }) => surveyYear))].sort()
  const notes = notesOf(policy, guarded.note)
  const bases = basesNotes(policy)
  const asked = askedBy([...guarded.indicators.values()].flat())
  const shown = new Map(
    [...guarded.indicators].map(([id, own]) => [id, withoutPartTotals(own, baselineAreas.totals, asked)]),
  )
  const composed = baselineIndicators.flatMap((id): Composed[] => {
    const [record, own] = [context.baseline.find((one) => one.id === id), shown.get(id)]
    if (!record || !own) return []
    const { files: _files, statuses: _statuses, sources: _sources, ...rest } = record
    const rounding = bases.filter(({ by }) => by.includes(id)).map(({ by: _by, ...note }) => note)
    const setting = { ...context, notes: [...context.notes, ...notes, ...rounding] }
    return [composeIndicator(ownRecord(rest, years, notes), saying(own, rounding), [source], setting)]
  })
  const inPost = shown.get('mpce-wte') ?? []
  return {
    composed,
    inPost,
    summary: summaryOf(returns, inPost, years, policy, guarded),
    guard: { policy, withheld: withheldOf(open.indicators.get('mpce-wte')?.observations ?? [], guarded) },
    differences: differencesFrom(open, guarded, context.released, policy),
  }
}
