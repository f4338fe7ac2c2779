import * as v from 'valibot'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import { doubledIds, type Story, storySchema, storySchemaVersion } from './story.ts'

type Written = Readonly<Record<string, unknown>>
/** Takes a story of schema version n and returns one of version n + 1. */
export type StoryMigration = (story: Written) => Written

/** In order, the first from version 1 to 2. The list only grows, so that every story ever written stays readable. */
const storyMigrations: readonly StoryMigration[] = []

const isRecord = (one: unknown): one is Written => typeof one === 'object' && one !== null && !Array.isArray(one)

/** "scenes 3, claims 1, said" */
const placeOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? ` ${key + 1}` : `, ${String(key)}`))
    .join('')
    .replace(/^, /, '')

/**
 * Reads a story from parsed JSON of any schema version up to this one's.
 * @param file its name, for messages
 * @returns the story, or each fault with its place in the file and the fix
 */
export function readStory(
  written: unknown,
  file: string,
  migrations: readonly StoryMigration[] = storyMigrations,
): Parsed<Story> {
  const refuse = (code: string, found: string, mend: string): Parsed<Story> => ({
    ok: false,
    problems: [{ code, at: { file }, found, mend }],
  })
  const version = isRecord(written) ? written.story : undefined
  if (!isRecord(written) || typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse('story.none', 'no story', 'Choose a file that was saved as a story in this atlas.')
  const newest = migrations.length + 1
  if (version > newest)
    return refuse(
      'story.newer',
      `a story of form ${version}`,
      `This atlas reads forms up to ${storySchemaVersion}. Open it in a newer atlas.`,
    )
  const migrated = migrations
    .slice(version - 1)
    .reduce<Written>((story, migrate, step) => ({ ...migrate(story), story: version + step + 1 }), written)
  const result = v.safeParse(storySchema, migrated)
  if (!result.success) return { ok: false, problems: result.issues.map((issue) => problemOf(issue, file)) }
  const doubled = doubledIds(result.output)
  if (doubled.length > 0)
    return refuse('story.doubled', doubled.join(', '), 'Give each scene, and each claim of a scene, an id of its own.')
  return { ok: true, value: result.output }
}

const problemOf = (issue: v.BaseIssue<unknown>, file: string): Problem => ({
  code: 'story.form',
  at: { file, column: placeOf(issue) },
  found: (issue.received ?? '').slice(0, 80),
  mend: issue.expected ? `Write ${issue.expected}.` : `${issue.message}.`,
})
