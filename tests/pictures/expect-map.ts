import { converter, formatHex } from 'culori'
import { expect } from 'vitest'
import { absenceWords } from '#core/domain/cell.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { type SingleFigure, singleFigureOf } from '#core/plate/single-figure.ts'
import type { Theme } from '#figures/theme.ts'
import { escapeMarkup } from '#formats/escape.ts'
import { type Expected, expectedHatch, expectedOf, expectedSymbol } from './expected.ts'
import { contrast, type Read, readMap } from './read-back.ts'

const toLab = converter('lab65')
const lab = (colour: string) => {
  const found = toLab(colour)
  if (!found) throw new Error(`${colour} is no colour`)
  return found
}
const rgb = converter('rgb')

/** Collects faults: a map with hundreds of areas is one assertion that names all of them. */
export type Faults = string[]

/** The legend's fill for the expected state of an area; null where the legend lacks it. */
export function legendFill(expected: Expected, read: Read, theme: Theme): string | null {
  const entries = [...read.legend.values()]
  switch (expected.kind) {
    case 'class':
      return entries.find(({ label }) => label === expected.label)?.fills[0]?.fill ?? null
    case 'crossed':
      return read.crossed.get(`${expected.across},${expected.up}`) ?? null
    case 'absent':
      return read.legend.get(expected.reason)?.fills[0]?.fill ?? null
    case 'covered':
      return theme.land
  }
}

function areaFaults(one: PlateArea, plate: Plate, theme: Theme, read: Read, faults: Faults): void {
  const { code, name, centroid } = one.area
  const expected = expectedOf(one, plate)
  const found = read.areas.get(code)
  if (expected.kind === 'covered') {
    if (found) faults.push(`${name} is drawn within another area`)
    return
  }
  if (!found) {
    if (centroid) faults.push(`${name} is not drawn`)
    return
  }
  const wanted = legendFill(expected, read, theme)
  if (wanted === null) faults.push(`${name}: the legend has no ${JSON.stringify(expected)}`)
  else if (found.fill !== wanted) faults.push(`${name}: ${found.fill}, and ${wanted} in the legend`)
  if (expected.kind === 'absent' && found.pattern !== expected.reason)
    faults.push(`${name}: ${found.fill} for ${expected.reason}`)
}

function hatchFaults(one: PlateArea, plate: Plate, theme: Theme, read: Read, faults: Faults): void {
  const { code, name, centroid } = one.area
  if (!centroid) return
  const expected = expectedHatch(one, plate)
  const found = read.hatches.get(code)?.pattern ?? null
  if ((found?.split('-')[0] ?? null) !== expected) faults.push(`${name}: hatched ${found}, not ${expected}`)
  const area = read.areas.get(code)
  if (!found || !area) return
  const ink = read.inks.get(found) ?? theme.land
  const ground = area.pattern ? theme.land : area.fill
  if (contrast(ink, ground) < 3) faults.push(`${name}: hatching of ${ink} on ${ground} cannot be seen`)
}

export function symbolFaults(plate: Plate, read: Read, faults: Faults, { places = true } = {}): void {
  const drawn = plate.areas.flatMap((one) => {
    const value = expectedSymbol(one, plate)
    const circle = read.symbols.get(one.area.code)
    if (!one.area.centroid || (value === null) === (circle === undefined)) {
      if (value === null || circle === undefined) return []
      const [x, y] = read.areas.get(one.area.code)?.middle ?? [Number.NaN, Number.NaN]
      if (places && Math.hypot(x - circle.x, y - circle.y) > 0.6)
        faults.push(`${one.area.name}: its circle is not in its middle`)
      return [{ name: one.area.name, value, radius: circle.radius }]
    }
    if (one.area.centroid) faults.push(`${one.area.name}: ${circle ? 'a circle' : 'no circle'} for ${value}`)
    return []
  })
  const keys = (plate.overlay?.mode === 'symbols' ? plate.overlay.symbolScale : []).map(({ text, value }) => ({
    name: `${text} in the legend`,
    value,
    radius: read.legendSymbols.get(text)?.radius ?? 0,
  }))
  const all = [...drawn, ...keys]
  const largest = all.reduce((best, one) => (one.value > best.value ? one : best), { name: '', value: 0, radius: 0 })
  for (const { name, value, radius } of all) {
    const share = largest.value > 0 ? Math.max(0, value) / largest.value : 0
    const area = largest.radius > 0 ? (radius / largest.radius) ** 2 : 0
    if (Math.abs(area - share) > 0.002) faults.push(`${name}: its circle has ${area} of the largest for ${share}`)
  }
}

/** The legend's colours of classes or of its key's columns and rows, from low to high. */
function scaleFaults(plate: Plate, theme: Theme, read: Read, faults: Faults): void {
  const fills = plate.classes.map(({ label }) => [...read.legend.values()].find((entry) => entry.label === label))
  const colours = fills.flatMap((entry) => entry?.fills[0]?.fill ?? [])
  const crossed = read.crossed.size > 0
  if (crossed ? colours.length > 0 : colours.length !== plate.classes.length)
    faults.push(`the legend has ${colours.length} classes of ${plate.classes.length}`)
  if (new Set(colours).size !== colours.length) faults.push('two classes have one colour')
  const centre = plate.benchmark?.cell.kind === 'value' ? plate.benchmark.cell.value : null
  if (plate.ramp === 'diverging' && centre !== null) {
    // Brown below the benchmark, teal above it; grey has no hues.
    plate.classes.forEach(({ lower, upper }, at) => {
      const colour = rgb(colours[at] ?? theme.land)
      if (!colour || crossed || theme.id === 'greyscale') return
      const warm = colour.r - colour.b
      if (upper <= centre && warm < 0.05) faults.push(`${formatHex(colour)} below the benchmark`)
      if (lower >= centre && warm > -0.04) faults.push(`${formatHex(colour)} above the benchmark`)
    })
    return
  }
  const away = theme.id === 'dark' ? 1 : -1
  const steps = colours.map((colour) => away * lab(colour).l)
  if (steps.some((step, at) => at > 0 && step <= (steps[at - 1] ?? step)))
    faults.push('the classes do not run from pale to strong')
}

/** In the bivariate key a step to the right is the measure, a step up the second indicator, as its text says. */
function crossedFaults(plate: Plate, read: Read, faults: Faults): void {
  if (read.crossed.size === 0) return
  if (read.crossed.size !== 9 || new Set(read.crossed.values()).size !== 9) faults.push('the key has not nine colours')
  const words = read.words.join(' ')
  if (!words.includes(`→ ${plate.measure.name}`)) faults.push('the key does not name the measure')
  if (!words.includes(`↑ ${plate.overlay?.measure.name}`)) faults.push('the key does not name the second indicator')
}

function legendFaults(plate: Plate, read: Read, faults: Faults): void {
  const reasons = new Map<string, number>()
  for (const one of plate.areas) {
    const expected = expectedOf(one, plate)
    if (expected.kind === 'absent') reasons.set(expected.reason, (reasons.get(expected.reason) ?? 0) + 1)
  }
  for (const reason of ['suppressed', 'not-published', 'not-collected', 'not-applicable'] as const) {
    const [entry, count] = [read.legend.get(reason), reasons.get(reason) ?? 0]
    if ((entry !== undefined) !== count > 0)
      faults.push(`${count} areas are ${reason}, and the legend says ${entry?.label}`)
    if (entry && !entry.label.endsWith(`(${count})`)) faults.push(`“${entry.label}” for ${count} areas`)
    if (entry && entry.fills[0]?.pattern !== reason) faults.push(`${entry.fills[0]?.fill} for ${reason} in the legend`)
    const own = plate.catchments ? entry?.label : absenceWords[reason]
    if (entry && !entry.label.startsWith(own ?? '')) faults.push(`“${entry.label}” for ${reason}`)
  }
  const hatched = new Set(plate.areas.map((one) => expectedHatch(one, plate)))
  for (const kind of ['second', 'third'] as const) {
    const entry = read.legend.get(kind)
    if (hatched.has(kind) && !entry) faults.push(`the legend has no ${kind} hatching`)
    if (!entry) continue
    if (entry.hatches.length === 0) faults.push(`the legend’s swatch of ${kind} is not hatched`)
    entry.hatches.forEach(({ pattern }, at) => {
      const [ink, ground] = [read.inks.get(pattern ?? ''), entry.fills[at]?.fill]
      if (pattern?.split('-')[0] !== kind) faults.push(`${pattern} for ${kind} in the legend`)
      if (ink && ground && contrast(ink, ground) < 3) faults.push(`${ink} on ${ground} in the legend cannot be seen`)
    })
  }
}

/** The figure of one area alone stands as a number, and no area has a colour that a legend does not explain. */
function singleFaults({ value, facts }: SingleFigure, plate: Plate, svg: string): Faults {
  const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words).join(' ')
  const said = [value, ...facts.flatMap(({ name, text }) => [name, text.split(' ')[0] ?? ''])]
  const missing = said.filter((words) => !drawn.includes(escapeMarkup(words)))
  return [
    ...missing.map((words) => `“${words}” is not said`),
    ...(plate.classes.length > 0 || svg.includes('data-layer="areas"') ? ['one area alone is drawn as a map'] : []),
  ]
}

/** Asserts that a map and its legend, as drawn, agree with the view model. */
export function expectMap(plate: Plate, theme: Theme, svg: string, name: string): void {
  const single = singleFigureOf(plate)
  if (single) {
    expect(singleFaults(single, plate, svg), name).toEqual([])
    return
  }
  const read = readMap(svg)
  const faults: Faults = []
  for (const one of plate.areas) {
    areaFaults(one, plate, theme, read, faults)
    hatchFaults(one, plate, theme, read, faults)
  }
  symbolFaults(plate, read, faults)
  scaleFaults(plate, theme, read, faults)
  crossedFaults(plate, read, faults)
  legendFaults(plate, read, faults)
  expect(faults, name).toEqual([])
}
