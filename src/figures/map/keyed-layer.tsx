import { HaloText } from '../halo-text.tsx'
import type { Theme } from '../theme.ts'
import { Flag } from './flag-layer.tsx'
import { type LaidNames, layNames, type NameLayout, NameMarks, type NameMarksProps } from './names-layer.tsx'
import { discHalf, type KeyEntry, keyLead, keyLine } from './number-key.ts'
import { flagLead, nameLine, nameSize, nameWeight } from './place-names.ts'

type KeyProps = { readonly entries: readonly KeyEntry[]; readonly theme: Theme }

/** A number on a disc, alike on the land and in the key. */
function Disc({ theme, x, y, number, code }: { theme: Theme; x: number; y: number; number: string; code?: string }) {
  return (
    <>
      <circle cx={x} cy={y} r={discHalf} fill={theme.paper} stroke={theme.ink} strokeWidth={1} />
      <text x={x} y={y + 4.4} textAnchor="middle" fill={theme.ink} data-number={code}>
        {number}
      </text>
    </>
  )
}

/** Numbers on land that has no room for names, and the names that they stand for. */
function NumberKey({ entries, theme }: KeyProps) {
  return (
    <g data-layer="name-key" fontSize={nameSize} fontWeight={nameWeight}>
      {entries.map(({ number, code, lines, isFlagged, ink, box: { left, top } }) => {
        const middle = top + keyLine / 2
        const after = left + 3 + keyLead
        return (
          <g key={code} data-name={code}>
            <Disc theme={theme} x={ink.left + ink.width / 2} y={ink.top + ink.height / 2} number={number} code={code} />
            <Disc theme={theme} x={left + 3 + discHalf} y={middle} number={number} />
            {isFlagged ? (
              <g transform={`translate(${after + 5},${middle})`} data-flag={code}>
                <Flag theme={theme} unit={0.68} />
              </g>
            ) : null}
            {lines.map((words, line) => (
              <HaloText
                key={words}
                halo={theme.sea}
                x={after + (isFlagged ? flagLead : 0)}
                y={middle + 4.4 + line * nameLine}
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
      {laid.key.length > 0 ? <NumberKey theme={props.theme} entries={laid.key} /> : null}
    </>
  )
}

/** The names of a picture as a map takes them. */
export const keyedParts = {
  lay: (names: NameLayout) => layNames({ ...names, keyed: true }),
  Marks: KeyedMarks,
} as const
