import * as v from 'valibot'
import { beyondBounds } from './bounds.ts'
import { indicatorFileSchema, indicatorSchema } from './schemas.ts'
import { faultOfFile, faultOfIndicator } from './sound.ts'

/** A members' pack: protected indicators with their cells, and the rules that protected them. */
export const packSchema = v.object({
  format: v.literal(1),
  kind: v.literal('mpce-atlas-pack'),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Day it was made: 2026-05-14. */
  made: v.pipe(v.string(), v.isoDate()),
  /** Name of the disclosure policy, and the number of places it suppressed. */
  protection: v.object({
    policy: v.pipe(v.string(), v.maxLength(300)),
    withheld: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  indicators: v.pipe(v.array(indicatorSchema), v.maxLength(1000), v.readonly()),
  datasets: v.pipe(v.array(indicatorFileSchema), v.maxLength(5000), v.readonly()),
})
export type MembersPack = v.InferOutput<typeof packSchema>

/** Limit on the rows of all cells of a pack together, far above a baseline of the UK. */
const mostRows = 2_000_000

/** A pack, or the reason for its refusal in words that quote none of it. */
export type ReadPack = { readonly pack: MembersPack } | { readonly refused: string }

/** Parses decoded JSON as a pack. Never throws. Checks the size before anything else. */
export function parsePack(json: unknown): ReadPack {
  const refused = beyondBounds(json)
  if (refused !== null) return { refused }
  const parsed = v.safeParse(packSchema, json)
  if (!parsed.success) return { refused: 'what it holds has not the shape of a pack' }
  const { indicators, datasets } = parsed.output
  const rows = datasets.reduce((sum, file) => sum + file.rows, 0)
  if (rows > mostRows) return { refused: `more than ${mostRows.toLocaleString('en-GB')} rows` }
  if (new Set(indicators.map(({ id }) => id)).size < indicators.length) return { refused: 'one indicator twice' }
  const faults = [...indicators.map(faultOfIndicator), ...datasets.map(faultOfFile)]
  const fault = faults.find((one) => one !== null)
  return fault ? { refused: fault } : { pack: parsed.output }
}
