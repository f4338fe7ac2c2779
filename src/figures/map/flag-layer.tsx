import { memo } from 'react'
import { singledOut } from '#core/plate/trust.ts'
import type { Theme } from '../theme.ts'
import type { MapScene } from './layers.tsx'

/** Half the width of the mark, in pixels. */
const half = 8

/** The caution mark: an exclamation mark in a triangle, visible on any colour. */
export function Flag({ theme, unit = 1 }: { readonly theme: Theme; readonly unit?: number }) {
  const at = (x: number, y: number) => `${x * unit},${y * unit}`
  return (
    <>
      <path
        d={`M${at(0, -half)}L${at(half, half - 2)}L${at(-half, half - 2)}Z`}
        fill={theme.paper}
        stroke={theme.ink}
        strokeWidth={1.4 * unit}
        strokeLinejoin="round"
      />
      <path d={`M${at(0, -3)}L${at(0, 1.4)}`} stroke={theme.ink} strokeWidth={1.8 * unit} strokeLinecap="round" />
      <circle cy={4 * unit} r={1.1 * unit} fill={theme.ink} />
    </>
  )
}

/** Draws caution marks at the areas whose figure needs more care than others. */
export const FlagLayer = memo(function FlagLayer({
  plate,
  projector,
  theme,
  unit,
  lifted,
}: Pick<MapScene, 'plate' | 'projector' | 'theme' | 'unit'> & {
  /** Codes of areas whose mark stands at their name. */
  readonly lifted?: ReadonlySet<string> | undefined
}) {
  const flagged = singledOut(plate).filter(({ area }) => !lifted?.has(area.code))
  if (flagged.length === 0) return null
  return (
    <g data-layer="flags" pointerEvents="none">
      {flagged.flatMap(({ area: { code, centroid } }) => {
        if (centroid === null) return []
        const [x, y] = projector.point(centroid)
        return [
          <g key={code} data-flag={code} transform={`translate(${x},${y})`}>
            <Flag theme={theme} unit={unit} />
          </g>,
        ]
      })}
    </g>
  )
})
