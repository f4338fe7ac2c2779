import * as v from 'valibot'
import { ageBands, experienceBands, professions, specialties } from '#core/baseline/returns.ts'
import { beyondBounds } from '#core/catalogue/bounds.ts'
import { demandFileSchema } from '#core/catalogue/demand-schema.ts'
import { catalogueSchema, geographyFileSchema, indicatorFileSchema, siteFileSchema } from '#core/catalogue/schemas.ts'
import { faultOfIndicator } from '#core/catalogue/sound.ts'
import { travelFileSchema } from '#core/catalogue/travel-schema.ts'
import { policySchema } from '#core/disclosure/policy.ts'
import { faultOfShelfFile } from '#core/imports/sound-file.ts'
import { readStory } from '#core/story/read-story.ts'
import { originOf } from '#core/story/whose.ts'

const text = v.string()
const name = v.pipe(text, v.maxLength(300))
const moment = v.pipe(
  text,
  v.check((at) => !Number.isNaN(Date.parse(at))),
)
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Pattern of ids and paths: no characters with a meaning in a browser, and no keys of object prototypes. */
const id = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const path = v.pipe(text, v.regex(/^shelf\/[a-z0-9-]+\/\d+\/[\w.-]+$/))
const { indicators, geographies, sites, people, travel } = catalogueSchema.entries

const figure = v.pipe(v.number(), v.minValue(0))
const figures = <Name extends string>(names: readonly Name[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, figure])) as Record<Name, typeof figure>)
const about = {
  surveyYear: text,
  department: text,
  area: text,
  specialty: v.picklist(specialties),
  profession: v.picklist(professions),
}
const posts = figures(['establishment', 'inPost', 'vacant'])
const persons = v.object({ headcount: figure, ages: figures(ageBands), experience: figures(experienceBands) })
const returnSchema = v.variant('response', [
  v.object({ ...about, response: v.literal('complete'), posts, persons }),
  v.object({ ...about, response: v.literal('partial'), posts }),
  v.object({ ...about, response: v.literal('none') }),
])

const fileSchema = v.union([
  indicatorFileSchema,
  geographyFileSchema,
  siteFileSchema,
  demandFileSchema,
  travelFileSchema,
  v.looseObject({ type: v.literal('Topology'), objects: v.record(text, v.unknown()), arcs: v.array(v.unknown()) }),
  v.object({
    tables: v.array(v.object({ file: text, name: text, rows: v.array(v.array(text)) })),
    returns: v.exactOptional(v.array(returnSchema)),
  }),
])

const backupSchema = v.object({
  format: v.literal('mpce-atlas-backup'),
  version: v.literal(1),
  made: name,
  datasets: v.array(v.object({ id, name, table: name, current: whole, on: v.boolean() })),
  versions: v.array(
    v.object({
      dataset: id,
      number: whole,
      accepted: moment,
      files: v.array(text),
      rows: whole,
      summary: v.array(text),
      warnings: whole,
      entry: v.object({ indicators, geographies, sites, people, travel }),
      policy: v.exactOptional(policySchema),
    }),
  ),
  files: v.array(v.tuple([path, fileSchema])),
  /** Backups from before there were stories have none. */
  stories: v.optional(v.array(v.object({ id, revision: whole, changed: moment, written: v.unknown() })), []),
})

type Backup = v.InferOutput<typeof backupSchema>

/** A backup, or the reason for its refusal in words that quote ids only. */
export type ReadBackup = { readonly backup: Backup } | { readonly refused: string }

type Version = Backup['versions'][number]

const filesOf = ({ sites, people = [], travel = [] }: Version['entry']) => [...sites, ...people, ...travel]

/** Whether a version adds only files of its own to the catalogue. */
function hasOwnPaths({ dataset, number, entry }: Version): boolean {
  const prefix = `shelf/${dataset}/${number}/`
  const paths = [
    ...entry.indicators.flatMap(({ files }) => Object.values(files).map((file) => file.path)),
    ...entry.geographies.flatMap((one) => [one.path, ...(one.topology ? [one.topology.path] : [])]),
    ...filesOf(entry).map((one) => one.path),
  ]
  return paths.every((own) => own.startsWith(prefix))
}

function faultOfVersion(version: Version, paths: ReadonlySet<string>): string | null {
  const { dataset, number, entry } = version
  const say = (fault: string) => `version ${number} of ${dataset}: ${fault}`
  if (!hasOwnPaths(version)) return say('it leads to files that are not its own')
  const named = [...entry.indicators.flatMap(({ files }) => Object.values(files)), ...filesOf(entry)]
  if (!named.every(({ path: one }) => paths.has(one))) return say('a file is missing')
  const fault = entry.indicators.map(faultOfIndicator).find((one) => one !== null)
  return fault ? say(fault) : null
}

function faultOfStory({ id: own, written }: Backup['stories'][number]): string | null {
  if (originOf(own) !== 'own') return `${own} is no story of your own`
  return readStory(written, own).ok ? null : `the story ${own} cannot be read`
}

/** Parses the text of a backup. Never throws. Checks the size before anything else. */
export function parseBackup(content: string): ReadBackup {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return { refused: 'it is cut off or no JSON' }
  }
  const beyond = beyondBounds(json)
  if (beyond !== null) return { refused: beyond }
  const parsed = v.safeParse(backupSchema, json)
  if (!parsed.success) return { refused: 'what it holds has not the shape of a backup' }
  const { versions, files, stories } = parsed.output
  const paths = new Set(files.map(([own]) => own))
  if (paths.size < files.length) return { refused: 'one file twice' }
  for (const version of versions) {
    const fault = faultOfVersion(version, paths)
    if (fault !== null) return { refused: fault }
  }
  const faults = [...files.map(([own, file]) => faultOfShelfFile(own, file)), ...stories.map(faultOfStory)]
  const fault = faults.find((one) => one !== null)
  return fault ? { refused: fault } : { backup: parsed.output }
}
