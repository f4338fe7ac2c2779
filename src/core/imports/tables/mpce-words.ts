import { normalise } from '#core/domain/normalise.ts'

/** How NHS England's workforce statistics call what the atlas counts as MPCE staff, by the ids of its own indicators. */

/** Text as it is compared: publishers number their groups ("019_Healthcare scientists"). */
export const wordOf = (text: string): string => normalise(text.replace(/^\s*\d{2,3}_/, ''))

const specialties: Readonly<Record<string, string>> = {
  'medical physics': 'medical-physics',
  'clinical engineering': 'clinical-engineering',
}

/** The specialty that an area of work is; undefined for any other area. */
export const specialtyOfWork = (text: string): string | undefined => {
  const word = wordOf(text)
  return Object.hasOwn(specialties, word) ? specialties[word] : undefined
}

/** Whether an area of work that is no specialty here might yet be one under another name. */
export const mayBeSpecialty = (text: string): boolean =>
  specialtyOfWork(text) === undefined &&
  /physic(s|ist)|clinical engineer|rehabilitation engineer|biomedical engineer|medical engineer|clinical computing/.test(
    wordOf(text),
  ) &&
  !/physical/.test(wordOf(text))

const levels: Readonly<Record<string, string>> = {
  'consultant healthcare scientist': 'consultant',
  'healthcare scientist manager': 'manager',
  'specialist healthcare scientist': 'specialist-scientist',
  'healthcare scientist': 'scientist',
  'specialist healthcare science practitioner': 'specialist-practitioner',
  'healthcare science practitioner': 'practitioner',
  'healthcare science associate': 'associate',
  'healthcare science assistant': 'assistant',
  'trainee healthcare scientist': 'trainees',
  'trainee healthcare science practitioner': 'trainees',
  'trainee healthcare science associate': 'trainees',
}

/** The level of the skill mix; undefined where the words are others. */
export const levelOf = (text: string): string | undefined => {
  const word = wordOf(text)
  return Object.hasOwn(levels, word) ? levels[word] : undefined
}

const support = new Set(['associate', 'assistant', 'trainees'])

/** Qualified or support, by the staff groups as published, else by the level; undefined where neither tells. */
export function gradeOf(groups: readonly string[], level: string | undefined): 'qualified' | 'support' | undefined {
  const words = groups.map(wordOf)
  if (words.some((word) => /^support to\b/.test(word))) return 'support'
  if (words.includes('healthcare scientists')) return 'qualified'
  if (level === undefined) return undefined
  return support.has(level) ? 'support' : 'qualified'
}

/** The pay band as the atlas groups bands; undefined where none is stated. */
export function bandOf(text: string): string | undefined {
  const [, band = ''] = /^(?:afc )?(?:band )?([1-9][a-d]?)$/.exec(wordOf(text)) ?? []
  if (/^[1-4]$/.test(band)) return '1-4'
  if (/^[567]$/.test(band) || band === '8a') return band
  if (/^(8[b-d]|9)$/.test(band)) return '8b-9'
  return /^(non|not on|other) ?(afc|agenda)|very senior manager|^non afc grade$/.test(wordOf(text))
    ? 'other'
    : undefined
}
