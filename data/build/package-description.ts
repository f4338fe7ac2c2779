import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Contents } from './contents.ts'
import { parseTable } from './csv.ts'
import type { Folder } from './folder.ts'
import { requirementTables } from './requirement-tables.ts'
import { supplyTables } from './supply-tables.ts'

/** A Frictionless data package: https://datapackage.org/standard/data-package/ */

type Field = {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly constraints?: object
}

const text = (name: string, description: string, required = true): Field => ({
  name,
  type: 'string',
  description,
  ...(required ? { constraints: { required } } : {}),
})
const number = (name: string, description: string): Field => ({ name, type: 'number', description })
const choice = (name: string, description: string, choices: readonly string[]): Field => ({
  name,
  type: 'string',
  description,
  constraints: { enum: choices },
})

const cellFields: readonly Field[] = [
  text('area', 'GSS code of the area, or ODS code of an NHS trust; a code of any vintage that geo/ knows'),
  text('period', '2019, 2019/20 (financial year), 2016-2020 (years together), 2025-11 (month) or 2024-03-31 (day)'),
  number('value', 'The figure, in the unit of the indicator; blank exactly where “absence” says why'),
  number('lower', 'Lower limit of the interval'),
  number('upper', 'Upper limit of the interval'),
  choice('level', 'Level of the interval; 0.95 where blank', ['0.95', '0.998']),
  text('method', 'How the interval was made; published where blank', false),
  number('numerator', 'What was counted'),
  number('denominator', 'Out of how many'),
  choice('status', 'How the value came to be', ['observed', 'derived', 'modelled', 'illustrative']),
  choice('absence', 'Why there is no value', ['suppressed', 'not-published', 'not-applicable', 'not-collected']),
  text('because', 'What in particular is missing, in words', false),
  text('basis', 'The area as its publisher could draw it, where that is not the area itself', false),
  text('source', 'Id in sources.csv'),
  text('notes', 'Ids in notes.csv, separated by spaces', false),
  number('coverage_part', 'How many have answered or have a figure'),
  number('coverage_whole', 'Of how many'),
  text('coverage_of', 'Who they are', false),
]

function indicatorFields(columns: readonly string[], { dimensions }: IndicatorRecord): readonly Field[] {
  return columns.map((name) => {
    const dimension = dimensions.find(({ id }) => id === name)
    const field = cellFields.find((one) => one.name === name)
    if (dimension)
      return choice(
        name,
        dimension.name,
        dimension.values.map(({ id }) => id),
      )
    return field ?? text(name, name, false)
  })
}

const libraryTables: Readonly<
  Record<string, { readonly title: string; readonly key?: string; readonly numbers?: readonly string[] }>
> = {
  'sources.csv': { title: 'Publications that figures were taken from', key: 'id' },
  'notes.csv': { title: 'Remarks that travel with figures', key: 'id' },
  'norms.csv': { title: 'Published staffing norms', key: 'id', numbers: ['value'] },
  'left-out.csv': { title: 'Figures that were left out, and why' },
  'like-named.csv': { title: 'Indicators whose names sound alike, and how they differ' },
  'search-words.csv': { title: 'What people type to find a measure, and the measures that answer' },
  'short-answers.csv': { title: 'Questions that are answered in a few lines: what is held, and what is not' },
  'checks.csv': { title: 'Sums that must come out', numbers: ['value'] },
}

/** Where people live, for coverage. */
const demandTables: readonly (readonly [path: string, about: Parameters<typeof libraryResource>[2]])[] = [
  [
    'demand/places.csv',
    {
      title: 'Towns of at least 1,000 people, over which authorities are spread',
      key: 'geonames_id',
      numbers: ['latitude', 'longitude', 'population'],
    },
  ],
  [
    'demand/authorities.csv',
    {
      title: 'People of authorities that are published for other areas than the boundaries have',
      key: 'code',
      numbers: ['people', 'people_65_plus'],
    },
  ],
  [
    'demand/islands.csv',
    {
      title: 'Land that cannot be left without crossing the sea',
      key: 'id',
      numbers: ['west', 'south', 'east', 'north'],
    },
  ],
]

/** Methods of requirement, need, equipment and the record of published projections, for scenarios. */
const scenarioTables: readonly (readonly [path: string, about: Parameters<typeof libraryResource>[2]])[] = [
  [
    requirementTables.methods,
    { title: 'Published ways to find how many staff are needed', key: 'id', numbers: ['hours'] },
  ],
  [requirementTables.factors, { title: 'The factors of those methods', numbers: ['per', 'value', 'low', 'high'] }],
  [requirementTables.inputs, { title: 'What the methods ask for', key: 'id' }],
  [
    supplyTables.levers,
    {
      title: 'What the model of supply takes, with range, source and caveat',
      key: 'id',
      numbers: ['value', 'low', 'high', 'least', 'most', 'step'],
    },
  ],
  [supplyTables.peers, { title: 'Figures of other years and places beside a lever', numbers: ['value'] }],
  [
    supplyTables.flows,
    { title: 'Published stock and flows of staff', numbers: ['before', 'joiners', 'leavers', 'after'] },
  ],
  [
    requirementTables.projections,
    { title: 'Published projections of people and of cancers', key: 'id', numbers: ['from', 'to', 'ratio'] },
  ],
  [
    requirementTables.need,
    { title: 'Access, fractions, complexity and growth, as published', key: 'id', numbers: ['value', 'low', 'high'] },
  ],
  [
    requirementTables.equipment,
    { title: 'Lives, fleets and work of equipment, as published', key: 'id', numbers: ['value', 'low', 'high'] },
  ],
  [
    requirementTables.trackRecord,
    {
      title: 'Published projections and what came of them',
      key: 'id',
      numbers: ['made', 'projected', 'low', 'high', 'actual'],
    },
  ],
]

const dialect = { encoding: 'utf-8', format: 'csv', mediatype: 'text/csv', profile: 'tabular-data-resource' }

/** The standard requires a licence name; not all of these have a registered one, so it is derived from the title. */
const licenceOf = (title: string) => ({
  name: title
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^-|-$/g, ''),
  title,
})

function columnsOf(folder: Folder, path: string): readonly string[] {
  const table = parseTable(path, folder.get(path) ?? '')
  return table.ok ? table.value.columns : []
}

function libraryResource(
  folder: Folder,
  path: string,
  { title, key, numbers = [] }: (typeof libraryTables)[string] & object,
) {
  const fields = columnsOf(folder, path).map((name) =>
    numbers.includes(name) ? { name, type: 'number' } : { name, type: 'string' },
  )
  return {
    name: path.replace(/\.csv$/, ''),
    path,
    title,
    ...dialect,
    schema: { fields, ...(key ? { primaryKey: key } : {}) },
  }
}

const cellsPath = ({ id }: IndicatorRecord): string => `indicators/${id}/cells.csv`

const returnTexts: readonly string[] = ['survey_year', 'department', 'area', 'specialty', 'profession', 'response']

/** The returns that the sample baseline is aggregated from. */
function returnsResource(folder: Folder) {
  const path = 'sample/returns.csv'
  if (!folder.has(path)) return []
  const fields = columnsOf(folder, path).map((name) => ({
    name,
    type: returnTexts.includes(name) ? 'string' : 'number',
  }))
  const primaryKey = ['survey_year', 'department', 'specialty', 'profession']
  return [
    {
      name: 'sample-returns',
      path,
      title: 'Sample baseline: made-up returns of made-up departments',
      description: 'Illustrative. No department in it exists; sample/README.md says what it is made from.',
      ...dialect,
      schema: { fields, missingValues: [''], primaryKey },
      licenses: [licenceOf('CC0 1.0')],
    },
  ]
}

function indicatorResource(
  folder: Folder,
  { record, observations }: Contents['indicators'][number],
  library: Contents['library'],
) {
  const path = cellsPath(record)
  const columns = columnsOf(folder, path)
  const cited = new Set(observations.map(({ source }) => source))
  const sources = library.sources.filter(({ id }) => cited.has(id))
  const keys = ['area', 'period', ...record.dimensions.map(({ id }) => id), 'basis'].filter((name) =>
    columns.includes(name),
  )
  return {
    name: record.id,
    path,
    title: record.name,
    description: record.definition,
    ...dialect,
    schema: {
      fields: indicatorFields(columns, record),
      missingValues: [''],
      primaryKey: keys,
      foreignKeys: [{ fields: 'source', reference: { resource: 'sources', fields: 'id' } }],
    },
    licenses: [...new Set(sources.map(({ licence }) => licence))].map(licenceOf),
    sources: sources.map(({ title, publisher, url }) => ({
      title: `${publisher}: ${title}`,
      ...(url ? { path: url } : {}),
    })),
  }
}

/** Writes `datapackage.json` from the folders, so a new indicator is added in one place. */
export function describePackage(contents: Contents, folder: Folder): string {
  const { indicators, siteSets, library } = contents
  const resources = [
    ...Object.entries(libraryTables).map(([path, about]) => libraryResource(folder, path, about)),
    ...siteSets.map(({ record }) =>
      libraryResource(folder, `sites/${record.id}.csv`, {
        title: record.name,
        key: 'id',
        numbers: ['latitude', 'longitude', 'machines'],
      }),
    ),
    ...demandTables.filter(([path]) => folder.has(path)).map(([path, about]) => libraryResource(folder, path, about)),
    ...scenarioTables.filter(([path]) => folder.has(path)).map(([path, about]) => libraryResource(folder, path, about)),
    ...returnsResource(folder),
    // Indicators aggregated from returns have no table of their own.
    ...indicators
      .filter(({ record }) => folder.has(cellsPath(record)))
      .map((one) => indicatorResource(folder, one, library)),
  ]
  const description =
    'Staffing, services, burden of disease and population behind MPCE Atlas, in tidy tables. Each row names its source; a blank value always says why.'
  return `${JSON.stringify({ profile: 'tabular-data-package', name: 'mpce-atlas', title: 'MPCE Atlas data', description, resources }, null, 2)}\n`
}
