// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { prepared } from '#exports/picture/prepare-pdf.ts'

const folder = 'tests/examples/pictures'
const states = readdirSync(folder).filter((file) => /\.(ordinary|selected)\.svg$/.test(file))

/** Everything of a drawing that leaves ink. */
const painted = 'path, rect, circle, line, text, polygon, polyline'
const inkOf = (drawing: Element): readonly string[] =>
  [...drawing.querySelectorAll(painted)].flatMap((one) => {
    const paints = (name: string) =>
      one.closest(`[${name}]`)?.getAttribute(name) ?? (name === 'fill' ? 'black' : 'none')
    return one.closest('defs') || (paints('fill') === 'none' && paints('stroke') === 'none') ? [] : [one.tagName]
  })

test('the examples are there', () => {
  expect(states.length).toBeGreaterThan(20)
})

test.each(states)('nothing that leaves ink is lost on the way of %s to the PDF', (file) => {
  const svg = readFileSync(`${folder}/${file}`, 'utf8')
  const whole = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  expect(inkOf(prepared(svg))).toEqual(inkOf(whole))
})

test('borders and coasts of a map go along, and what is for the pointer alone does not', () => {
  const svg = readFileSync(`${folder}/map.selected.svg`, 'utf8')
  const drawing = prepared(svg)
  expect(drawing.querySelectorAll('[data-layer="borders"] path').length).toBe(2)
  expect(drawing.querySelectorAll('[data-layer="outlines"] path').length).toBeGreaterThan(0)
  expect(drawing.querySelector('[pointer-events="all"]')).toBeNull()
})
