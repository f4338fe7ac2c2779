import { Fragment } from 'react'
import { chosenInk } from '../mine.ts'
import type { MapScene } from './layers.tsx'
import { fillText, hatchesOf, paintOf } from './paint.ts'
import { patternFill } from './patterns.tsx'
import { type PointMark, pointsOf } from './points.ts'

type Look = Pick<MapScene, 'plate' | 'projector' | 'theme' | 'unit'>

const circleOf = ({ at, radius }: PointMark, { projector, unit }: Look) => {
  const [cx, cy] = projector.point(at)
  return { cx, cy, r: radius * unit }
}

/** Radius in pixels within which a pointer hits a circle of any size. */
const reach = 8

/**
 * Draws places without an extent as circles: the area is the value, the colour its class. Draws nothing on a map of areas.
 * @param halo extends the pointer target of small circles
 */
export function PointLayer({ plate, projector, theme, prefix, unit, halo = false }: MapScene & { halo?: boolean }) {
  const points = pointsOf(plate)
  if (points.length === 0) return null
  const paints = paintOf(plate, theme)
  const hatches = hatchesOf(plate, paints, theme)
  return (
    <g data-layer="points">
      {(halo ? points.filter(({ radius }) => radius < reach) : []).map((mark) => (
        <circle
          key={`halo-${mark.one.area.code}`}
          data-area={mark.one.area.code}
          {...circleOf({ ...mark, radius: reach }, { plate, projector, theme, unit })}
          fill="transparent"
        />
      ))}
      {points.map((mark) => {
        const { code } = mark.one.area
        const [paint, hatch] = [paints.get(code), hatches.get(code)]
        const circle = circleOf(mark, { plate, projector, theme, unit })
        return (
          <Fragment key={code}>
            <circle
              data-area={code}
              {...circle}
              fill={paint ? fillText(paint, prefix) : theme.land}
              stroke={theme.ink}
              strokeOpacity={0.7}
              strokeWidth={0.7 * unit}
            />
            {hatch ? (
              <circle data-hatch={code} {...circle} fill={patternFill(prefix, hatch)} pointerEvents="none" />
            ) : null}
          </Fragment>
        )
      })}
    </g>
  )
}

/** Outlines the selected and the hovered circles. */
export function PointOutlines({
  codes,
  width = 2,
  mine = null,
  ...look
}: Look & { codes: readonly string[]; width?: number; mine?: string | null }) {
  const marked = pointsOf(look.plate).filter(({ one }) => codes.includes(one.area.code))
  if (marked.length === 0) return null
  const { theme, unit } = look
  return (
    <g fill="none" pointerEvents="none" data-layer="point-outlines">
      {marked.map((mark) => {
        const { cx, cy, r } = circleOf(mark, look)
        const { code } = mark.one.area
        const own = code === mine ? width + 1.6 : width
        return (
          <g key={code}>
            <circle cx={cx} cy={cy} r={r + 2 * unit} stroke={theme.paper} strokeWidth={(own + 2) * unit} />
            <circle cx={cx} cy={cy} r={r + 2 * unit} stroke={chosenInk(theme, mine, code)} strokeWidth={own * unit} />
          </g>
        )
      })}
    </g>
  )
}
