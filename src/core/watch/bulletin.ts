import * as v from 'valibot'

/** Bytes of every reply before it is sealed, and how many slots a bulletin has: the first number that holds all replies. */
export const replyBytes = 1024
export const slotSteps: readonly number[] = [256, 1024]

/** Bytes that a reply takes of its slot: signs beyond plain letters take two to six. */
export const replyLength = (text: string): number =>
  encodeURIComponent(JSON.stringify({ text })).replaceAll(/%../g, '-').length

/** Letters of a slot in Base64: its tag of 16 bytes, then a reply that is sealed to one key. */
const tagLetters = 22
const slotLetters = tagLetters + Math.ceil((4 * (168 + 16 + 16 + replyBytes)) / 3)

/**
 * `bulletin.json`: all replies of a watch in equal slots, real ones and others that nobody can tell from them. Everybody is given the same bytes.
 */
export const bulletinSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    /** By chance, so that no tag is ever seen twice. */
    salt: v.pipe(v.string(), v.regex(/^([\w+/]{43})?$/)),
    slots: v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^[A-Za-z0-9+/]+$/),
          v.check(({ length }) => length === slotLetters),
        ),
      ),
      v.check(
        ({ length }) => length === 0 || slotSteps.includes(length),
        `A bulletin has ${slotSteps.join(' or ')} slots.`,
      ),
      v.readonly(),
    ),
  }),
  v.readonly(),
)

export type Bulletin = v.InferOutput<typeof bulletinSchema>

/** The path of the file below the page. */
export const bulletinPath = 'data/bulletin.json'

/** Before the first reply. */
export const noBulletin: Bulletin = { format: 1, salt: '', slots: [] }

/** A slot as its tag and its sealed reply. */
export const slotParts = (slot: string): { readonly tag: string; readonly sealed: string } => ({
  tag: slot.slice(0, tagLetters),
  sealed: slot.slice(tagLetters),
})
