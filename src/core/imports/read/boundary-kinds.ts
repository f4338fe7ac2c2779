/** The portal's short names for kinds of areas, in words: plural, singular. */
const kinds: Readonly<Record<string, readonly [many: string, one: string, short: string]>> = {
  lad: ['Local authority districts', 'local authority district', 'Districts'],
  ltla: ['Lower-tier local authorities', 'local authority', 'Lower tier'],
  utla: ['Upper-tier local authorities', 'local authority', 'Upper tier'],
  ctyua: ['Counties and unitary authorities', 'county or unitary authority', 'Counties, UAs'],
  itl1: ['ITL1 regions', 'ITL1 region', 'ITL1'],
  itl2: ['ITL2 areas', 'ITL2 area', 'ITL2'],
  itl3: ['ITL3 areas', 'ITL3 area', 'ITL3'],
  rgn: ['Regions', 'region', 'Regions'],
  ctry: ['Countries', 'country', 'Countries'],
  icb: ['Integrated care boards', 'integrated care board', 'ICBs'],
  sicbl: ['Sub-ICB locations', 'sub-ICB location', 'Sub-ICBs'],
  nhser: ['NHS England regions', 'NHS England region', 'NHS regions'],
  lhb: ['Local health boards', 'local health board', 'Health boards'],
  hb: ['Health boards', 'health board', 'Health boards'],
  cal: ['Cancer alliances', 'cancer alliance', 'Alliances'],
  lsoa: ['Lower layer super output areas', 'small area', 'LSOAs'],
  msoa: ['Middle layer super output areas', 'small area', 'MSOAs'],
  pcon: ['Parliamentary constituencies', 'constituency', 'Constituencies'],
}

const unknown = ['Areas of your file', 'area', 'Your areas'] as const
export const kindWords = (kind: string | null): readonly [many: string, one: string, short: string] =>
  (kind !== null && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? unknown

/** The first of some short names that the portal has, in small letters; null where it has none of them. */
export const boundaryKindOf = (names: readonly (string | undefined)[]): string | null =>
  names.map((name) => name?.toLowerCase() ?? '').find((name) => Object.hasOwn(kinds, name)) ?? null
