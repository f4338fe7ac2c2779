import type { Observation } from '#core/domain/cell.ts'
import type { SupplyStart } from '#core/scenario/supply-file.ts'
import type { AreasFile } from '../../geo/records.ts'

/** The starting stocks of scenarios, put together from observations of the package. Persons and WTE are apart, and what is withheld stays so. */

type Held = ReadonlyMap<string, readonly Observation[]>
type Cells = SupplyStart['cells']

const regions = /^E12/
const homes = /^(E12|N92|S92|W92)/

const valueIn = (all: readonly Observation[], area: string, dims: Readonly<Record<string, string>>) => {
  const found = all.find(
    (one) => one.area === area && Object.entries(dims).every(([id, value]) => one.dims[id] === value),
  )
  return found?.cell.kind === 'value' ? found.cell : null
}

const areasOf = ({ areas }: AreasFile, which: RegExp) =>
  (areas.itl1 ?? []).filter(({ code }) => which.test(code)).map(({ code, name }) => ({ code, name }))

/** Published intakes of the Scientist Training Programme by year, of one or more of its two groups. */
const intakes = (held: Held, group: string) =>
  (held.get('training-intake') ?? [])
    .filter(({ dims }) => dims.programme === 'stp' && dims.specialty === group)
    .flatMap(({ period, cell }) => (cell.kind === 'value' ? [{ year: Number(period), places: cell.value }] : []))

/** Each group’s part of the places of the last four published years. */
function trainingOf(
  held: Held,
  groups: Readonly<Record<string, readonly string[]>>,
  areas: readonly { readonly code: string }[],
): SupplyStart['training'] {
  const known = Object.entries(groups).map(([group, specialties]) => ({ specialties, all: intakes(held, group) }))
  const last = (all: readonly { readonly places: number }[]) =>
    all.slice(-4).reduce((sum, { places }) => sum + places, 0)
  const whole = known.reduce((sum, { all }) => sum + last(all), 0)
  // Scotland and Northern Ireland train by themselves; no intake of theirs was found.
  const trained = areas.map(({ code }) => code).filter((code) => /^[EW]/.test(code))
  return known.map(({ specialties, all }) => ({
    specialties: [...specialties],
    areas: trained,
    share: whole > 0 ? last(all) / whole : 0,
    known: all,
  }))
}

/** WTE of a person among scientific, therapeutic and technical staff, where only WTE are published. */
const usualParticipation = 0.88

/** Qualified staff of England by region, as the electronic staff record had them: WTE alone, without ages. */
function england2017(held: Held, file: AreasFile): SupplyStart {
  const areas = areasOf(file, regions)
  const specialties = [
    { id: 'medical-physics', name: 'Medical physics' },
    { id: 'clinical-engineering', name: 'Clinical engineering' },
  ]
  const staff = held.get('mpce-staff') ?? []
  const cells = areas.flatMap(({ code }, area) =>
    specialties.flatMap(({ id }, specialty): Cells => {
      const found = valueIn(staff, code, { specialty: id, level: 'qualified' })
      return found
        ? [
            {
              area,
              specialty,
              profession: 0,
              persons: [Math.round(found.value / usualParticipation)],
              wte: found.value,
              posts: null,
            },
          ]
        : []
    }),
  )
  return {
    id: 'england-2017',
    name: 'England, qualified staff of 30 September 2017',
    year: 2017,
    period: '2017-09-30',
    illustrative: false,
    source: 'nhsd-wf-2017-09',
    about:
      'The last official figures by region. WTE are published; persons are WTE ÷ 0.88, the ratio of all scientific, therapeutic and technical staff, as whole persons. Ages are not published. Support staff are left out, since they hold trainees.',
    areas,
    specialties,
    professions: [{ id: 'qualified', name: 'Qualified staff' }],
    ages: [{ name: 'All ages', years: null, retire: 1 }],
    trains: 'qualified',
    promotes: null,
    enters: { trainees: 0, joiners: 0 },
    cells,
    withheld: areas.length * specialties.length - cells.length,
    training: trainingOf(
      held,
      { 'medical-physics': ['medical-physics'], 'clinical-engineering': ['clinical-engineering'] },
      areas,
    ),
    notes: ['Published intakes are of England and Wales; all are taken as England’s.'],
  }
}

const bands = [
  '25 to 29',
  '30 to 34',
  '35 to 39',
  '40 to 44',
  '45 to 49',
  '50 to 54',
  '55 to 59',
  '60 to 64',
  '65 and over',
]
/** How persons of 55 and over lie over their bands, and how much likelier each band retires: assumptions, since only the share over 55 is held. */
const over55 = [0.6, 0.35, 0.05]
const retire = [1, 2, 4]

/** Whole persons by band: those under 55 evenly over six bands, the rest as assumed. */
function byAge(heads: number, older: number): readonly number[] {
  const shares = [...Array.from({ length: 6 }, () => (heads - older) / 6), ...over55.map((share) => share * older)]
  let carried = 0
  let given = 0
  return shares.map((share) => {
    carried += share
    const whole = Math.round(carried) - given
    given += whole
    return whole
  })
}

/** The made-up sample of departmental returns: persons, WTE, posts and the share over 55 by specialty and profession. */
function sample2025(held: Held, file: AreasFile): SupplyStart {
  const areas = areasOf(file, homes)
  const [persons = [], wte = [], posts = [], share = []] = [
    'mpce-headcount',
    'mpce-wte',
    'mpce-establishment',
    'mpce-share-over-55',
  ].map((id) => (held.get(id) ?? []).filter(({ period }) => period === '2025'))
  const named = (all: readonly string[]) =>
    all.map((id) => ({ id, name: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ') }))
  const values = (id: string) => [...new Set(persons.map(({ dims }) => dims[id] ?? ''))].filter((one) => one !== 'all')
  const specialties = named(values('specialty'))
  const professions = named(values('profession'))
  const cells = areas.flatMap(({ code }, area) =>
    specialties.flatMap(({ id: specialty }, s) =>
      professions.flatMap(({ id: profession }, p): Cells => {
        const [heads, full, funded, older] = [persons, wte, posts, share].map((all) =>
          valueIn(all, code, { specialty, profession }),
        )
        if (!heads || !full || heads.value === 0) return []
        // Persons are of complete returns alone: where more departments gave WTE, persons come from those.
        const same = heads.coverage?.part === full.coverage?.part && full.value <= heads.value
        const whole = same ? heads.value : Math.round(full.value / usualParticipation)
        const part =
          older?.numerator !== undefined && older.denominator
            ? older.numerator / older.denominator
            : (older?.value ?? 20) / 100
        return [
          {
            area,
            specialty: s,
            profession: p,
            persons: [...byAge(whole, Math.round(whole * part))],
            wte: full.value,
            posts: funded?.value ?? null,
          },
        ]
      }),
    ),
  )
  const physics = [
    'radiotherapy-physics',
    'nuclear-medicine',
    'diagnostic-radiology-radiation-protection',
    'magnetic-resonance',
    'ultrasound',
    'clinical-computing',
  ]
  return {
    id: 'sample-2025',
    name: 'Sample baseline, 2025',
    year: 2025,
    period: '2025',
    illustrative: true,
    source: 'mpce-sample',
    about:
      'Made-up returns of made-up departments, after the guard against disclosure. Persons under 55 are spread evenly over ages from 25, those over 55 as 60, 35 and 5 in 100 over three bands, and retirement is as 1, 2 and 4 in them: assumptions. Where the share over 55 is suppressed, 20 in 100 are taken.',
    areas,
    specialties,
    professions,
    ages: bands.map((name, b) => ({ name, years: b === bands.length - 1 ? null : 5, retire: retire[b - 6] ?? 0 })),
    trains: 'clinical-scientist',
    promotes: 'clinical-technologist',
    enters: { trainees: 0, joiners: 1 },
    cells,
    withheld: areas.length * specialties.length * professions.length - cells.length,
    training: trainingOf(
      held,
      { 'medical-physics': physics, 'clinical-engineering': ['clinical-engineering', 'rehabilitation-engineering'] },
      areas,
    ),
    notes: [
      'Published intakes are of England and Wales. Scotland and Northern Ireland train by themselves; no intake of theirs was found, so none is run.',
    ],
  }
}

/** The starts that the observations of the package give. */
export function composeStarts(held: Held, file: AreasFile): readonly SupplyStart[] {
  return [sample2025(held, file), england2017(held, file)].filter(({ cells }) => cells.length > 0)
}
