import type { SheetMark } from './svg-marks.ts'

/** Marks of a figure made larger and moved, for a figure that is a part of a slide. */
export function placedMarks(
  marks: readonly SheetMark[],
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): readonly SheetMark[] {
  const across = (value: number) => x + value * scale
  const down = (value: number) => y + value * scale
  return marks.map((mark): SheetMark => {
    if (mark.kind === 'text') return { ...mark, x: across(mark.x), y: down(mark.y), size: mark.size * scale }
    const strokeWidth = mark.strokeWidth * scale
    if (mark.kind === 'ellipse') return { ...mark, x: across(mark.x), y: down(mark.y), r: mark.r * scale, strokeWidth }
    const rings = mark.rings.map(({ points, closed }) => ({
      closed,
      points: points.map(([px, py]) => [across(px), down(py)] as const),
    }))
    return { ...mark, rings, strokeWidth }
  })
}
