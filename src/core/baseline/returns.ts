import type { Period } from '#core/domain/period.ts'

/** The specialties of medical physics and clinical engineering that the survey asks for, in the order of menus. */
export const specialties = [
  'radiotherapy-physics',
  'nuclear-medicine',
  'diagnostic-radiology-radiation-protection',
  'magnetic-resonance',
  'ultrasound',
  'clinical-engineering',
  'rehabilitation-engineering',
  'clinical-computing',
] as const
export type Specialty = (typeof specialties)[number]

export const professions = ['clinical-scientist', 'clinical-technologist', 'engineer', 'support'] as const
export type Profession = (typeof professions)[number]

export const ageBands = ['age_under_35', 'age_35_44', 'age_45_54', 'age_55_plus'] as const
export const experienceBands = ['experience_under_5', 'experience_5_14', 'experience_15_plus'] as const

/** What a complete return gives, and one of posts alone does not. */
export const personColumns = ['headcount', ...ageBands, ...experienceBands] as const

/** Posts in whole-time equivalents: vacant is establishment less in post. */
export type PostCounts = { readonly establishment: number; readonly inPost: number; readonly vacant: number }

/** Persons, by age and by years of experience; each set of bands adds up to the headcount. */
export type Persons = {
  readonly headcount: number
  readonly ages: Readonly<Record<(typeof ageBands)[number], number>>
  readonly experience: Readonly<Record<(typeof experienceBands)[number], number>>
}

type About = {
  readonly surveyYear: Period
  readonly department: string
  readonly area: string
  readonly specialty: Specialty
  readonly profession: Profession
}

/**
 * What one department returned about one profession of one specialty in one survey year. A `partial` return gives posts alone.
 * `none` stands for a department that is known and did not answer: without these rows nobody could say what part has answered.
 */
export type Return = About &
  (
    | { readonly response: 'complete'; readonly posts: PostCounts; readonly persons: Persons }
    | { readonly response: 'partial'; readonly posts: PostCounts }
    | { readonly response: 'none' }
  )

/** The header of a table of returns. */
export const returnColumns = [
  'survey_year',
  'department',
  'area',
  'specialty',
  'profession',
  'response',
  'establishment_wte',
  'in_post_wte',
  'vacant_wte',
  ...personColumns,
] as const
export type ReturnColumn = (typeof returnColumns)[number]
