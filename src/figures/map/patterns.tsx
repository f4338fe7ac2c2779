import { memo } from 'react'
import type { Theme } from '../theme.ts'
import { type PatternId, patternIds, tileInk, tileSize, tiles } from './pattern-tiles.ts'

/** URL of a pattern; `prefix` separates the figures of one page. */
export const patternFill = (prefix: string, id: PatternId): string => `url(#${prefix}-${id})`

function TileMarks({ id, theme }: { id: PatternId; theme: Theme }) {
  const tile = tiles[id]
  const { opaque, width, lines, dots } = tile
  const ink = tileInk(tile, theme)
  return (
    <>
      {opaque ? <rect width={tileSize} height={tileSize} fill={theme.land} /> : null}
      {lines ? <path d={lines} stroke={ink} strokeWidth={width} fill="none" /> : null}
      {dots.map(([x, y, radius]) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r={radius} fill={ink} />
      ))}
    </>
  )
}

/**
 * The patterns that a map or a legend fills with.
 * @param unit drawing units a pixel, which keeps the width of hatching at any zoom
 */
export const Patterns = memo(function Patterns({
  prefix,
  theme,
  unit,
}: {
  readonly prefix: string
  readonly theme: Theme
  readonly unit: number
}) {
  return (
    <defs>
      {patternIds.map((id) => (
        <pattern
          key={id}
          id={`${prefix}-${id}`}
          width={tileSize}
          height={tileSize}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${unit})`}
        >
          <TileMarks id={id} theme={theme} />
        </pattern>
      ))}
    </defs>
  )
})
