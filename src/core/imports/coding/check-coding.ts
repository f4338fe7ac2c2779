import { type CodingField, type CodingRule, type Condition, codingRules, codingSources } from './rules.ts'

export type StaffRecord = Readonly<Record<CodingField, string>> & {
  readonly organisation: string
  readonly wte: number
}

/** What the rules say of one record. */
export type Judged = {
  readonly specialty: string | null
  /** Rules that say it is miscoded. */
  readonly against: readonly CodingRule[]
}

/** One organisation's records, and how many of them look miscoded. */
type CodingShare = {
  readonly organisation: string
  readonly wte: number
  readonly miscoded: number
  /** 0 to 100 */
  readonly percent: number
}

export type CodingReport = {
  readonly records: number
  readonly bySpecialty: ReadonlyMap<string, number>
  readonly byRule: readonly { readonly rule: CodingRule; readonly records: number; readonly source: string }[]
  readonly shares: readonly CodingShare[]
  /** Codes of the U matrix whose letters nobody has published: not judged. */
  readonly unjudged: number
}

const compiled = new Map<string, RegExp>()
function patternOf(text: string): RegExp {
  const known = compiled.get(text) ?? new RegExp(text, 'i')
  compiled.set(text, known)
  return known
}

const holds = (record: StaffRecord, { field, pattern, not = false }: Condition): boolean =>
  patternOf(pattern).test(record[field]) !== not

/** What the rules say of a record: the first specialty that fits, and every rule that it breaks. */
export function judge(record: StaffRecord, rules: readonly CodingRule[] = codingRules): Judged {
  const fitting = rules.filter(({ when }) => when.every((condition) => holds(record, condition)))
  const first = fitting.find(({ gives }) => gives !== 'miscoded')
  return {
    specialty: first && first.gives !== 'miscoded' ? first.gives.specialty : null,
    against: fitting.filter(({ gives }) => gives === 'miscoded'),
  }
}

/** What is known of a code of the U matrix is its frame, the consultant level and Blood Sciences; the rest is not judged. */
const isUnpublished = (code: string): boolean => /^U[B-Z0-9][A-Z0-9]$/i.test(code) || /^UA[B-Z0-9]$/i.test(code)

/** Gathers what the rules say of many records, by rule, by specialty and by organisation. */
export class CodingTally {
  #records = 0
  #unjudged = 0
  readonly #bySpecialty = new Map<string, number>()
  readonly #byRule = new Map<CodingRule, number>()
  readonly #shares = new Map<string, { wte: number; miscoded: number }>()

  add(record: StaffRecord, { specialty, against }: Judged): void {
    this.#records += 1
    if (against.length === 0 && isUnpublished(record.occupation_code)) this.#unjudged += 1
    const key = specialty ?? 'none'
    this.#bySpecialty.set(key, (this.#bySpecialty.get(key) ?? 0) + record.wte)
    for (const rule of against) this.#byRule.set(rule, (this.#byRule.get(rule) ?? 0) + 1)
    const share = this.#shares.get(record.organisation) ?? { wte: 0, miscoded: 0 }
    share.wte += record.wte
    if (against.length > 0) share.miscoded += record.wte
    this.#shares.set(record.organisation, share)
  }

  report(): CodingReport {
    const tenth = (value: number) => Math.round(value * 10) / 10
    const shares = [...this.#shares].map(([organisation, { wte, miscoded }]) => ({
      organisation,
      wte: tenth(wte),
      miscoded: tenth(miscoded),
      percent: wte === 0 ? 0 : tenth((100 * miscoded) / wte),
    }))
    return {
      records: this.#records,
      bySpecialty: this.#bySpecialty,
      byRule: [...this.#byRule]
        .sort(([, a], [, b]) => b - a)
        .map(([rule, records]) => ({
          rule,
          records,
          source: rule.source === null ? '' : (codingSources[rule.source] ?? ''),
        })),
      shares: shares.sort((a, b) => b.percent - a.percent || b.wte - a.wte),
      unjudged: this.#unjudged,
    }
  }
}
