import { numberText } from '#core/plate/measure.ts'
import { symbolRadius } from '../map/layers.tsx'
import { SiteDiamond } from '../map/site-diamond.tsx'
import { SymbolRing } from '../map/symbol-ring.tsx'
import { wrapText } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { type LegendProps, line, size } from './items.tsx'

/** The circles of an overlay in each other, as they need the least width so, with a line from the top of each to what it stands for. */
export function SymbolKey({ plate, theme, y }: LegendProps & { y: number }) {
  return plate.overlay?.symbolScale.map(({ share, text }, at) => {
    const r = Math.sqrt(share) * symbolRadius
    const [foot, words] = [y + 2 * symbolRadius, y + 12 + at * line]
    return (
      <g key={text}>
        <SymbolRing data={{ 'data-symbol-key': text }} cx={symbolRadius} cy={foot - r} r={r} theme={theme} />
        <path d={`M${symbolRadius},${foot - 2 * r}L52,${words - 4}`} stroke={theme.symbol} />
        <text x={56} y={words} fontSize={size} fill={theme.ink}>
          {text}
        </text>
      </g>
    )
  })
}

const cell = 22

const keyLeft = 3 * (cell + 1) + 8

/** Names the columns and rows of the key, with the limits of their thirds. */
function crossedWords({ plate, width }: Pick<LegendProps, 'plate' | 'width'>): readonly string[] {
  const { overlay, measure } = plate
  if (overlay?.mode !== 'bivariate' || !overlay.thirds || !overlay.mainThirds) return []
  const limits = ([low, high]: readonly [number, number], own: typeof measure) =>
    `thirds part at ${numberText(low, own)} and ${numberText(high, own)}`
  return [
    `→ ${measure.name}, ${plate.trust.periodText}: ${limits(overlay.mainThirds, measure)}, higher to the right`,
    `↑ ${overlay.measure.name}, ${overlay.periodText}: ${limits(overlay.thirds, overlay.measure)}, higher at the top`,
  ].flatMap((words) => wrapText(words, size, Math.max(120, width - keyLeft)))
}

export const crossedHeight = (props: Pick<LegendProps, 'plate' | 'width'>): number =>
  Math.max(3 * (cell + 1), crossedWords(props).length * line) + 10

/** Nine colours: the measure grows to the right, the second indicator upwards. */
export function BivariateKey({ plate, theme, width, y }: LegendProps & { y: number }) {
  return (
    <g transform={`translate(0,${y})`} data-part="crossed">
      {theme.bivariate.flatMap((row, high) =>
        row.map((fill, across) => (
          <rect key={fill} x={across * (cell + 1)} y={(2 - high) * (cell + 1)} width={cell} height={cell} fill={fill} />
        )),
      )}
      {crossedWords({ plate, width }).map((words, at) => (
        <text key={words} x={keyLeft} y={14 + at * line} fontSize={size} fill={theme.ink}>
          {words}
        </text>
      ))}
    </g>
  )
}

export function SiteKey({ theme, y, x = 0 }: { theme: Theme; y: number; x?: number }) {
  return (
    <g transform={`translate(${x + 6},${y})`} fontSize={size}>
      <SiteDiamond known theme={theme} />
      <text x={10} y={4} fill={theme.ink}>
        site with a number of machines
      </text>
      <g transform="translate(210,0)">
        <SiteDiamond known={false} theme={theme} />
        <text x={10} y={4} fill={theme.ink}>
          site without one
        </text>
      </g>
    </g>
  )
}
