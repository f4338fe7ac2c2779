import * as v from 'valibot'
import { sourceSchema } from '#core/domain/source-schema.ts'
import type { EquipmentFigure } from './equipment.ts'
import type { RequirementInput, RequirementMethod } from './requirement.ts'
import type { NeedFigure, NeedProjection } from './requirement-need.ts'
import type { TrackRecordEntry } from './track-record.ts'

/** The file of methods, need, equipment and track record that the build writes and a screen reads when it is opened. */

const text = v.string()
const number = v.pipe(v.number(), v.finite())
const some = v.nullable(number)
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())
const read = ['as-printed', 'second-hand', 'derived'] as const
const driver = v.picklist(['incidence', 'people', 'fleet', 'constant'])

const factor = v.object({
  staff: text,
  profession: v.picklist(['scientist', 'technical', 'several', 'outside']),
  what: text,
  inputs: list(text),
  per: number,
  value: some,
  low: some,
  high: some,
})

const method = v.object({
  id: text,
  name: text,
  service: text,
  specialty: text,
  sum: text,
  unit: text,
  over: list(text),
  less: list(text),
  hours: some,
  use: v.picklist(['requirement', 'part', 'point']),
  status: v.picklist(['as-printed', 'second-hand', 'not-read', 'none-found', 'own']),
  formula: text,
  caveat: text,
  source: text,
  factors: list(factor),
}) satisfies v.GenericSchema<unknown, RequirementMethod>

const input = v.object({
  id: text,
  name: text,
  asks: text,
  unit: text,
  driver,
  indicator: v.nullable(text),
}) satisfies v.GenericSchema<unknown, RequirementInput>

const projection = v.object({
  id: text,
  driver,
  name: text,
  area: text,
  from: number,
  to: number,
  ratio: number,
  status: v.picklist(read),
  caveat: text,
  source: text,
}) satisfies v.GenericSchema<unknown, NeedProjection>

const ranged = { value: some, low: some, high: some, unit: text } as const

const need = v.object({
  id: text,
  kind: v.picklist(['access', 'fractions', 'complexity', 'attendance', 'throughput', 'growth', 'provision']),
  name: text,
  definition: text,
  area: text,
  period: text,
  ...ranged,
  status: v.picklist(read),
  caveat: text,
  source: text,
}) satisfies v.GenericSchema<unknown, NeedFigure>

const equipment = v.object({
  id: text,
  kind: v.picklist(['life', 'fleet', 'renewal', 'work', 'commissioning']),
  modality: text,
  name: text,
  area: text,
  period: text,
  ...ranged,
  status: v.picklist([...read, 'none-found']),
  caveat: text,
  source: v.nullable(text),
}) satisfies v.GenericSchema<unknown, EquipmentFigure>

const record = v.object({
  id: text,
  area: text,
  place: text,
  what: text,
  made: number,
  target: text,
  projected: some,
  low: some,
  high: some,
  unit: text,
  actualPeriod: v.nullable(text),
  actual: some,
  verdict: v.picklist(['met', 'missed', 'open', 'set-aside', 'need', 'not-testable', 'outcome-not-seen']),
  note: text,
  status: v.picklist(read),
  source: text,
  actualSource: v.nullable(text),
}) satisfies v.GenericSchema<unknown, TrackRecordEntry>

/** Rows of the tables of `data/scenario/`, by table; each is checked when the data is built. */
export const requirementRows = { method, input, projection, need, equipment, record } as const

export const requirementFileSchema = v.object({
  format: v.literal(1),
  methods: list(method),
  inputs: list(input),
  projections: list(projection),
  need: list(need),
  equipment: list(equipment),
  trackRecord: list(record),
  /** The sources of all of them. */
  sources: list(sourceSchema),
})
export type RequirementFile = v.InferOutput<typeof requirementFileSchema>

/** Path of the file below the site's root. It changes with the data and carries no digest, as the catalogue does not. */
export const requirementPath = 'data/requirement.json'
