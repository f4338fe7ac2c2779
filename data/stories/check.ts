/** Checks each claim of the stories that ship against the data and takes over what has changed; `npm run stories`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemText } from '#core/domain/problem.ts'
import { type CheckedClaim, checkStory, failing } from '#core/story/check.ts'
import { findClaim } from '#core/story/claim.ts'
import type { Story } from '#core/story/story.ts'
import { composeContents } from '../build/compose.ts'
import { composeOutputs } from '../build/outputs.ts'
import { readBuiltGeo, readDataFolder } from '../build.ts'
import { StoryTables } from './tables.ts'

/** The story with what its claims say now; a claim that finds nothing keeps its words. */
export function retold(story: Story, tables: StoryTables): Story {
  return {
    ...story,
    dataVersion: tables.catalogue.version,
    scenes: story.scenes.map((scene) => ({
      ...scene,
      claims: scene.claims.map((claim) => {
        const found = findClaim(tables.of(scene), claim.expression)
        return found.ok ? { ...claim, said: found.text } : claim
      }),
    })),
  }
}

/** "workforce-mapped, scene vacancies, [[rate]]: the number was “8%” and is “9%”" */
function reportOf(story: Story, { scene, claim, state }: CheckedClaim): string {
  const where = `${story.id}, scene ${scene}, [[${claim.id}]]`
  if ('because' in state) {
    const what = state.kind === 'missing' ? 'can no longer be found' : 'is no longer true'
    return `${where}: “${claim.said}” ${what}: ${state.because}. Write the scene anew.`
  }
  if (state.kind === 'untrue') return `${where}: was “${claim.said}” and is “${state.now}”. Read the scene again.`
  return state.kind === 'changed' ? `${where}: the number was “${claim.said}” and is “${state.now}”` : where
}

function run(): void {
  const { areas, topology } = readBuiltGeo()
  const contents = composeContents(readDataFolder(), areas)
  if (!contents.ok) throw new Error(contents.problems.map(problemText).join('\n'))
  const outputs = composeOutputs(contents.value, areas, topology)
  if (!outputs.ok) throw new Error(outputs.problems.map(problemText).join('\n'))
  const tables = new StoryTables(outputs.value)
  let lost = 0
  for (const story of contents.value.stories) {
    const checked = checkStory((scene) => tables.of(scene), story)
    const wrong = failing(checked)
    lost += wrong.filter(({ state }) => 'because' in state).length
    for (const one of wrong) console.log(reportOf(story, one))
    writeFileSync(join(import.meta.dirname, `${story.id}.json`), `${JSON.stringify(retold(story, tables), null, 2)}\n`)
    console.log(`${story.id}: ${checked.length} claims in ${story.scenes.length} scenes, ${wrong.length} not as before`)
  }
  if (lost > 0) process.exitCode = 1
}

if (process.argv[1] === import.meta.filename) run()
