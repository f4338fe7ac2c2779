import type { ReactNode } from 'react'
import type { AbsenceReason } from '#core/domain/cell.ts'
import type { Theme } from '../theme.ts'

export type PatternId = AbsenceReason | 'second' | 'third'

/** Address of a pattern; `prefix` keeps the figures of one page apart. */
export const patternFill = (prefix: string, id: PatternId): string => `url(#${prefix}-${id})`

/** Marks of each pattern in a tile of 8 by 8. Every reason for an absence looks different, also without colour. */
function marks(theme: Theme): Readonly<Record<PatternId, ReactNode>> {
  const line = { stroke: theme.hatch, strokeWidth: 1, fill: 'none' }
  const dark = { stroke: theme.ink, fill: 'none' }
  return {
    'not-published': <path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" {...line} />,
    suppressed: <path d="M0,0 l8,8 M0,8 l8,-8" {...line} />,
    'not-collected': (
      <>
        <circle cx="2" cy="2" r="1" fill={theme.hatch} />
        <circle cx="6" cy="6" r="1" fill={theme.hatch} />
      </>
    ),
    'not-applicable': <path d="M0,4 h8" {...line} strokeWidth={0.75} />,
    second: <path d="M0,0 l8,8 M-2,6 l4,4 M6,-2 l4,4" {...dark} strokeWidth={0.7} strokeOpacity={0.65} />,
    third: (
      <path d="M0,0 l8,8 M-2,2 l8,8 M2,-2 l8,8 M-4,4 l8,8 M4,-4 l8,8" {...dark} strokeWidth={1} strokeOpacity={0.8} />
    ),
  }
}

const ids: readonly PatternId[] = ['not-published', 'suppressed', 'not-collected', 'not-applicable', 'second', 'third']

/**
 * The patterns that a map or a legend fills with.
 * @param unit drawing units a pixel, so that hatching keeps its width at any zoom
 */
export function Patterns({ prefix, theme, unit }: { prefix: string; theme: Theme; unit: number }) {
  const drawn = marks(theme)
  return (
    <defs>
      {ids.map((id) => (
        <pattern
          key={id}
          id={`${prefix}-${id}`}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${unit})`}
        >
          {id === 'second' || id === 'third' ? null : <rect width={8} height={8} fill={theme.land} />}
          {drawn[id]}
        </pattern>
      ))}
    </defs>
  )
}
