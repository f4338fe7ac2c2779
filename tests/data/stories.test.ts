import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { geographyFileSchema } from '#core/catalogue/schemas.ts'
import { type PanelTable, panelIdText } from '#core/panel/panel.ts'
import { checkClaim, checkScene, checkStory, failing } from '#core/story/check.ts'
import type { Expression, FindTable } from '#core/story/claim.ts'
import { readStory } from '#core/story/read-story.ts'
import { sceneView } from '#core/story/scene-view.ts'
import type { Scene } from '#core/story/story.ts'
import { storySchema } from '#core/story/story.ts'
import { storyIndexSchema } from '#core/story/story-index.ts'
import { claimsIn, leansOn, toldText, unboundNumbers } from '#core/story/text.ts'
import { mapGeography } from '#core/view/map-geography.ts'
import { retold } from '../../data/stories/check.ts'
import { StoryTables } from '../../data/stories/tables.ts'
import { readBuilt, realData } from './real-atlas.ts'

const { contents, outputs, catalogue } = realData()
const { stories } = contents
const tables = new StoryTables(outputs)
const scenes = stories.flatMap((story) => story.scenes.map((scene) => [`${story.id}: ${scene.id}`, scene] as const))

const textsOf = ({ headline, body, steps }: Scene) => [headline, body, ...steps.map((step) => step.body)]
const said = ({ claims }: Scene, text: string) =>
  toldText(text, (id) => claims.find((claim) => claim.id === id)?.said ?? '')
const words = (text: string) => text.split(/\s+/).filter(Boolean).length
const picturesOf = ({ picture, steps }: Scene) =>
  [picture, ...steps.map((step) => step.picture)].filter((one) => one !== null)

/** The links of the columns that an expression reads; null for that of its scene. */
function linksOf(part: unknown): readonly (string | null)[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'link' in part && (part.link === null || typeof part.link === 'string') ? [part.link] : []
  return [...own, ...Object.values(part).flatMap(linksOf)]
}

test('the stories that ship are the mapped workforce, the grand challenges and radiotherapy', () => {
  expect(stories.map(({ id }) => id)).toEqual(['radiotherapy-capacity', 'three-grand-challenges', 'workforce-mapped'])
})

test('each is written beside a list that names it, and reads back as it is in its source', () => {
  const { stories: listed } = v.parse(storyIndexSchema, readBuilt(catalogue.stories.path))
  expect(listed.map(({ id, title, scenes: count }) => [id, title, count])).toEqual(
    stories.map(({ id, title, scenes: all }) => [id, title, all.length]),
  )
  expect(listed.map(({ path }) => v.parse(storySchema, readBuilt(path)))).toEqual(stories)
  for (const { id } of stories) {
    const file = new URL(`../../data/stories/${id}.json`, import.meta.url)
    expect(readStory(JSON.parse(readFileSync(file, 'utf8')), id)).toMatchObject({ ok: true })
  }
})

test('the data have the same version whatever their stories say', () => {
  expect(outputs.get('data/catalogue.json')).toContain(tables.catalogue.version)
  expect(stories.every(({ dataVersion }) => dataVersion !== '')).toBe(true)
})

describe.each(stories.map((story) => [story.id, story] as const))('%s', (_, story) => {
  test('has 8 to 14 scenes, from an opening to a closing one', () => {
    expect(story.scenes.length).toBeGreaterThanOrEqual(8)
    expect(story.scenes.length).toBeLessThanOrEqual(14)
    expect(story.scenes.map(({ kind }) => kind)).toEqual([
      'opening',
      ...story.scenes.slice(2).map(() => 'view'),
      'closing',
    ])
  })

  test('says nothing that the data do not say', () => {
    const wrong = failing(checkStory((scene) => tables.of(scene), story))
    expect(wrong.map(({ scene, claim, state }) => [scene, claim.id, claim.said, state])).toEqual([])
  })

  test('has nothing to be told anew', () => {
    expect(retold(story, tables).scenes).toEqual(story.scenes)
  })
})

describe.each(scenes)('%s', (_, scene) => {
  test('shows what is there: each link resolves without repair, to a panel that can be drawn', () => {
    for (const { link, panel } of picturesOf(scene)) {
      expect(sceneView(link, catalogue)).toMatchObject({ ok: true })
      const panels = tables.panels(link)
      const shown = typeof panels === 'string' ? undefined : panels.find(({ id }) => panelIdText(id) === panel)
      expect(shown?.lacks, `${link} ${panel}`).toBeNull()
    }
  })

  test('uses each claim, and claims nothing that is not bound', () => {
    const texts = textsOf(scene)
    expect(new Set(texts.flatMap(claimsIn))).toEqual(new Set(scene.claims.map(({ id }) => id)))
    expect(texts.flatMap(unboundNumbers)).toEqual([])
  })

  test('can be read aloud: neither too short nor too long, without leaning on sight', () => {
    expect(words(said(scene, scene.body))).toBeGreaterThanOrEqual(30)
    expect(words(said(scene, scene.body))).toBeLessThanOrEqual(90)
    expect(words(scene.notes)).toBeGreaterThanOrEqual(60)
    expect(words(scene.notes)).toBeLessThanOrEqual(150)
    expect([...textsOf(scene).map((text) => said(scene, text)), scene.notes].flatMap(leansOn)).toEqual([])
  })

  test('frames areas of its own geography', () => {
    if (scene.frame.length === 0) return
    const view = sceneView(scene.picture?.link ?? '', catalogue)
    const shown = view.ok ? mapGeography(view.view) : ''
    const path = catalogue.geographies.find(({ id }) => id === shown)?.path ?? ''
    const codes = v.parse(geographyFileSchema, readBuilt(path)).areas.map(({ code }) => code)
    for (const code of scene.frame) expect(codes).toContain(code)
  })

  test('says “sample” where a figure is made up, and binds no made-up value', () => {
    const links = [
      ...picturesOf(scene).map(({ link }) => link),
      ...scene.claims.flatMap((claim) => linksOf(claim.expression)),
    ]
    const isMadeUp = (link: string | null) => {
      const view = sceneView(link ?? scene.picture?.link ?? '', catalogue)
      if (!view.ok || view.view.screen === 'coverage') return false
      return (
        catalogue.indicators.find(({ id }) => id === view.view.indicator)?.statuses.includes('illustrative') ?? false
      )
    }
    if (!links.some(isMadeUp)) return
    expect(scene.headline).toMatch(/sample/)
    expect(scene.body).toMatch(/made up|real/)
    const tellsNoValue: readonly Expression['kind'][] = ['held', 'names-without']
    for (const { expression } of scene.claims) expect(tellsNoValue).toContain(expression.kind)
  })
})

/** The table with the numbers of a row moved far up, in what is read and in what is calculated with. */
const moved = (table: PanelTable, key: string): PanelTable => ({
  ...table,
  rows: table.rows.map((row) =>
    row.key === key
      ? {
          ...row,
          cells: row.cells.map((cell) =>
            typeof cell.raw === 'number' ? { raw: cell.raw * 7 + 1000, text: `${cell.raw * 7 + 1000}` } : cell,
          ),
        }
      : row,
  ),
})

test('a figure that moves is flagged in every scene that prints it', () => {
  let tried = 0
  for (const [name, scene] of scenes) {
    const find = tables.of(scene)
    for (const claim of scene.claims) {
      const { expression } = claim
      if (expression.kind !== 'value') continue
      const elsewhere: FindTable = (at) => {
        const table = find(at)
        return typeof table === 'string' || at.link !== expression.cell.link || at.panel !== expression.cell.panel
          ? table
          : moved(table, expression.cell.row)
      }
      expect(checkClaim(elsewhere, claim).kind, `${name} ${claim.id}`).toBe('changed')
      expect(failing(checkScene(elsewhere, scene)).map((one) => one.claim.id)).toContain(claim.id)
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(40)
})

test('a headline that names an area is flagged when another takes its place', () => {
  const scene = stories.find(({ id }) => id === 'workforce-mapped')?.scenes.find(({ id }) => id === 'per-person')
  if (!scene) throw new Error('no such scene')
  const find = tables.of(scene)
  const now: FindTable = (at) => {
    const table = find(at)
    return typeof table === 'string' ? table : moved(table, 'E12000008')
  }
  const wrong = failing(checkScene(now, scene))
  expect(wrong.filter(({ state }) => state.kind === 'untrue').map(({ claim }) => claim.id)).toEqual(
    expect.arrayContaining(['top', 'low']),
  )
})
