import type { Layer, Properties, Shapes } from '#core/geography/layer.ts'

/** Where the codes and the names of a boundary file stand, and what its areas are called. */
export type BoundaryFields = {
  readonly code: string
  readonly name: string | null
  /** "lad", "itl1" … as the portal shortens it, or null. */
  readonly kind: string | null
  readonly year: number | null
}

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

const textOf = (properties: Properties, field: string): string => {
  const value = Object.hasOwn(properties, field) ? properties[field] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

export const fieldText = textOf

const portal = /^([a-z]+[1-3]?)(\d{2})_?(?:cd|code)$/i
const plain = /^(?:([a-z]+[1-3]?)_?)?(?:area|geo|gss)?_?(?:cd|code|id)$/i
const gss = /^([EWSNKJLM]\d{8}|[A-Z]{2,5}\d{0,3}|95[A-Z]{2}\d{0,2}[A-Z]?\d?|[A-Z]{3}\d[A-Z]?)$/

/** A field of codes: each shape has one, and no two the same. */
function isKey(shapes: Shapes, field: string): boolean {
  const values = shapes.map(({ properties }) => textOf(properties, field))
  return values.every((value) => value !== '' && value.length <= 24) && new Set(values).size === values.length
}

function score(shapes: Shapes, field: string): number {
  if (!isKey(shapes, field)) return 0
  const named = portal.test(field) ? 4 : plain.test(field) ? 2 : 0
  const coded = shapes.slice(0, 50).every(({ properties }) => gss.test(textOf(properties, field))) ? 3 : 0
  return named + coded
}

function nameField(code: string, fields: readonly string[]): string | null {
  const stem = code.replace(/_?(cd|code|id)$/i, '').toLowerCase()
  const isName = (field: string) => {
    const bare = field.toLowerCase()
    return [`${stem}nm`, `${stem}_nm`, `${stem}name`, `${stem}_name`].includes(bare)
  }
  return (
    fields.find(isName) ?? fields.find((field) => /^(area)?(nm|name)$|^(lad|name).*(nm|name)$/i.test(field)) ?? null
  )
}

/**
 * Finds the fields of a boundary file by the names that the Open Geography Portal gives them (`ITL121CD`, `LAD24CD`, `ICB24NM`),
 * or by their content: codes that no two shapes share. The object of a TopoJSON file may name the kind of areas.
 * @returns null where no field can be the key
 */
export function boundaryFields({ file, shapes }: Pick<Layer, 'file' | 'shapes'>): BoundaryFields | null {
  const fields = [...new Set(shapes.slice(0, 20).flatMap(({ properties }) => Object.keys(properties)))]
  const [best] = fields
    .map((field) => ({ field, score: score(shapes, field) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
  if (!best) return null
  const parts = portal.exec(best.field)
  const stems = [parts?.[1], best.field.replace(/_?(cd|code|id)$/i, ''), file.split('#')[1]?.replace(/\d+$/, '')]
  const kind = stems.map((stem) => stem?.toLowerCase() ?? '').find((stem) => Object.hasOwn(kinds, stem))
  return {
    code: best.field,
    name: nameField(best.field, fields),
    kind: kind ?? null,
    year: parts?.[2] ? 2000 + Number(parts[2]) : null,
  }
}
