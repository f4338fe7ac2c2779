import * as v from 'valibot'
import { isPublicKey } from './public-key.ts'

const line = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'Write something.'),
  v.maxLength(300, 'Write at most 300 characters.'),
)
const whole = (least: number, most: number) =>
  v.pipe(
    v.number('Write a whole number.'),
    v.integer('Write a whole number.'),
    v.minValue(least, `At least ${least}.`),
    v.maxValue(most, `At most ${most}.`),
  )

const officer = v.strictObject({
  /** By office, not by name: "Chair of the Workforce Intelligence Unit". */
  name: line,
  /** This officer’s public key, and that of a deputy where there is one. */
  keys: v.pipe(
    v.array(v.pipe(v.string(), v.check(isPublicKey, 'Write a public key: age1 and 58 letters; one of them is wrong.'))),
    v.minLength(1, 'Name a public key of each officer.'),
    v.maxLength(2, 'Name at most two keys of an officer: their own and a deputy’s.'),
    v.readonly(),
  ),
})

/** Who takes confidential reports on this deployment, and what they promise before the first field is filled in. */
export const watchSchema = v.pipe(
  v.strictObject({
    /** In the order in which they open a report. */
    officers: v.pipe(v.tuple([officer, officer]), v.readonly()),
    /** Who reads a report, in a sentence. */
    readers: line,
    /** What happens by when. */
    response: line,
    /** What is published. */
    published: line,
    /** Where the sealed file is to be sent. */
    sendTo: line,
    /** A report is deleted so many months after it was opened. */
    keepMonths: whole(1, 120),
    /** No count of fewer reports, or from fewer departments, is published. */
    fewest: whole(3, 50),
  }),
  v.check(({ officers: [first, second] }) => {
    const keys = [...first.keys, ...second.keys]
    return new Set(keys).size === keys.length
  }, 'Name each key once: with a key of both officers one person would open reports alone.'),
  v.readonly(),
)

export type WatchKeys = v.InferOutput<typeof watchSchema>
