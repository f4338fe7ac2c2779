import type { Atlas } from '#core/plate/atlas.ts'
import type { View } from '#core/view/view.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { exampleAtlases } from './example-atlas.ts'

/** The differences between the example pictures of a figure. */
export type State = {
  readonly atlas: Atlas
  readonly view: Partial<View>
  readonly theme: Theme
  readonly width: number
  /** Whether titles and sources are drawn, as in an export. */
  readonly framed: boolean
}

const plain: State = { atlas: exampleAtlases.ordinary, view: {}, theme: themes.light, width: 560, framed: false }

/** The states in which every figure is drawn. */
export const states = {
  ordinary: { ...plain, framed: true },
  absent: { ...plain, atlas: exampleAtlases.absent },
  one: { ...plain, atlas: exampleAtlases.one },
  ties: { ...plain, atlas: exampleAtlases.ties },
  'long-names': { ...plain, atlas: exampleAtlases.longNames },
  dark: { ...plain, theme: themes.dark },
  phone: { ...plain, width: 320 },
  selected: { ...plain, view: { selected: ['E12000002', 'S92000003'] } },
} as const satisfies Record<string, State>

export type StateId = keyof typeof states
