import { appVersion } from '#core/domain/app-version.ts'
import type { QuestionAnswer } from './question-run.ts'

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const row = (...fields: readonly (string | number | null)[]): string =>
  fields.map((field) => quoted(field === null ? '' : String(field))).join(',')
const short = (value: number | null): string => (value === null ? '' : String(Number(value.toFixed(3))))

/** What the file of an answer says beside its figures. */
export type AnswerFile = {
  readonly sentences: readonly string[]
  /** Marks that go with the figures. */
  readonly marks: readonly string[]
  readonly seed: number
  readonly digest: string
  readonly link: string
  readonly answer: QuestionAnswer
  /** WTE required by year; null where there is no figure. */
  readonly required: readonly (number | null)[]
}

/** The figure of an answer as CSV, a row a year, under what it rests on. */
export function answerCsv({ sentences, marks, seed, digest, link, answer, required }: AnswerFile): string {
  const { years, bands, closed, places } = answer
  return `${[
    ...marks.map((mark) => row('mark', mark)),
    row('version', appVersion),
    row('data digest', digest),
    row('seed', seed),
    row('link', link),
    ...sentences.map((sentence) => row('says', sentence)),
    row('share of runs in which the gap is closed', short(closed)),
    row('more training places a year, middle of the runs', short(places?.middle ?? null)),
    row('more training places a year, 8 in 10 runs', short(places?.eightInTen ?? null)),
    row('year', '10% of runs below', '25%', 'middle of the runs', '75%', '90%', 'required', 'unit'),
    ...years.map((year, at) => row(year, ...(bands[at] ?? []).map(short), short(required[at] ?? null), 'WTE')),
  ].join('\n')}\n`
}
