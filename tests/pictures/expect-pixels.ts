import { expect } from 'vitest'
import type { Plate } from '#core/plate/plate.ts'
import { tileSize } from '#figures/map/pattern-tiles.ts'
import type { Theme } from '#figures/theme.ts'
import { legendFill } from './expect-map.ts'
import { expectedHatch, expectedOf } from './expected.ts'
import { type Masks, type Picture, type Probe, patchOf, type Scale, seenIn, seenInk } from './pixels.ts'
import { contrast, type Read } from './read-back.ts'

/** Largest mean difference (of 255) between a square and the fill it matches: every renderer smooths patterns differently. */
const furthest = { plain: 8, hatched: 24 } as const

/** Smallest share of areas that can be read: on a screen two in three of the 232 authorities are smaller than the width of the lines around them. */
const leastRead = 0.3

/**
 * Asserts that each area of a picture, at a point inside it, has the legend's fill for its figure.
 * @param probes points inside areas, in drawing units
 */
export function expectPixels(
  plate: Plate,
  theme: Theme,
  read: Read,
  picture: Picture,
  probes: readonly Probe[],
  masks: Masks,
  scale: Scale,
  name: string,
): void {
  const faults: string[] = []
  const colours = [
    ...[...read.legend.values()].flatMap(({ fills }) => fills),
    ...[...read.crossed.values()].map((fill) => ({ fill, pattern: null })),
  ]
  const grounds = [
    ...new Set([...colours.filter(({ pattern }) => pattern === null).map(({ fill }) => fill), theme.land, theme.sea]),
  ]
  const byCode = new Map(plate.areas.map((one) => [one.area.code, one]))
  for (const probe of probes) {
    const { code, x, y, size } = probe
    const one = byCode.get(code)
    const expected = one && expectedOf(one, plate)
    if (!one || !expected || expected.kind === 'covered') {
      faults.push(`${code} is drawn and not on the map`)
      continue
    }
    if (size < tileSize && (expected.kind === 'absent' || expectedHatch(one, plate))) continue
    const seen = seenIn(patchOf(picture, probe, Math.min(size, tileSize), scale), grounds, theme, masks)
    const said = `${one.area.name} at ${Math.round(x)}, ${Math.round(y)}: ${seen.pattern ?? 'plain'} on ${seen.ground}`
    if (expected.kind === 'absent') {
      if (seen.pattern !== expected.reason) faults.push(`${said}, not ${expected.reason}`)
      continue
    }
    const hatch = expectedHatch(one, plate)
    const wanted = legendFill(expected, read, theme)
    if (seen.ground !== wanted || seen.distance > (hatch ? furthest.hatched : furthest.plain))
      faults.push(`${said}, not ${wanted} (${seen.distance.toFixed(1)})`)
    if ((seen.pattern?.split('-')[0] ?? null) !== hatch) faults.push(`${said}, not hatched as ${hatch}`)
    if (hatch && contrast(seenInk(seen), seen.ground) < 3) faults.push(`${said}: the hatching cannot be seen`)
  }
  expect(faults, name).toEqual([])
  const shown = plate.areas.filter((one) => expectedOf(one, plate).kind !== 'covered').length
  expect(probes.length / shown, `${name}: areas with a place to read`).toBeGreaterThanOrEqual(leastRead)
}
