import { appVersion } from '#core/domain/app-version.ts'
import { csvRow } from './csv-row.ts'
import type { QuestionAnswer } from './question-run.ts'

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
    ...marks.map((mark) => csvRow('mark', mark)),
    csvRow('version', appVersion),
    csvRow('data digest', digest),
    csvRow('seed', seed),
    csvRow('link', link),
    ...sentences.map((sentence) => csvRow('says', sentence)),
    csvRow('share of runs in which the gap is closed', short(closed)),
    csvRow('more training places a year, middle of the runs', short(places?.middle ?? null)),
    csvRow('more training places a year, 8 in 10 runs', short(places?.eightInTen ?? null)),
    csvRow('year', '10% of runs below', '25%', 'middle of the runs', '75%', '90%', 'required', 'unit'),
    ...years.map((year, at) => csvRow(year, ...(bands[at] ?? []).map(short), short(required[at] ?? null), 'WTE')),
  ].join('\n')}\n`
}
