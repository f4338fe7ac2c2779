import type { Measure, Place, Scene } from './load.ts'

const element = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

export const mapBox = (): HTMLElement => element<HTMLElement>('#map')

/** Title, menu and tip: the same on every reference page. */
export function startPage(
  scene: Scene,
  show: (measure: Measure) => void,
): { readonly tip: (place: Place | null) => void } {
  let now = scene.first
  const present = (measure: Measure) => {
    now = measure
    element('h1').textContent = measure.name
    show(measure)
  }
  present(scene.first)
  let second: Measure | null = null
  setTimeout(async () => {
    second = await scene.second()
  }, 300)
  element<HTMLSelectElement>('select').addEventListener('change', ({ target }) => {
    const asked = (target as HTMLSelectElement).value
    if (asked === 'first') present(scene.first)
    else if (second) present(second)
  })
  const tip = element<HTMLElement>('#tip')
  return {
    tip: (place) => {
      tip.textContent = place ? `${place.name}: ${now.values.get(place.code)?.toFixed(2) ?? 'no figure'}` : ''
    },
  }
}

/** Converts a point of the map's box to one of the window. */
export function inWindow(x: number, y: number): readonly [number, number] {
  const { left, top } = mapBox().getBoundingClientRect()
  return [left + x, top + y]
}

/** "#rrggbb" of the bytes of a pixel. */
export const hexOf = (bytes: ArrayLike<number>): string =>
  `#${[0, 1, 2].map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0')).join('')}`
