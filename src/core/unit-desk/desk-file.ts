import * as v from 'valibot'
import { isPublicKey } from './public-key.ts'
import { watchSchema } from './watch-keys.ts'

/** Public keys that a deployment may name: the unit's own and those of deputies. */
const mostKeys = 4

const line = v.pipe(v.string(), v.maxLength(200, 'Write at most 200 characters.'))

/**
 * `desk.json`: to whom files may be sealed on this deployment. With no key nothing is offered to be sealed, so that nobody sends in clear what they take
 * to be sealed.
 */
export const deskFileSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    /** Who holds the secret keys, as a department reads it. */
    unit: line,
    /** Where a sealed file is to be sent: an address, or words. */
    sendTo: line,
    recipients: v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.check(
            isPublicKey,
            'Write a public key as the Desk screen gives it: age1 and 58 letters; one of them is wrong.',
          ),
        ),
      ),
      v.maxLength(mostKeys, `Name at most ${mostKeys} keys.`),
      v.check((keys) => new Set(keys).size === keys.length, 'Name each key once.'),
      v.readonly(),
    ),
    /** Who takes confidential reports; without it no form is offered. */
    watch: v.exactOptional(watchSchema),
    /** Quarters of which counts of concerns were published, so that none is published twice, in whichever browser. */
    concernsPublished: v.exactOptional(
      v.pipe(v.array(v.pipe(v.string(), v.regex(/^20\d\d-Q[1-4]$/, 'Write a quarter as 2026-Q3.'))), v.readonly()),
    ),
  }),
  v.check(
    ({ unit, sendTo, recipients }) => recipients.length === 0 || (unit.trim() !== '' && sendTo.trim() !== ''),
    'Say in “unit” whose the keys are, and in “sendTo” where sealed files go.',
  ),
  v.readonly(),
)

export type DeskFile = v.InferOutput<typeof deskFileSchema>

/** No keys: nothing is offered to be sealed. */
export const noDesk: DeskFile = { format: 1, unit: '', sendTo: '', recipients: [] }

/** The path of the file below the page. */
export const deskPath = 'data/desk.json'

/** The text of `data/desk.json` for a deployment that takes sealed files. */
export const deskFileText = (desk: Omit<DeskFile, 'format'>): string =>
  `${JSON.stringify({ format: 1, ...desk }, null, 2)}\n`
