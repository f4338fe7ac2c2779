import type { Plate } from '#core/plate/plate.ts'
import { HaloText } from '../halo-text.tsx'
import { inkOn, type Theme } from '../theme.ts'
import { Flag } from './flag-layer.tsx'
import { type LaidNames, layNames, type NameLayout, NameMarks, type NameMarksProps } from './names-layer.tsx'
import { type Paint, paintOf } from './paint.ts'
import { type KeyedNames, keyLead } from './place-keyed.ts'
import { flagLead, nameLine, nameSize, nameWeight } from './place-names.ts'

type KeyProps = {
  readonly named: NonNullable<KeyedNames['key']>
  readonly plate: Plate
  readonly theme: Theme
  readonly paints?: ReadonlyMap<string, Paint> | undefined
}

/** Numbers on land that has no room for names, and the names that they stand for. */
function NumberKey({ named: { left, top, entries }, plate, theme, paints = paintOf(plate, theme) }: KeyProps) {
  const firstLine = (at: number) => entries.slice(0, at).reduce((sum, { lines }) => sum + lines.length, 0)
  return (
    <g data-layer="name-key" fontSize={nameSize} fontWeight={nameWeight}>
      {entries.map(({ number, code, lines, isFlagged, ink }, at) => {
        const paint = paints.get(code)
        const ground = paint?.kind === 'colour' ? paint.colour : theme.land
        const onLand = ground === theme.land ? theme.ink : inkOn(ground)
        const baseline = top + 13 + nameLine * firstLine(at)
        const after = left + 3 + keyLead
        return (
          <g key={code} data-name={code}>
            <HaloText halo={ground} x={ink.left} y={ink.top + ink.height} fill={onLand} data-number={code}>
              {number}
            </HaloText>
            <HaloText halo={theme.sea} x={left + 3} y={baseline} fill={theme.ink}>
              {number}
            </HaloText>
            {isFlagged ? (
              <g transform={`translate(${after + 5},${baseline - 4})`} data-flag={code}>
                <Flag theme={theme} unit={0.68} />
              </g>
            ) : null}
            {lines.map((words, line) => (
              <HaloText
                key={words}
                halo={theme.sea}
                x={after + (isFlagged ? flagLead : 0)}
                y={baseline + line * nameLine}
                fill={theme.ink}
              >
                {words}
              </HaloText>
            ))}
          </g>
        )
      })}
    </g>
  )
}

function KeyedMarks({ laid, ...props }: Omit<NameMarksProps, 'placed'> & { readonly laid: LaidNames }) {
  return (
    <>
      <NameMarks {...props} placed={laid.placed} />
      {laid.key ? <NumberKey {...props} named={laid.key} /> : null}
    </>
  )
}

/** The names of a picture as a map takes them. */
export const keyedParts = {
  lay: (names: NameLayout) => layNames({ ...names, keyed: true }),
  Marks: KeyedMarks,
} as const
