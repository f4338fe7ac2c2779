import * as v from 'valibot'
import { sourceSchema } from '#core/domain/source-schema.ts'

/** The file of levers, parameters and starting stocks that the build writes and a scenario is run from. */

const text = v.string()
const number = v.pipe(v.number(), v.finite())
const some = v.nullable(number)
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

/**
 * A number that the model takes. `assumption`: nobody has published it; it stands at a value that does nothing and says so. Levers are the ones that
 * a reader may move, between `least` and `most`.
 */
const lever = v.object({
  id: text,
  name: text,
  /** The part of the model that it acts on. */
  acts: text,
  challenge: v.picklist(['workforce', 'safety', 'climate']),
  /** Whether it is among the few on the first screen. */
  first: v.boolean(),
  /** `sum` is shared out over areas and specialties, `rate` holds in each. */
  kind: v.picklist(['rate', 'sum']),
  unit: text,
  /** Null for a sum that each start works out. */
  value: some,
  /** Ends of the range that holds 80 in 100; null where nobody published one. */
  low: some,
  high: some,
  least: number,
  most: number,
  step: number,
  status: v.picklist(['verbatim', 'secondary', 'derived', 'assumption']),
  /** Id of a source; empty for an assumption. */
  source: text,
  date: text,
  rationale: text,
  caveat: text,
})
export type SupplyLever = v.InferOutput<typeof lever>

/** A figure of another year or place beside a lever's slider. */
const peer = v.object({ lever: text, label: text, value: number, source: text, note: text })

/** Published stock and flows of one period, persons. */
const publishedFlow = v.object({
  area: text,
  from: text,
  to: text,
  before: number,
  joiners: number,
  leavers: number,
  after: number,
  source: text,
})

const start = v.object({
  id: text,
  name: text,
  about: text,
  year: number,
  period: text,
  /** Whether every figure made from it bears the mark of the made-up sample. */
  illustrative: v.boolean(),
  source: text,
  areas: list(v.object({ code: text, name: text })),
  specialties: list(v.object({ id: text, name: text })),
  professions: list(v.object({ id: text, name: text })),
  /** Bands of age with their width in years; the last is open. One band where ages are not known. */
  ages: list(v.object({ name: text, years: some, retire: number })),
  /** The profession that trainees enter, and the one from which people are promoted to it. */
  trains: text,
  promotes: v.nullable(text),
  /** The band of age that trainees and joiners enter. */
  enters: v.object({ trainees: number, joiners: number }),
  /** Persons by age, WTE in post and funded posts of each area, specialty and profession, as positions in the lists above. */
  cells: list(
    v.object({ area: number, specialty: number, profession: number, persons: list(number), wte: number, posts: some }),
  ),
  /** Cells whose figures are withheld: they are not run, and no total holds them. */
  withheld: number,
  /** Groups of specialties that share published places, with their part of the places. */
  training: list(
    v.object({
      specialties: list(text),
      areas: list(text),
      share: number,
      known: list(v.object({ year: number, places: number })),
    }),
  ),
  notes: list(text),
})
export type SupplyStart = v.InferOutput<typeof start>

export const supplyFileSchema = v.object({
  format: v.literal(1),
  levers: list(lever),
  peers: list(peer),
  flows: list(publishedFlow),
  starts: list(start),
  ready: list(v.object({ id: text, challenge: text, text })),
  /** Those that levers, peers, flows and starts name. */
  sources: list(sourceSchema),
})
export type SupplyFile = v.InferOutput<typeof supplyFileSchema>

/** Where the file is, below the site. */
export const supplyPath = 'data/supply.json'

/** Years from the start of training to registration. */
export const trainingYears = 3
