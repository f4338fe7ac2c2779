import { counted } from '#core/domain/counted.ts'
import type { BoundaryFeatures, BoundaryLayer, Properties } from '#core/geography/layer.ts'
import { type Homes, toDegrees } from '#core/geography/reproject.ts'
import { areaKm2 } from '#core/geography/shapes.ts'
import type { CheckContext } from '../draft.ts'
import type { Words } from '../finding.ts'
import { matchesOf } from '../places.ts'
import { type BoundaryFields, boundaryFields, fieldText } from './boundary-fields.ts'
import { wholeShapes } from './boundary-rings.ts'
import { type AddFinding, sayFields, sayLost, sayPlaces } from './boundary-words.ts'

/** More areas than this no map of the country can draw smoothly. */
const mostAreas = 40_000
/** A hundred square metres: smaller than any area of statistics, and what rounding leaves of a line. */
const leastKm2 = 1e-4

const count = (n: number) => n.toLocaleString('en-GB')

/** Shapes in degrees with their fields, and what their coordinates were read as where the file does not state it. */
export type SoundShapes = {
  readonly shapes: BoundaryFeatures
  readonly fields: BoundaryFields
  readonly readAs: string | null
}

/** Shapes in degrees with their fields, or the words of an error that says why there are none. */
type Sound = SoundShapes | { readonly refused: Omit<Words, 'severity'> }

const refused = (code: string, found: string, expected: string, mend: string) => ({
  refused: { code, found, expected, mend },
})

/** Why a file without polygons cannot be drawn: it has points, or its shapes were left out when it was made. */
function withoutPolygons({ shapes, shapeless }: BoundaryLayer): Sound {
  const points = shapeless.filter(({ has }) => has !== null).length
  const found =
    points > 0
      ? counted(points, 'point or line', 'points or lines')
      : counted(shapes.length + shapeless.length, 'shape')
  const mend =
    shapeless.length > points && points === 0
      ? 'The file has fields and no shapes: download it again with its geometry.'
      : 'Choose a boundary file: points and look-up tables have no areas to draw.'
  return refused('no-polygons', found, 'polygons', mend)
}

type Found = ReturnType<typeof matchesOf>

/** Bounds of the areas that the atlas knows, by position of the shape, by what is found for a shape's fields. */
const homesBy = (shapes: BoundaryFeatures, { places }: CheckContext, find: (properties: Properties) => Found): Homes =>
  shapes.map(({ properties }) => {
    const [known, other] = find(properties)
    return known && (!other || known.how === 'code')
      ? (places.areas.get(known.geography)?.get(known.code)?.bounds ?? null)
      : null
  })

/** By code. A code says which area is meant; a name may be that of many places. */
const homesByCode = (shapes: BoundaryFeatures, { code }: BoundaryFields, context: CheckContext): Homes =>
  homesBy(shapes, context, (own) => context.places.byCode.get(fieldText(own, code).toUpperCase()) ?? [])

const homesByName = (shapes: BoundaryFeatures, { name }: BoundaryFields, context: CheckContext): Homes =>
  homesBy(shapes, context, (own) => (name === null ? [] : matchesOf(context.places, fieldText(own, name))))

/** Shapes in degrees as far as they have an extent, or why they have none. */
function placedShapes(
  layer: BoundaryLayer,
  coded: BoundaryFeatures,
  fields: BoundaryFields,
  context: CheckContext,
  say: AddFinding,
): Sound {
  const homes = homesByCode(coded, fields, context)
  const known = homes.some(Boolean) ? homes : homesByName(coded, fields, context)
  const degrees = toDegrees({ ...layer, shapes: coded }, known)
  if (!degrees.ok) {
    const [problem] = degrees.problems
    const expected = 'longitude and latitude, or metres of the British National Grid'
    return refused(problem?.code ?? 'boundary-crs', problem?.found ?? '', expected, problem?.mend ?? '')
  }
  const { shapes, readAs } = degrees.value
  if (readAs !== null)
    say({
      code: 'coordinates-taken',
      severity: 'warning',
      found: `coordinates read as ${readAs}`,
      expected: 'a file that states its coordinate system',
      mend: 'Read so, the areas that the atlas knows lie in their places. State the system in the file to be sure.',
    })
  sayPlaces(shapes, homes, fields, context.surroundings.onLand, say)
  return { shapes, fields, readAs }
}

/** Leaves out areas without an extent; refuses a file in which they are most. */
function withExtent({ shapes, fields, readAs }: SoundShapes, say: AddFinding): Sound {
  const codeOf = ({ properties }: BoundaryFeatures[number]) => fieldText(properties, fields.code)
  const km2 = new Map<string, number>()
  for (const shape of shapes) km2.set(codeOf(shape), (km2.get(codeOf(shape)) ?? 0) + areaKm2(shape))
  const flat = [...km2.values()].filter((size) => size < leastKm2).length
  if (flat * 2 > km2.size)
    return refused(
      'areas-of-nothing',
      `${count(flat)} of ${count(km2.size)} areas of 0 km²`,
      'areas of a size that can be drawn',
      'The file states a wrong coordinate system, or its shapes were simplified away. Download it as WGS84 (EPSG:4326).',
    )
  if (flat > 0)
    say({
      code: 'shapes-of-nothing',
      severity: 'warning',
      found: counted(flat, 'area of 0 km²', 'areas of 0 km²'),
      expected: 'areas of a size that can be drawn',
      mend: 'They are left out.',
    })
  return { shapes: shapes.filter((shape) => (km2.get(codeOf(shape)) ?? 0) >= leastKm2), fields, readAs }
}

/** Whether a file's shapes can be drawn as areas: their fields, their coordinates in degrees, and what is to be said of those that cannot. */
export function soundShapes(layer: BoundaryLayer, context: CheckContext, say: AddFinding): Sound {
  const whole = wholeShapes(layer, say)
  if (whole.length === 0) return withoutPolygons(layer)
  if (whole.length > mostAreas) {
    const mend = 'Choose larger areas, or a part of the country.'
    return refused('too-many-areas', `${count(whole.length)} areas`, `at most ${count(mostAreas)}`, mend)
  }
  const fields = boundaryFields({ file: layer.file, shapes: whole }, context.answers)
  if (!fields)
    return refused(
      'no-codes',
      Object.keys(whole[0]?.properties ?? {}).join(', ') || 'no fields',
      'a field in which each area has a code of its own, such as ITL121CD, LAD24CD or ICB24CD',
      'Download the file again from its publisher with its fields: the Open Geography Portal has all of them.',
    )
  sayLost(layer, whole, fields, say)
  sayFields(whole, fields, say)
  const coded = whole.filter(({ properties }) => fieldText(properties, fields.code) !== '')
  const placed = placedShapes(layer, coded, fields, context, say)
  return 'refused' in placed ? placed : withExtent(placed, say)
}
