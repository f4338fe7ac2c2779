import * as v from 'valibot'
import type { DeskFile } from './desk-file.ts'
import { type WatchKeys, watchSchema } from './watch-keys.ts'

/** The fields by which a deployment takes reports, in their order and as they are named on the screen. */
export const watchFields = [
  ['firstName', 'First officer, by office (“the Chair of …”)'],
  ['firstKeys', 'Public key of the first officer (and of a deputy)'],
  ['secondName', 'Second officer, by office'],
  ['secondKeys', 'Public key of the second officer (and of a deputy)'],
  ['readers', 'Who reads a report'],
  ['response', 'What happens, by when, and on which days the bulletin is published'],
  ['published', 'What is published'],
  ['sendTo', 'Where reports are sent'],
  ['keepMonths', 'Months that a report is kept'],
  ['fewest', 'Fewest reports, and fewest departments, of a count that is published'],
] as const

type FieldId = (typeof watchFields)[number][0]

/** The fields as they are filled in: all text. */
export type WatchForm = Readonly<Record<FieldId, string>>

/** The fields filled in from what the deployment has. */
export function watchFormOf({ watch }: Pick<DeskFile, 'watch'>): WatchForm {
  const [first, second] = watch?.officers ?? []
  return {
    firstName: first?.name ?? '',
    firstKeys: first?.keys.join(' ') ?? '',
    secondName: second?.name ?? '',
    secondKeys: second?.keys.join(' ') ?? '',
    readers: watch?.readers ?? '',
    response: watch?.response ?? '',
    published: watch?.published ?? 'Counts by region or nation, kind of change and quarter.',
    sendTo: watch?.sendTo ?? '',
    keepMonths: String(watch?.keepMonths ?? 24),
    fewest: String(watch?.fewest ?? 5),
  }
}

const keysIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean)

/** Public keys that are typed for the officers. */
export const officersKeys = ({ firstKeys, secondKeys }: WatchForm): readonly string[] => [
  ...keysIn(firstKeys),
  ...keysIn(secondKeys),
]

/** The field that a fault of the schema is in. */
function fieldOf(path: string): FieldId | undefined {
  const [, at = '', part = ''] = /^officers\.([01])\.(name|keys)/.exec(path) ?? []
  const id = at === '' ? path : `${at === '0' ? 'first' : 'second'}${part === 'name' ? 'Name' : 'Keys'}`
  return watchFields.find(([one]) => one === id)?.[0]
}

/** What is filled in as the deployment keeps it, or all that is wrong with it, in the words of the screen. */
export function watchFrom(form: WatchForm): WatchKeys | { readonly faults: readonly string[] } {
  const { firstName, firstKeys, secondName, secondKeys, keepMonths, fewest, ...words } = form
  const parsed = v.safeParse(watchSchema, {
    ...words,
    officers: [
      { name: firstName, keys: keysIn(firstKeys) },
      { name: secondName, keys: keysIn(secondKeys) },
    ],
    keepMonths: Number(keepMonths),
    fewest: Number(fewest),
  })
  if (parsed.success) return parsed.output
  const faults = parsed.issues.map((issue) => {
    const id = fieldOf(v.getDotPath(issue) ?? '')
    const name = watchFields.find(([one]) => one === id)?.[1]
    return name ? `${name}: ${issue.message}` : issue.message
  })
  return { faults: [...new Set(faults)] }
}

/** The watch of a file that is saved now: as published while nothing of it was changed, and as filled in from then on. */
export function watchNow(desk: Pick<DeskFile, 'watch'>, form: WatchForm): ReturnType<typeof watchFrom> | null {
  const before = watchFormOf(desk)
  return watchFields.every(([id]) => form[id] === before[id]) ? (desk.watch ?? null) : watchFrom(form)
}
