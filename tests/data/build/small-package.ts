import type { AreaRecord, AreasFile, GeographyRecord } from '../../../geo/records.ts'

/** A made-up data package, small enough to check by hand: two regions and the nation they form. All figures are invented. */

const geography = (id: string, order: number): GeographyRecord => ({
  id,
  name: id,
  singular: id,
  short: id,
  vintage: '2024',
  order,
  hasShapes: true,
  layer: id,
  mergedFrom: null,
  simplified: null,
  maxScaleNote: null,
  source: { title: 'Made up', publisher: 'Nobody', url: 'https://example.org', licence: 'None' },
  creditLine: 'Made up',
  accuracy: null,
  nests: [],
})

const area = (code: string, name: string, more: Partial<AreaRecord> = {}): AreaRecord => ({
  code,
  name,
  short: name,
  aliases: [],
  codes: [],
  parents: {},
  centroid: [-1, 52],
  bounds: [-2, 51, 0, 53],
  areaKm2: 100,
  neighbours: [],
  step: { up: null, down: null, left: null, right: null },
  ...more,
})

export const areas: AreasFile = {
  geographies: [geography('nation', 20), geography('itl1', 30)],
  areas: {
    nation: [area('E92000001', 'England'), area('W92000004', 'Wales')],
    itl1: [
      area('E12000001', 'North East', {
        codes: [{ code: 'TLC', vintage: 'ITL 2021', relation: 'is' }],
        parents: { nation: 'E92000001' },
      }),
      area('E12000002', 'North West', {
        codes: [{ code: 'E10000006', vintage: '2014', relation: 'within' }],
        parents: { nation: 'E92000001' },
      }),
      area('W92000004', 'Wales'),
    ],
  },
}

export const topology = '{"type":"Topology","objects":{},"arcs":[]}'

const record = {
  id: 'new-cases',
  topic: 'burden',
  name: 'New cases',
  phrase: 'new cases',
  kind: 'events',
  unit: { one: 'case', many: 'cases' },
  decimals: 0,
  additive: true,
  polarity: { higher: 'more', lower: 'fewer' },
  dimensions: [
    {
      id: 'sex',
      name: 'Sex',
      values: [
        { id: 'persons', name: 'All', phrase: '' },
        { id: 'male', name: 'Men', phrase: 'men' },
        { id: 'female', name: 'Women', phrase: 'women' },
      ],
      initial: 'persons',
    },
  ],
  shard: null,
  definition: 'Made up.',
  notes: ['made-up'],
  per: ['cases'],
  silence: { '*': 'not-published' },
  initial: { geography: 'itl1', period: '2019' },
  breaks: [],
}

const cells = [
  'area,period,sex,value,lower,upper,status,absence,basis,source,notes,coverage_part,coverage_whole,coverage_of',
  'E12000001,2019,persons,30,20,41,observed,,,registry,,4,5,hospitals',
  'E12000001,2019,male,18,,,observed,,,registry,,,,',
  'E12000001,2019,female,12,,,observed,,,registry,,,,',
  'E12000002,2019,persons,0,,,observed,,,registry,made-up,,,',
  'W92000004,2019,persons,,,,,suppressed,,registry,,,,',
  'E92000001,2019,persons,30,,,derived,,,registry,,,,',
]

const machines = {
  ...record,
  id: 'radiotherapy-machines',
  name: 'Machines',
  phrase: 'machines',
  kind: 'things',
  dimensions: [],
  per: ['cases', 'none'],
}

const machineCells = [
  'area,period,value,status,absence,because,source,notes',
  'TLC,2019,5,observed,,,registry,',
  'W92000004,2019,,,not-collected,nobody asked,registry,',
]

const sites = [
  'id,name,provider,town,latitude,longitude,position,sector,area,machines,absence,recorded,remarks,source',
  'a,Hospital A,Trust,Town,54.9,-1.6,To about 1 km,NHS,E12000001,5,,2018,First.|Second.,registry',
  'b,Hospital B,Trust,Town,51.5,-3.2,To about 1 km,independent,W92000004,,not-published,,,registry',
]

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`

/** Path below `data/` → text. */
export const folder: ReadonlyMap<string, string> = new Map([
  [
    'sources.csv',
    lines(['id,publisher,title,year,url,licence,read', 'registry,Registry,"Cases, all",2020,,CC0 1.0,Made up']),
  ],
  ['notes.csv', lines(['id,text,weight', 'made-up,Made up.,caution'])],
  [
    'norms.csv',
    lines(['id,scope,form,value,unit,base_period,formula,caveat,source', 'n,all,total,3,WTE,,value,Made up.,registry']),
  ],
  ['search-words.csv', lines(['words,shows,says', 'cases; incidence,new-cases sex=male,'])],
  ['like-named.csv', lines(['name,indicators,compare,differ', 'Cases,new-cases,Yes.,There is one.'])],
  ['left-out.csv', lines(['what,why', 'Everything else,Made up'])],
  [
    'checks.csv',
    lines([
      'indicator,period,dims,parts,whole,value,tolerance,source',
      'new-cases,*,,itl1/E,E92000001,,0,',
      'new-cases,2019,sex=persons,sex=male + sex=female,,,0,',
      'new-cases,2019,sex=persons,E92000001,,31,5%,registry',
    ]),
  ],
  ['surveys.json', JSON.stringify({ format: 1, surveys: [] })],
  ['desk.json', JSON.stringify({ format: 1, unit: '', sendTo: '', recipients: [] })],
  ['packs.json', JSON.stringify([{ id: 'members', title: 'Members', file: 'members.age' }])],
  ['standing.json', JSON.stringify([{ title: 'Public', text: 'Made up.', indicators: [], imports: '' }])],
  ['topics.json', JSON.stringify([{ id: 'burden', name: 'Disease', about: 'Made up.' }])],
  [
    'denominators.json',
    JSON.stringify([
      {
        id: 'cases',
        indicator: 'new-cases',
        dims: { sex: 'persons' },
        base: 1000,
        phrase: 'per 1,000 cases',
        name: 'Cases',
        avoid: [],
        avoidReason: null,
      },
    ]),
  ],
  [
    'comparison.json',
    JSON.stringify({
      people: 'radiotherapy-machines',
      need: { indicator: 'new-cases', dims: { sex: 'persons' }, per: 'cases' },
      rate: 'new-cases',
    }),
  ],
  ['indicators/new-cases/indicator.json', JSON.stringify(record, null, 2)],
  ['indicators/new-cases/cells.csv', lines(cells)],
  ['indicators/radiotherapy-machines/indicator.json', JSON.stringify(machines, null, 2)],
  ['indicators/radiotherapy-machines/cells.csv', lines(machineCells)],
  ['sites/radiotherapy.json', JSON.stringify({ id: 'radiotherapy', name: 'Sites', notes: [] })],
  ['sites/radiotherapy.csv', lines(sites)],
])

/** Replaces one piece of the package's text. @throws RangeError when the text is not there exactly once */
export function edited(path: string, from: string, to: string): ReadonlyMap<string, string> {
  const text = folder.get(path) ?? ''
  if (text.split(from).length !== 2) throw new RangeError(`“${from}” is not once in ${path}`)
  return new Map(folder).set(path, text.replace(from, to))
}
