import type { Parsed, Problem } from '#core/domain/problem.ts'
import { type OfficialLayerId, officialLayerIds } from '../dissolve.ts'
import { namedAreas } from '../named-areas.ts'
import { readTable, readUnits } from '../units.ts'
import type { AreaShape, OfficialLayer } from './read-areas.ts'
import { layerWords } from './recognise.ts'

/** How a layer comes about: from its own files, or merged from a finer layer by the field that each of its shapes then has. */
export type Plan = {
  readonly given: ReadonlyMap<OfficialLayerId, OfficialLayer>
  readonly merged: ReadonlyMap<
    OfficialLayerId,
    { readonly from: OfficialLayerId; readonly into: ReadonlyMap<string, string> }
  >
  readonly missing: readonly OfficialLayerId[]
}

type AuthorityRow = {
  readonly code_2023: string
  readonly code_2025: string
  readonly region_code: string
  readonly nation_code: string
}

/** Code of an authority of any year → its ITL1 area and its nation. */
function regionsOfAuthorities(): { readonly itl1: Map<string, string>; readonly nation: Map<string, string> } {
  const itl1 = new Map<string, string>()
  const nation = new Map<string, string>()
  const learn = (code: string, row: { region_code: string; nation_code: string }) => {
    itl1.set(code, row.region_code)
    nation.set(code, row.nation_code)
  }
  for (const unit of readUnits().values()) learn(unit.code_2014, unit)
  for (const row of readTable<AuthorityRow>('utla-2023.csv')) {
    learn(row.code_2025, row)
    learn(row.code_2023, row)
  }
  return { itl1, nation }
}

/** Which layers nest exactly in which, so that the coarser can be merged from the finer. */
function mergers(): readonly {
  readonly layer: OfficialLayerId
  readonly from: OfficialLayerId
  readonly into: ReadonlyMap<string, string>
}[] {
  const { itl1, nation } = regionsOfAuthorities()
  const ours = namedAreas()
  const parents = (from: OfficialLayerId, layer: OfficialLayerId) =>
    new Map(ours[from]!.map((area) => [area.code, area.parents[layer] ?? '']))
  return [
    { layer: 'itl1', from: 'utla', into: itl1 },
    { layer: 'nation', from: 'itl1', into: parents('itl1', 'nation') },
    { layer: 'nation', from: 'utla', into: nation },
    { layer: 'nhs_region', from: 'icb', into: parents('icb', 'nhs_region') },
  ]
}

/** Layers of which every area must be there. The others may cover what the user has. */
const whole: readonly OfficialLayerId[] = ['nation', 'itl1', 'nhs_region']

function withNations(given: ReadonlyMap<OfficialLayerId, OfficialLayer>): ReadonlyMap<OfficialLayerId, OfficialLayer> {
  const [regions, nations] = [given.get('itl1'), given.get('nation')]
  if (!regions || !nations) return given
  const known = new Set(regions.shapes.map(({ properties }) => properties.id))
  const others = nations.shapes.filter(({ properties }) => properties.id !== 'E92000001' && !known.has(properties.id))
  if (others.length === 0) return given
  const itl1 = { ...regions, files: [...regions.files, ...nations.files], shapes: [...regions.shapes, ...others] }
  return new Map([...given, ['itl1', itl1]])
}

function gaps(layer: OfficialLayer): readonly Problem[] {
  if (!whole.includes(layer.layer)) return []
  const present = new Set(layer.shapes.map(({ properties }) => properties.id))
  const absent = namedAreas()[layer.layer]!.filter(({ code }) => !present.has(code))
  const wanted = present.size - (namedAreas()[layer.layer]!.length - absent.length)
  if (absent.length === 0 && wanted === 0) return []
  return [
    {
      code: 'boundary-gap',
      at: { file: layer.files.join(' and ') },
      found: `${present.size} ${layerWords[layer.layer]}; without ${absent.map(({ name }) => name).join(', ') || 'none, but some are unknown'}`,
      mend:
        layer.layer === 'itl1'
          ? 'Give the file of all twelve ITL1 areas, or the English regions together with --nation.'
          : 'Give the file of the whole layer.',
    },
  ]
}

/** Takes what is given, merges what nests exactly in it, and names the rest as missing. */
export function planLayers(input: ReadonlyMap<OfficialLayerId, OfficialLayer>): Parsed<Plan> {
  const given = withNations(input)
  const problems = [...given.values()].flatMap(gaps)
  if (problems.length > 0) return { ok: false, problems }
  const merged = new Map<OfficialLayerId, { from: OfficialLayerId; into: ReadonlyMap<string, string> }>()
  for (const { layer, from, into } of mergers()) {
    const source = given.get(from)
    if (given.has(layer) || merged.has(layer) || !source) continue
    const reached = new Set(source.shapes.map(({ properties }: AreaShape) => into.get(properties.id) || ''))
    const isWhole = !reached.has('') && namedAreas()[layer]!.every(({ code }) => reached.has(code))
    if (isWhole) merged.set(layer, { from, into })
  }
  const missing = officialLayerIds.filter((layer) => !given.has(layer) && !merged.has(layer))
  return { ok: true, value: { given, merged, missing } }
}
