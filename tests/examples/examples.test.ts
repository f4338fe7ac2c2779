import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawExample, exampleIds, panelTexts } from './draw-example.tsx'
import { figureViews } from './figure-views.ts'
import { type StateId, states } from './states.ts'

const stateIds = Object.keys(states) as readonly StateId[]
const drawn = exampleIds().flatMap((figure) =>
  stateIds.map((state) => ({ name: `${figure}.${state}`, figure, state, example: drawExample(figure, state) })),
)
const pictures = drawn.flatMap(({ name, example }) => ('svg' in example ? [{ name, svg: example.svg }] : []))
const refusals = drawn.flatMap(({ name, example }) => ('lacks' in example ? [`${name}: ${example.lacks}`] : []))

describe('every registered figure', () => {
  test.each(panelTexts())('%s has an example, and is drawn in its ordinary state', (id) => {
    expect(figureViews).toHaveProperty([id])
    expect(pictures.map(({ name }) => name)).toContain(`${id}.ordinary`)
  })
})

test.each(pictures)('$name is drawn as it was', async ({ name, svg }) => {
  await expect(svg).toMatchFileSnapshot(`pictures/${name}.svg`)
})

test('a figure that cannot be drawn gives a reason', async () => {
  await expect(`${refusals.join('\n')}\n`).toMatchFileSnapshot('pictures/refusals.txt')
})

test('no snapshot is left of a picture that is no longer drawn', () => {
  const kept = readdirSync('tests/examples/pictures').filter((file) => file.endsWith('.svg'))
  expect(kept.sort()).toEqual(pictures.map(({ name }) => `${name}.svg`).sort())
})

describe('other programs read every picture', () => {
  test.each(pictures)('$name', ({ svg }) => {
    expect(svg).not.toMatch(/paint-order|transparent|rgba|hsl|currentColor/i)
    for (const [, weight] of svg.matchAll(/font-weight="(\d+)"/g)) expect(Number(weight) % 100).toBe(0)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })
})

/** Type sizes in the drawing itself; those of titles and sources follow from the sheet of an export. */
test.each(pictures)('$name sets no type of its drawing below 12 px', ({ svg }) => {
  const drawing = svg.split('data-part="drawing"')[1]?.split('data-part="foot"')[0] ?? ''
  const sizes = [...drawing.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))
  expect(sizes.filter((size) => size < 12)).toEqual([])
})
