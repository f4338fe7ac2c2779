import * as v from 'valibot'
import { sourceSchema } from '#core/domain/source-schema.ts'

/** Schemas of the files that the build writes and the app reads. Their types are derived from them. */

const text = v.string()
const number = v.pipe(v.number(), v.finite())
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

export const noteSchema = v.object({ id: text, text, weight: v.picklist(['caution', 'detail']) })

/** Limit of decimals: more than any figure has, and the most that browsers format. */
const mostDecimals = 12

/** Limit of rows: twice that of an imported table. */
const mostRows = 1e6

/** A column: one entry for each row, or a single entry for every row. Dictionary columns hold positions in their dictionary. */
const column = v.union([list(v.nullable(number)), v.nullable(number)])

/** Whether the columns contain as many rows as the file claims, which stops a few bytes from claiming a billion rows. */
function isWritten(rows: number, columns: Readonly<Record<string, unknown>>): boolean {
  const lists = Object.values(columns).filter(Array.isArray)
  return lists.every(({ length }) => length === rows) && (rows <= 1 || lists.length > 0)
}

/** The cells of one indicator (or one shard of it), by column. */
export const indicatorFileSchema = v.pipe(
  v.object({
    format: v.literal(1),
    id: text,
    shard: v.nullable(text),
    rows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostRows)),
    dictionaries: v.record(text, list(text)),
    columns: v.record(text, column),
    sources: list(sourceSchema),
    notes: list(noteSchema),
  }),
  v.check(({ rows, columns }) => isWritten(rows, columns), 'columns of as many rows as the file claims'),
)
export type IndicatorFile = v.InferOutput<typeof indicatorFileSchema>

const lonLat = v.pipe(v.tuple([number, number]), v.readonly())
const bounds = v.pipe(v.tuple([number, number, number, number]), v.readonly())
const step = v.nullable(text)

export const areaSchema = v.object({
  code: text,
  name: text,
  short: text,
  aliases: list(text),
  codes: list(
    v.object({ code: text, vintage: text, relation: v.exactOptional(v.picklist(['is', 'within', 'holds'])) }),
  ),
  parents: v.record(text, text),
  members: v.exactOptional(list(text)),
  centroid: v.nullable(lonLat),
  bounds: v.nullable(bounds),
  areaKm2: v.nullable(number),
  neighbours: list(text),
  step: v.object({ up: step, down: step, left: step, right: step }),
})

export const geographySchema = v.object({
  id: text,
  name: text,
  singular: text,
  short: text,
  vintage: text,
  order: number,
  hasShapes: v.boolean(),
  layer: v.nullable(text),
  mergedFrom: v.nullable(text),
  drawnAs: v.exactOptional(v.literal('points')),
  simplified: v.nullable(text),
  source: v.object({ title: text, publisher: text, url: text, licence: text }),
  creditLine: text,
})

export const geographyFileSchema = v.object({
  format: v.literal(1),
  geography: geographySchema,
  areas: list(areaSchema),
})
export type GeographyFile = v.InferOutput<typeof geographyFileSchema>

const reasonSchema = v.picklist(['suppressed', 'not-published', 'not-applicable', 'not-collected'])

const cellSchema = v.variant('kind', [
  v.object({
    kind: v.literal('value'),
    value: number,
    status: v.picklist(['observed', 'derived', 'rounded', 'modelled', 'illustrative']),
  }),
  v.object({
    kind: v.literal('absent'),
    reason: reasonSchema,
    because: v.exactOptional(text),
  }),
])

export const siteFileSchema = v.object({
  format: v.literal(1),
  id: text,
  name: text,
  sites: list(
    v.object({
      id: text,
      name: text,
      provider: text,
      town: text,
      latitude: number,
      longitude: number,
      position: text,
      sector: v.nullable(v.picklist(['NHS', 'independent'])),
      areas: v.record(text, text),
      machines: cellSchema,
      /** WTE at the site, where a reader's table has them. */
      staff: v.exactOptional(number),
      recorded: v.nullable(text),
      remarks: list(text),
      source: text,
    }),
  ),
  sources: list(sourceSchema),
  notes: list(noteSchema),
})

export type SiteFile = v.InferOutput<typeof siteFileSchema>

const extentSchema = v.object({
  geography: text,
  periods: list(v.object({ period: text, areas: number })),
})

export const indicatorSchema = v.object({
  id: text,
  topic: text,
  name: text,
  phrase: text,
  kind: v.picklist(['events', 'people', 'staff', 'things', 'money', 'share', 'rate', 'reports', 'measure']),
  unit: v.object({ one: text, many: text, prefix: v.exactOptional(text), suffix: v.exactOptional(text) }),
  decimals: v.pipe(number, v.integer(), v.minValue(0), v.maxValue(mostDecimals)),
  additive: v.boolean(),
  polarity: v.object({ higher: text, lower: text }),
  dimensions: list(
    v.object({ id: text, name: text, values: list(v.object({ id: text, name: text, phrase: text })), initial: text }),
  ),
  shard: v.nullable(text),
  definition: text,
  notes: list(text),
  per: list(text),
  perOnly: v.exactOptional(v.record(text, v.record(text, list(text)))),
  silence: v.record(text, reasonSchema),
  heads: v.exactOptional(text),
  initial: v.object({ geography: text, period: text }),
  opens: v.exactOptional(v.record(text, text)),
  breaks: list(v.object({ after: text, note: text })),
  files: v.record(
    text,
    v.object({
      path: text,
      extents: list(extentSchema),
      choices: v.exactOptional(v.record(text, list(extentSchema))),
    }),
  ),
  statuses: list(text),
  sources: list(text),
})

/** The contents of the menus, and the path of each file. */
export const catalogueSchema = v.object({
  format: v.literal(1),
  /** Digest of all data files, which exports quote as the data version. */
  version: text,
  topics: list(v.object({ id: text, name: text, about: text })),
  geographies: list(
    v.object({
      ...geographySchema.entries,
      path: text,
      areas: number,
      /** Path of its boundaries when they are outside the shared topology. */
      topology: v.exactOptional(v.object({ path: text })),
    }),
  ),
  topology: v.object({ path: text }),
  indicators: list(indicatorSchema),
  denominators: list(
    v.object({
      id: text,
      indicator: text,
      dims: v.record(text, text),
      base: number,
      phrase: text,
      name: text,
      avoid: list(text),
      avoidReason: v.nullable(text),
    }),
  ),
  sites: list(v.object({ id: text, name: text, path: text })),
  /** Tables of people and of travel times that a reader has brought for coverage. */
  people: v.exactOptional(list(v.object({ id: text, name: text, path: text }))),
  travel: v.exactOptional(list(v.object({ id: text, name: text, path: text }))),
  /** Whether this deployment takes confidential reports. */
  watch: v.exactOptional(v.boolean()),
  /** Where people live, for coverage; null where the package has no table of places. */
  demand: v.nullable(
    v.object({
      path: text,
      /** Indicators that its figures use, beside staff and context. */
      shows: list(text),
      staff: v.object({
        indicator: text,
        dims: v.record(text, text),
        professions: v.object({ dimension: text, all: text, scientists: text, technologists: text }),
      }),
      /** Other indicators of the regions, to compare access with. */
      context: list(v.object({ indicator: text, dims: v.record(text, text), name: text, column: text })),
      contextNote: text,
    }),
  ),
  /** Measures set beside any other; null where the package names none. */
  comparison: v.nullable(
    v.object({
      /** The indicator of how many people live in an area. */
      people: text,
      /** Need, as a count with its denominator. */
      need: v.object({ indicator: text, dims: v.record(text, text), per: text }),
      /** The published rate that stands for need where need is held for few areas. */
      rate: text,
    }),
  ),
  /** Members' packs on this host: encrypted files, readable only with the passphrase or the key. */
  packs: v.exactOptional(list(v.object({ id: text, title: text, path: text }))),
  /** All sources, notes, norms and omitted figures, for the Data screen. */
  library: v.object({ path: text }),
  /** What people type to find a measure. */
  searchWords: v.object({ path: text }),
  standing: v.object({ path: text }),
  /** The list of the stories that ship. */
  stories: v.object({ path: text }),
})
export type Catalogue = v.InferOutput<typeof catalogueSchema>

/** Availability of MPCE staff figures: for each level the indicators that show it, and what of it a reader can import: returns of departments, or a public file; none is empty. */
export const standingSchema = v.object({
  format: v.literal(1),
  standings: list(v.object({ title: text, text, indicators: list(text), imports: text })),
})
export type StaffAvailability = v.InferOutput<typeof standingSchema>

export const librarySchema = v.object({
  format: v.literal(1),
  sources: list(sourceSchema),
  notes: list(noteSchema),
  norms: list(
    v.object({
      id: text,
      scope: text,
      form: v.picklist([
        'patients-per-staff',
        'patients-per-machine',
        'staff-per-machine',
        'people-per-machine',
        'uplift',
        'ceiling',
        'total',
        'rate',
        'table-not-seen',
      ]),
      value: v.nullable(number),
      unit: text,
      basePeriod: v.nullable(text),
      formula: text,
      caveat: text,
      source: text,
    }),
  ),
  leftOut: list(v.object({ what: text, why: text })),
  /** Indicators whose names sound alike, whether they may be compared ("No: …"), and how they differ. */
  likeNamed: list(v.object({ name: text, indicators: list(text), compare: text, differ: text })),
})
export type Library = v.InferOutput<typeof librarySchema>
