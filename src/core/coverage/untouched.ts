import type { PanelContent } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { CoverageInput, CoverageStates } from './state.ts'

/** What begins a message about an imagined state. */
const whatIfWords = 'What if: '

/** The same question asked of things as they are. */
const asThingsAre = <Input extends CoverageStates>(input: Input): Input => ({
  ...input,
  now: input.before,
  imagined: false,
})

/** A message without the words that make it a what-if, where it is true as things are too. */
export function heldTitle(title: string, actual: string): string {
  const bare = title.startsWith(whatIfWords) ? title.slice(whatIfWords.length) : title
  return bare === actual ? actual : title
}

/** Whether a table says of things as they are what it says of the imagined state, in every column that both have. */
function isSameTable({ table: now }: PanelContent<unknown>, { table: before }: PanelContent<unknown>): boolean {
  const shared = before.columns.flatMap(({ id }, at) => {
    const other = now.columns.findIndex((column) => column.id === id)
    return other < 0 ? [] : [[other, at] as const]
  })
  return (
    now.rows.length === before.rows.length &&
    now.rows.every((row, at) => {
      const other = before.rows[at]
      return shared.every(([own, held]) => row.cells[own]?.text === other?.cells[held]?.text)
    })
  )
}

/**
 * A panel of which only that is a what-if which the change touches: one that says the same of things as they are is shown as that, and a message that
 * holds for them is no what-if, though rows beside it may be.
 */
export function touchedOnly<Body>(spec: PanelSpec<CoverageInput, Body>): PanelSpec<CoverageInput, Body> {
  const isUntouched = (input: CoverageInput) =>
    input.imagined && isSameTable(spec.compose(input), spec.compose(asThingsAre(input)))
  return {
    ...spec,
    compose: (input) => {
      const content = spec.compose(input)
      if (!input.imagined) return content
      const actual = spec.compose(asThingsAre(input))
      if (isSameTable(content, actual)) return actual
      const title = heldTitle(content.title, actual.title)
      return { ...content, title, holdsAnyway: title === actual.title }
    },
    ...(spec.ground
      ? {
          ground: (input, content) => {
            const ground = spec.ground?.(input, content)
            if (!ground) throw new RangeError('a panel with ground has it')
            return isUntouched(input) ? { ...ground, marks: ground.marks.filter((mark) => mark !== 'what-if') } : ground
          },
        }
      : {}),
  }
}
