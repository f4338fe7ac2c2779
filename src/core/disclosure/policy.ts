import * as v from 'valibot'
import type { Parsed, Problem } from '#core/domain/problem.ts'

const source = v.pipe(v.string(), v.minLength(1))
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const percent = v.pipe(v.number(), v.minValue(1), v.maxValue(100))

/** The rules by which figures are withheld, each with the reason or the source for its number. A curator may edit the file. */
export const policySchema = v.strictObject({
  format: v.literal(1),
  name: v.pipe(v.string(), v.minLength(1)),
  /** Cells with fewer persons than this, and at least one, are withheld. */
  persons: v.strictObject({ fewest: whole(1, 100), source }),
  /** Cells that fewer departments than this contribute to are withheld. */
  departments: v.strictObject({ fewest: whole(1, 20), source }),
  /** The (n, k) rule: n = `largest`, k = `percent`. */
  dominance: v.strictObject({ on: v.boolean(), largest: whole(1, 5), percent, source }),
  /** The p% rule. */
  closeness: v.strictObject({ on: v.boolean(), percent, source }),
  complementary: v.strictObject({
    /** Persons: nobody may narrow a withheld cell down to a range of this width or less. */
    width: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
    /** The same for other sums over the same cells, in their own unit (WTE). */
    othersWidth: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000)),
    /** A withheld cell of one department protects no other from that department. */
    singletons: v.boolean(),
    source,
  }),
  /** Counts are rounded to a multiple of this; null leaves them as they are. */
  rounding: v.strictObject({ base: v.nullable(whole(2, 100)), source }),
})
export type DisclosurePolicy = v.InferOutput<typeof policySchema>

/** Reads a policy that a curator has edited. A number that is out of bounds and a field that is unknown are problems alike. */
export function parsePolicy(input: unknown, file: string): Parsed<DisclosurePolicy> {
  const parsed = v.safeParse(policySchema, input)
  if (parsed.success) return { ok: true, value: parsed.output }
  const problems = parsed.issues.map((issue): Problem => {
    const column = v.getDotPath(issue) ?? 'the file'
    return {
      code: 'policy-unknown-shape',
      at: { file, column },
      found: issue.received,
      mend: `Write ${issue.expected ?? 'a value of the kind that the default policy has'}: ${issue.message}.`,
    }
  })
  return { ok: false, problems }
}
