import type { CatchmentSite, Catchments } from '#core/plate/catchments.ts'
import { textWidth, wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { SiteMark } from './site-mark.tsx'

const size = 12
const line = 18

type Item = Pick<CatchmentSite, 'known' | 'change'> & { readonly label: string }

const marks: readonly Item[] = [
  { known: true, change: 'none', label: 'site with a count' },
  { known: false, change: 'none', label: 'site without one' },
  { known: true, change: 'added', label: 'what if: added' },
  { known: true, change: 'changed', label: 'what if: changed' },
  { known: true, change: 'closed', label: 'what if: closed' },
]

/** Only what is on the map. */
const itemsOf = ({ sites }: Catchments): readonly Item[] =>
  marks.filter((mark) =>
    sites.some(({ known, change }) => change === mark.change && (change !== 'none' || known === mark.known)),
  )

function lay(catchments: Catchments, width: number) {
  let [x, y] = [0, 0]
  const placed = itemsOf(catchments).map((item) => {
    const wide = 20 + textWidth(item.label, size) + 16
    if (x > 0 && x + wide > width) [x, y] = [0, y + line]
    const at = { item, x, y }
    x += wide
    return at
  })
  const words = catchments.show === 'sites' ? [] : wrapText(catchments.legend, size, width - 30)
  return { placed, words, top: placed.length > 0 ? y + line : 0 }
}

export function catchmentKeyHeight(catchments: Catchments, width: number): number {
  const { words, top } = lay(catchments, width)
  return top + words.length * line + 2
}

/** What the marks and lines over a coverage map mean, with the distance and how it is measured. */
export function CatchmentKey({
  catchments,
  theme,
  width,
}: {
  readonly catchments: Catchments
  readonly theme: Theme
  readonly width: number
}) {
  const { placed, words, top } = lay(catchments, width)
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      {placed.map(({ item, x, y }) => (
        <g key={item.label} transform={`translate(${x + 8},${y + 10})`}>
          <SiteMark known={item.known} change={item.change} theme={theme} />
          <text x={12} y={4}>
            {item.label}
          </text>
        </g>
      ))}
      {words.map((text, at) => (
        <text key={`${at}-${text}`} x={26} y={top + 14 + at * line}>
          {text}
        </text>
      ))}
      {words.length > 0 ? (
        <line x1={0} x2={20} y1={top + 10} y2={top + 10} stroke={theme.accent} strokeWidth={1.6} />
      ) : null}
    </g>
  )
}
