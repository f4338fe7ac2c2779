import type { Parsed } from '#core/domain/problem.ts'
import type { BoundaryFeatures, BoundaryLayer } from '#core/geography/layer.ts'
import type { OfficialLayerId } from '../dissolve.ts'

/** Codes of each layer. Regions may come as GSS codes or as ITL codes; the wider UK layers are tried before the English ones. */
const patterns: Readonly<Record<OfficialLayerId, RegExp>> = {
  nation: /^[EWSN]92\d{6}$/,
  itl1: /^(E12\d{6}|[WSN]92\d{6}|TL[C-N])$/,
  nhs_region: /^E40\d{6}$/,
  icb: /^E54\d{6}$/,
  health_board: /^(S08\d{6}|W11\d{6}|(B|N|S|SE|W)HSCT)$/,
  utla: /^(E06|E08|E09|E10|W06|S12|N09)\d{6}$/,
}
const district = /^E07\d{6}$/

/** Layer → what a person would call it. */
export const layerWords: Readonly<Record<OfficialLayerId, string>> = {
  nation: 'nations',
  itl1: 'ITL1 regions and nations',
  nhs_region: 'NHS England regions',
  icb: 'integrated care boards',
  health_board: 'health boards',
  utla: 'counties and unitary authorities',
}

export type Recognised = {
  readonly layer: OfficialLayerId
  readonly codeField: string
  readonly nameField: string | null
  /** Two-digit year in the field's name as a year (`CTYUA23CD` → 2023), else null. */
  readonly year: number | null
}

function valuesOf(shapes: BoundaryFeatures, field: string): readonly string[] {
  return shapes.map(({ properties }) => String(properties[field] ?? '').trim())
}

function nameFieldFor(codeField: string, fields: readonly string[]): string | null {
  const stem = codeField.replace(/(_?code|cd)$/i, '')
  const wanted = [`${stem}NM`, `${stem}nm`, `${stem}_name`, `${stem}Name`, `${stem}name`].map((each) =>
    each.toLowerCase(),
  )
  return (
    fields.find((field) => wanted.includes(field.toLowerCase())) ??
    fields.find((field) => /^name$/i.test(field)) ??
    null
  )
}

function yearIn(field: string): number | null {
  const digits = /(\d\d)(?:_?code|CD)$/i.exec(field)?.[1]
  return digits ? 2000 + Number(digits) : null
}

/** Layers whose codes fill a field. Wales, Scotland and Northern Ireland have one code as nation and as ITL1 area: England decides. */
function layersOf(values: readonly string[]): readonly OfficialLayerId[] {
  const all = (Object.keys(patterns) as OfficialLayerId[]).filter((layer) =>
    values.every((value) => patterns[layer].test(value)),
  )
  const isRegional = values.some((value) => /^(E12|TL)/.test(value))
  return all.filter((layer) => (isRegional ? layer !== 'nation' : layer !== 'itl1' || !all.includes('nation')))
}

/**
 * Finds what a file holds by its fields: the field in which every shape has a code of one layer. A field in which codes
 * repeat names something larger (the NHS region of a board), so one without repeats goes first.
 * @param wanted the layer that the user named, or null to recognise it
 */
export function recognise({ file, shapes }: BoundaryLayer, wanted: OfficialLayerId | null): Parsed<Recognised> {
  const fields = Object.keys(shapes[0]?.properties ?? {})
  const found = fields.flatMap((field) => {
    const values = valuesOf(shapes, field)
    const layers = layersOf(values)
    const fits = wanted === null || layers.includes(wanted) || (wanted === 'itl1' && layers.includes('nation'))
    const layer = wanted ?? layers[0]
    return fits && layers.length > 0 && layer ? [{ field, layer, distinct: new Set(values).size }] : []
  })
  const best = found.sort((a, b) => b.distinct - a.distinct)[0]
  if (best) {
    const { field, layer } = best
    return { ok: true, value: { layer, codeField: field, nameField: nameFieldFor(field, fields), year: yearIn(field) } }
  }
  const isDistricts = fields.some((field) => valuesOf(shapes, field).some((value) => district.test(value)))
  const mend = isDistricts
    ? 'Local authority districts are not one of the layers: give counties and unitary authorities (CTYUA) instead.'
    : `Give a file with a field of GSS codes of ${wanted ? layerWords[wanted] : 'one layer'}, such as ITL125CD, CTRY24CD, NHSER24CD, ICB24CD, LHB22CD, HB19CD or CTYUA23CD.`
  return {
    ok: false,
    problems: [{ code: 'boundary-fields', at: { file }, found: fields.join(', ') || 'no fields', mend }],
  }
}
