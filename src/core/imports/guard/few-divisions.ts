import { placeId } from '#core/disclosure/protect.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Note } from '#core/domain/source.ts'
import type { CheckContext, Guard, SuppressedPlace } from '../draft.ts'
import type { Words } from '../finding.ts'
import type { Question } from '../question.ts'
import { toldBy } from '../release-check.ts'
import { type DividedFigure, type HiddenDivisions, hiddenOf, isHidden } from './divisions.ts'
import { fewQuestion } from './few-persons.ts'
import { releaseFindings } from './release-words.ts'

/** Id of an indicator → its figures. */
type Figures = ReadonlyMap<string, readonly Observation[]>

/** What a figure counts, and of what; null for one that counts nobody. */
type Divided = (id: string, observation: Observation) => DividedFigure | null

/** Several indicators of the same staff after the question about small numbers. */
export type OfFewDivided = {
  readonly questions: readonly Question[]
  /** Null until it is answered. */
  readonly made: {
    readonly figures: Figures
    readonly notes: readonly Note[]
    readonly summary: readonly string[]
    readonly findings: readonly Words[]
    readonly guard?: Guard
  } | null
}

const noteId = 'own-few-persons'

/** "Suppressed whole: figures of employers and ITL1 regions; by specialty and grade" */
function hiddenWords({ levels, divisions }: HiddenDivisions): string {
  const areas = [...levels].map((level) => (level === 'country' ? 'England' : `${level}s`))
  return `Suppressed whole: ${[...areas.map((area) => `staff of ${area}`), ...[...divisions].map((one) => `by ${one}`)].join('; ')}`
}

/** Counts what earlier releases tell of the figures as they would be shown. */
function differences(figures: Figures, { released }: CheckContext): readonly Words[] {
  const told = toldBy(figures, released)
  return told ? releaseFindings({ withheld: { size: told.withheld }, changed: { size: told.changed } }, released) : []
}

/**
 * Asks what is to become of small numbers in indicators that count the same staff by several divisions, and does it. Sums run across them, by area,
 * specialty, grade, level and band, and shares tell their numerators, so that levels of areas and divisions are suppressed whole (`hiddenOf`).
 * @param workDivides as `hiddenOf` takes it
 */
export function askOfDivisions(
  figures: Figures,
  divided: Divided,
  workDivides: boolean,
  context: CheckContext,
): OfFewDivided {
  const { persons, complementary } = context.policy
  const all = [...figures].flatMap(([id, observations]) =>
    observations.flatMap((one) => {
      const figure = divided(id, one)
      return figure ? [{ one, figure }] : []
    }),
  )
  const isFew = ({ amount }: DividedFigure) => amount > 0 && Math.ceil(amount) < persons.fewest
  const few = all.filter(({ figure }) => isFew(figure)).length
  if (few === 0) return { questions: [], made: { figures, notes: [], summary: [], findings: [] } }
  const how = 'suppress every division and level of areas that has one, whole'
  const { question, answer, keptWords } = fewQuestion(few, context, how)
  if (answer === undefined) return { questions: [question], made: null }
  if (answer === 'keep')
    return { questions: [question], made: { figures, notes: [], summary: [keptWords], findings: [] } }
  const least = Math.max(persons.fewest, Math.floor(complementary.width) + 1)
  const hidden = hiddenOf(
    all.map(({ figure }) => figure),
    least,
    workDivides,
  )
  const gone = all.filter(({ figure }) => isHidden(hidden, figure))
  const withheld = new Map<string, SuppressedPlace>()
  for (const { one, figure } of gone) {
    const { area, period, dims } = one
    if (isFew(figure) || !withheld.has(placeId(one)))
      withheld.set(placeId(one), { area, period, dims, reasons: isFew(figure) ? ['few-persons'] : [] })
  }
  const made = suppressed(figures, new Set(gone.map(({ one }) => one)), persons.fewest)
  return {
    questions: [question],
    made: {
      figures: made,
      notes: [
        {
          id: noteId,
          text: `Where a division or a level of areas has a figure of fewer than ${persons.fewest} persons, all its figures are suppressed.`,
          weight: 'detail',
        },
      ],
      summary: [hiddenWords(hidden)],
      findings: differences(made, context),
      guard: { policy: context.policy, withheld: [...withheld.values()] },
    },
  }
}

function suppressed(figures: Figures, gone: ReadonlySet<Observation>, fewest: number): Figures {
  const because = `in a division with a figure of fewer than ${fewest} persons`
  const shown = (one: Observation): Observation =>
    gone.has(one)
      ? { ...one, cell: { kind: 'absent', reason: 'suppressed', because }, notes: [...one.notes, noteId] }
      : one
  return new Map([...figures].map(([id, observations]) => [id, observations.map(shown)]))
}
