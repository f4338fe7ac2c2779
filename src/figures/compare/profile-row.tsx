import type { ProfileCell, ProfileRow } from '#core/compare/profile.ts'
import { fitText, wrapText } from '../text-width.ts'
import { rampOf, type Theme } from '../theme.ts'

export const profileSize = 12
export const profileLine = 14
/** What stands before the name of a row of made-up figures. */
const sampleWords = 'Sample, made up:'

export const arrows = { above: '▲', below: '▼', equal: '=' } as const

/** Colour of a cell: its side of the benchmark and its distance from it. */
export function colourOf(cell: ProfileCell, theme: Theme): string {
  if (cell.kind === 'absent') return theme.land
  return rampOf(theme, 'diverging', 9)[Math.round((cell.position + 1) * 4)] ?? theme.land
}

/** Up to two lines of a measure's name and the line of its period, below the words that mark made-up figures. */
export function RowName({ one, width, theme, top }: { one: ProfileRow; width: number; theme: Theme; top: number }) {
  const lines = wrapText(one.measure.name, profileSize, width)
  const shown = lines.length > 2 ? [lines[0] ?? '', fitText(lines.slice(1).join(' '), profileSize, width)] : lines
  const first = top + (shown.length === 1 && !one.illustrative ? profileLine / 2 : 0)
  const below = first + (one.illustrative ? profileLine : 0)
  return (
    <>
      {one.illustrative ? (
        <text y={first} fontSize={profileSize} fontWeight={600} fill={theme.accent} data-layer="sample">
          {sampleWords}
        </text>
      ) : null}
      {shown.map((words, index) => (
        <text key={`${index}-${words}`} y={below + index * profileLine} fontSize={profileSize} fill={theme.ink}>
          {words}
        </text>
      ))}
      <text y={below + shown.length * profileLine} fontSize={profileSize} fill={theme.muted}>
        {fitText(one.period, profileSize, width)}
      </text>
    </>
  )
}
