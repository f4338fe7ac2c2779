import { type KeyboardEvent, useRef } from 'react'
import { type Corner, squareText } from '#core/compare/corner.ts'
import type { Square } from '#core/compare/corner-setups.ts'
import type { Third } from '#core/plate/thirds.ts'
import type { Theme } from '#figures/theme.ts'
import { setHovered, useHovered } from '#state/lit-store.ts'

const thirds: readonly Third[] = [0, 1, 2]
const clamp = (value: number): Third => Math.min(2, Math.max(0, value)) as Third

const steps: Readonly<Record<string, readonly [service: number, need: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The square of low measure and high need, at which the keyboard starts. */
const firstSquare: Square = { service: 0, need: 2 }

/** Handles keys: arrows move from square to square, Escape clears. */
function moveSquare(event: KeyboardEvent, square: Square | null, grid: HTMLElement | null): void {
  if (event.key === 'Escape') setHovered({ square: null })
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  const next: Square = square
    ? { service: clamp(square.service + step[0]), need: clamp(square.need + step[1]) }
    : firstSquare
  setHovered({ square: next })
  grid?.querySelector<HTMLButtonElement>(`[data-square="${next.service}${next.need}"]`)?.focus()
}

/** Nine squares, moved over by arrow keys; the one that is chosen filters map, scatter and ranking to its areas. */
export function SquareKey({ corner, theme }: { readonly corner: Corner; readonly theme: Theme }) {
  const square = useHovered((state) => state.square)
  const grid = useRef<HTMLDivElement>(null)
  const same = (one: Square) => square?.service === one.service && square.need === one.need
  const choose = (one: Square) => setHovered({ square: same(one) ? null : one })
  const count = ({ service, need }: Square) =>
    corner.areas.filter((one) => one.square.service === service && one.square.need === need)
  const names = square ? count(square).map(({ name }) => name) : []
  return (
    <div className="square-key">
      <div
        className="squares"
        role="toolbar"
        aria-label="Squares of the legend. Arrow keys move; Enter chooses, Escape clears."
        aria-orientation="horizontal"
        ref={grid}
        onKeyDown={(event) => moveSquare(event, square, grid.current)}
      >
        {[...thirds].reverse().map((need) =>
          thirds.map((service) => {
            const one: Square = { service, need }
            const first = square === null ? service === 0 && need === 2 : same(one)
            return (
              <button
                key={`${service}${need}`}
                type="button"
                data-square={`${service}${need}`}
                aria-pressed={same(one)}
                tabIndex={first ? 0 : -1}
                aria-label={`${squareText(one)}: ${count(one).length} areas`}
                onClick={() => choose(one)}
              >
                <svg viewBox="0 0 24 24" aria-hidden="true">
                  <rect width="24" height="24" fill={theme.bivariate[need]?.[service]} />
                </svg>
                <span>{count(one).length}</span>
              </button>
            )
          }),
        )}
      </div>
      <p className="hint" aria-live="polite">
        {square
          ? `${squareText(square)}: ${names.length === 0 ? 'no area' : names.join(', ')}.`
          : 'Choose a square to see its areas alone in every figure. Measure grows to the right, need upwards.'}
      </p>
    </div>
  )
}
