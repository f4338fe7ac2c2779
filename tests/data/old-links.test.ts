import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { datasetsOf, resolveView } from '#core/plate/resolve.ts'
import { sceneView } from '#core/story/scene-view.ts'
import { decodeView } from '#core/view/codec.ts'
import { realData } from './real-atlas.ts'

/** Stories are played with the data of later years: what was renamed, merged or taken away is named, and everything else opens. */

const { contents, catalogue } = realData()

/** Links of pictures: those of the stories, those that were published, and each indicator in each geography that has it. */
const published = readFileSync(new URL('../links.txt', import.meta.url), 'utf8').split('\n')
const told = contents.stories.flatMap(({ scenes }) =>
  scenes.flatMap(({ picture, steps }) =>
    [picture, ...steps.map((step) => step.picture)].flatMap((one) => one?.link ?? []),
  ),
)
const made = catalogue.indicators.flatMap(({ id }) =>
  catalogue.geographies.map((geography) => `v=2&m=${id}&per=-&g=${geography.id}`),
)
const links = [...new Set([...told, ...published.filter((line) => /m=/.test(line)), ...made])].filter(
  (link) => sceneView(link, catalogue).ok,
)

/** Whether a view rests on an indicator: as what is shown, what it is divided by, or what lies over it. */
const restsOn = (link: string, id: string): boolean =>
  datasetsOf(resolveView(decodeView(link).view, catalogue)).some((key) => key.split('/')[0] === id)

const without = (id: string): Catalogue => ({
  ...catalogue,
  indicators: catalogue.indicators.filter((one) => one.id !== id),
})

/** Another name for the same figures, and two series that became one. */
const renamed = (id: string): Catalogue => ({
  ...catalogue,
  indicators: catalogue.indicators.map((one) => (one.id === id ? { ...one, id: `${id}-new` } : one)),
})

const gone = ['mpce-staff', 'cancer-cases', 'radiotherapy-machines', 'mpce-wte', 'equipment-maintenance-spend']

test('at least 200 links stand for those that were given away', () => {
  expect(links.length).toBeGreaterThanOrEqual(200)
})

test.each(
  gone.flatMap(
    (id) =>
      [
        ['taken away', id, without(id)],
        ['renamed', id, renamed(id)],
      ] as const,
  ),
)('where an indicator was %s (%s), its links say so in a sentence, and all others open', (_, id, later) => {
  const wrong = links.flatMap((link) => {
    const found = sceneView(link, later)
    const isShown = decodeView(link).view.indicator === id
    if (isShown) return !found.ok && /^[^.]+.*\.$/.test(found.lacks) ? [] : [`${link}: opens`]
    return found.ok || restsOn(link, id) ? [] : [`${link}: ${found.lacks}`]
  })
  expect(wrong).toEqual([])
})

test('a pack that is not open, own data of another browser and a geography that is gone are named', () => {
  const lacks = (link: string, later = catalogue) => {
    const found = sceneView(link, later)
    return found.ok ? 'opens' : found.lacks
  }
  expect(lacks('v=2&m=pack-a-census')).toContain('pack-a-census')
  expect(lacks('v=2&m=own-3f')).toContain('own-3f')
  const fewer = { ...catalogue, geographies: catalogue.geographies.filter(({ id }) => id !== 'nhs_region') }
  expect(lacks('v=2&m=radiotherapy-later-treatments&per=-&g=nhs_region', fewer)).toContain('nhs_region')
})
