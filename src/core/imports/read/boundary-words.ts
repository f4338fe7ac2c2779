import { counted } from '#core/domain/counted.ts'
import type { BoundaryFeatures, BoundaryLayer, Properties } from '#core/geography/layer.ts'
import { type Homes, isAtHome } from '#core/geography/reproject.ts'
import { labelPoint, shapeBounds } from '#core/geography/shapes.ts'
import type { CheckContext } from '../draft.ts'
import type { Words } from '../finding.ts'
import { type BoundaryFields, fieldText } from './boundary-fields.ts'

export type AddFinding = (words: Words) => void

/** As many names as a sentence has room for. */
const namesInWords = 5

function listed(names: readonly string[]): string {
  const shown = names.filter(Boolean).slice(0, namesInWords)
  const others = names.length - shown.length
  if (shown.length === 0) return ''
  return `: ${shown.join(', ')}${others > 0 ? ` and ${counted(others, 'other')}` : ''}`
}

/** An area as its reader knows it: by its name, else by its code. */
const nameIn = (properties: Properties, { code, name }: BoundaryFields): string =>
  (name === null ? '' : fieldText(properties, name)) || fieldText(properties, code)

/** Names the records that are not drawn. A record whose area stands there with a shape is no loss. */
export function sayLost(layer: BoundaryLayer, whole: BoundaryFeatures, fields: BoundaryFields, say: AddFinding): void {
  const { code } = fields
  const drawn = new Set(whole.map(({ properties }) => fieldText(properties, code)))
  const isLost = (properties: Properties) => !drawn.has(fieldText(properties, code))
  const without = layer.shapeless.filter(({ has, properties }) => has === null && isLost(properties))
  if (without.length > 0)
    say({
      code: 'areas-without-shape',
      severity: 'warning',
      found: `${counted(without.length, 'area')} without a shape${listed(without.map(({ properties }) => nameIn(properties, fields)))}`,
      expected: 'a shape for each area',
      mend: 'They are not on the map. Download the file again where they should be.',
    })
  const kept = new Set(whole.map(({ properties }) => properties))
  const broken = layer.shapes.filter(({ properties }) => !kept.has(properties))
  if (broken.length > 0)
    say({
      code: 'broken-shapes',
      severity: 'warning',
      found: `${counted(broken.length, 'shape')}${listed(broken.map(({ properties }) => nameIn(properties, fields)))}`,
      expected: 'closed rings of at least four points',
      mend: 'They are left out.',
    })
}

/** Says where codes come from when it is not from a field of codes, and which shapes have none. */
export function sayFields(shapes: BoundaryFeatures, { code, codesAre }: BoundaryFields, say: AddFinding): void {
  const mends = {
    names:
      'There is no field of codes: names stand for them, and tables join by name. Where the publisher has a file with codes, take that.',
    'row numbers':
      'There is no field of codes or names: only tables with these numbers of rows can join. Choose a file with its fields.',
  }
  if (codesAre !== 'codes')
    say({
      code: 'no-code-field',
      severity: 'warning',
      found: code,
      expected: 'a field of codes, such as ITL121CD, LAD24CD or ICB24CD',
      mend: mends[codesAre],
    })
  const blank = shapes.filter(({ properties }) => fieldText(properties, code) === '')
  if (blank.length > 0)
    say({
      code: 'shapes-without-code',
      severity: 'warning',
      found: `${counted(blank.length, 'shape')} without a code in ${code}`,
      expected: 'a code for each shape',
      mend: 'They are left out.',
    })
}

type OnLand = CheckContext['surroundings']['onLand']

/** Whether an area has its middle on land of the United Kingdom: the middle of its bounds, else that of its largest part. */
function isAshore(shape: BoundaryFeatures[number], onLand: OnLand): boolean {
  const [west, south, east, north] = shapeBounds(shape)
  return onLand([(west + east) / 2, (south + north) / 2]) || onLand(labelPoint(shape))
}

/** Says which areas lie where no such area can lie: elsewhere than the atlas has them, at sea, or abroad. */
export function sayPlaces(
  shapes: BoundaryFeatures,
  homes: Homes,
  fields: BoundaryFields,
  onLand: OnLand,
  say: AddFinding,
): void {
  const away = shapes.filter((shape, at) => {
    const home = homes[at]
    return home && !isAtHome(shape, home)
  })
  if (away.length > 0)
    say({
      code: 'areas-elsewhere',
      severity: 'warning',
      found: `${counted(away.length, 'area')}${listed(away.map(({ properties }) => nameIn(properties, fields)))}`,
      expected: 'areas where the atlas knows them to be',
      mend: 'Check codes and coordinates: they are drawn where the file has them.',
    })
  const abroad = shapes.filter((shape) => !isAshore(shape, onLand))
  if (abroad.length > 0)
    say({
      code: 'areas-abroad',
      severity: 'warning',
      found: `${counted(abroad.length, 'area')}${listed(abroad.map(({ properties }) => nameIn(properties, fields)))}`,
      expected: 'areas on land of the United Kingdom',
      mend: 'They lie in the sea or in another country, and are drawn there.',
    })
}
