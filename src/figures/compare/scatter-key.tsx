import { quadrantText, type Scatter, type ScatterPoint } from '#core/compare/scatter.ts'
import { numberText } from '#core/plate/measure.ts'
import type { DrawingProps } from '../panel/drawing.ts'
import { markInk, type Theme } from '../theme.ts'
import type { KeyItem } from './chart-key.tsx'

/** More need and less of the measure than the middle area. */
export const isShort = ({ quadrant }: ScatterPoint) => quadrant.need === 'high' && quadrant.service === 'low'

const circle = (theme: Theme, fill: string) => (
  <circle r={5} fill={fill} fillOpacity={0.7} stroke={theme.paper} strokeWidth={1} />
)

/** What a picture has to say of its marks: circles by size and colour, lines, and who is missing. */
export function scatterKey({ body, plate, theme, parts }: DrawingProps<Scatter>): readonly KeyItem[] {
  if (!parts?.legend) return []
  const { points, line } = body
  const most = Math.max(0, ...points.map(({ people }) => people ?? 0))
  const areas = plate.areas.filter(({ coveredBy }) => coveredBy === null).length
  const without = areas - points.length
  const people = numberText(most, { prefix: '', suffix: '', decimals: 0 })
  return [
    {
      key: 'size',
      mark: circle(theme, markInk(theme)),
      label: most > 0 ? `an area; its size is its people, ${people} at most` : 'an area',
    },
    ...(points.some(isShort)
      ? [
          {
            key: 'short',
            mark: circle(theme, theme.accent),
            label: quadrantText({ need: 'high', service: 'low' }, body),
          },
        ]
      : []),
    {
      key: 'medians',
      mark: <path d="M-10,0H10" stroke={theme.muted} strokeDasharray="3 3" />,
      label: 'medians of the areas',
    },
    ...(line.length > 0
      ? [
          {
            key: 'line',
            mark: (
              <>
                <rect x={-10} y={-5} width={20} height={10} fill={theme.muted} fillOpacity={0.14} />
                <path d="M-10,0H10" stroke={theme.muted} strokeWidth={1.4} />
              </>
            ),
            label: 'fitted line with its 95% band',
          },
        ]
      : []),
    ...(without > 0
      ? [{ key: 'without', mark: null, label: `Not drawn: ${without} of ${areas}, without both figures` }]
      : []),
  ]
}
