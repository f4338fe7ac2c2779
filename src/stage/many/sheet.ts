import { mercatorPoint } from '#figures/map/projection.ts'
import { type Outlines, shapeNumbers } from './outlines.ts'

/** Outlines on the Mercator world, and which areas meet along each arc. */
export type Sheet = {
  /** x and y of every corner, in whole drawing units, arc after arc. */
  readonly corners: Float64Array
  readonly arcStarts: Uint32Array
  readonly arcs: Uint32Array
  readonly shapeStarts: Uint32Array
  /** Left, top, right and bottom of each shape. */
  readonly boxes: Float64Array
  /** The numbers of the two areas along each arc; 0 where there is none. An arc with two is a border. */
  readonly sides: Uint32Array<ArrayBuffer>
  /** 1 for the arcs of the coast. */
  readonly coast: Uint8Array
}

function boxOf(corners: Float64Array, outlines: Outlines, shape: number, boxes: Float64Array): void {
  const { arcs, arcStarts, shapeStarts } = outlines
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = shapeStarts[shape] as number; at < (shapeStarts[shape + 1] as number); at += 1) {
    const arc = arcs[at] as number
    for (let corner = arcStarts[arc] as number; corner < (arcStarts[arc + 1] as number); corner += 1) {
      const [x, y] = [corners[2 * corner] as number, corners[2 * corner + 1] as number]
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  boxes.set([left, top, right, bottom], 4 * shape)
}

/** Notes the areas on both sides of each arc, and the arcs of the coast. */
function sidesOf({ arcs, arcStarts, shapeStarts }: Outlines): Pick<Sheet, 'sides' | 'coast'> {
  const [sides, coast] = [new Uint32Array(2 * (arcStarts.length - 1)), new Uint8Array(arcStarts.length - 1)]
  for (let shape = 1; shape < shapeStarts.length - 1; shape += 1) {
    const number = shape + 1
    for (let at = shapeStarts[shape] as number; at < (shapeStarts[shape + 1] as number); at += 1) {
      const arc = arcs[at] as number
      if (number === shapeNumbers.land) coast[arc] = 1
      else if (sides[2 * arc] === 0) sides[2 * arc] = number
      else if (sides[2 * arc] !== number) sides[2 * arc + 1] = number
    }
  }
  return { sides, coast }
}

/** Projects outlines, to whole units as the drawings of the interactive map are. */
export function sheetOf(outlines: Outlines): Sheet {
  const corners = new Float64Array(outlines.corners.length)
  for (let at = 0; at < corners.length; at += 2) {
    const [x, y] = mercatorPoint([outlines.corners[at] as number, outlines.corners[at + 1] as number])
    corners[at] = Math.round(x)
    corners[at + 1] = Math.round(y)
  }
  const shapes = outlines.shapeStarts.length - 1
  const boxes = new Float64Array(4 * shapes)
  for (let shape = 0; shape < shapes; shape += 1) boxOf(corners, outlines, shape, boxes)
  const { arcStarts, arcs, shapeStarts } = outlines
  return { corners, arcStarts, arcs, shapeStarts, boxes, ...sidesOf(outlines) }
}
