import type { Profession, Specialty } from '#core/baseline/returns.ts'

/**
 * Everything the sample baseline is made from. Figures with a source are published for the UK; all others are made up, chosen so that
 * the sample has the size and the variety of a real survey. None of it says anything about a real region or department.
 */

export const seed = 20_250_401
export const surveyYears = ['2021', '2023', '2025'] as const
export type SurveyYear = (typeof surveyYears)[number]
/** Some departments end up without any specialty; about 250 do not. */
export const departmentCount = 284

/** Population in millions (mid-2022, rounded) sizes a region; the factor is made up, so that regions differ. */
export const regions = [
  { code: 'E12000001', millions: 2.7, factor: 1.12 },
  { code: 'E12000002', millions: 7.5, factor: 1.02 },
  { code: 'E12000003', millions: 5.5, factor: 0.98 },
  { code: 'E12000004', millions: 4.9, factor: 0.9 },
  { code: 'E12000005', millions: 6.0, factor: 0.94 },
  { code: 'E12000006', millions: 6.4, factor: 0.86 },
  { code: 'E12000007', millions: 8.9, factor: 1.22 },
  { code: 'E12000008', millions: 9.4, factor: 0.88 },
  { code: 'E12000009', millions: 5.8, factor: 0.96 },
  { code: 'N92000002', millions: 1.9, factor: 0.92 },
  { code: 'S92000003', millions: 5.4, factor: 1.1 },
  { code: 'W92000004', millions: 3.1, factor: 1.08 },
] as const

export type Plan = {
  /** Departments that have the specialty, over the UK, and the fewest that a region has. */
  readonly departments: number
  readonly fewest: number
  /** WTE in post of those that answered, in the year that it holds for. */
  readonly inPost: number
  readonly year: SurveyYear
  /** Vacant posts as a share of all posts in that year, by profession where published so. */
  readonly vacancy: number | Readonly<Partial<Record<Profession, number>>>
  /** Part of the departmental returns that came in, a survey. */
  readonly response: Readonly<Record<SurveyYear, number>>
  /** Made-up division of the WTE in post. */
  readonly split: Readonly<Record<Profession, number>>
  /** Where the total and the vacancy rate come from. */
  readonly anchor: string
}

const split = (scientist: number, technologist: number, engineer: number, support: number): Plan['split'] => ({
  'clinical-scientist': scientist,
  'clinical-technologist': technologist,
  engineer,
  support,
})

export const plans: Readonly<Record<Specialty, Plan>> = {
  'radiotherapy-physics': {
    departments: 66,
    fewest: 4,
    inPost: 2200,
    year: '2021',
    vacancy: 0.08,
    response: { '2021': 0.94, '2023': 0.92, '2025': 0.95 },
    split: split(0.44, 0.38, 0.14, 0.04),
    anchor: 'Vacancy rate of 2021 published by the professional body; the total is assumed.',
  },
  'nuclear-medicine': {
    departments: 120,
    fewest: 5,
    inPost: 1091.1,
    year: '2023',
    vacancy: 0.12,
    response: { '2021': 0.58, '2023': 0.62, '2025': 0.68 },
    split: split(0.3, 0.53, 0.02, 0.15),
    anchor: 'WTE measured by the survey of 2023 and vacancy rate, both published by the professional body.',
  },
  'diagnostic-radiology-radiation-protection': {
    departments: 80,
    fewest: 4,
    inPost: 700,
    year: '2021',
    vacancy: { 'clinical-scientist': 0.09, 'clinical-technologist': 0.07, engineer: 0.07, support: 0.07 },
    response: { '2021': 0.86, '2023': 0.84, '2025': 0.88 },
    split: split(0.62, 0.32, 0.02, 0.04),
    anchor:
      'Vacancy rates of 2021 published by the professional body; the total is assumed, below the 800 that follow from “less than half of what is recommended” and “almost 800 more needed”.',
  },
  'magnetic-resonance': {
    departments: 48,
    fewest: 1,
    inPost: 260,
    year: '2023',
    vacancy: 0.09,
    response: { '2021': 0.75, '2023': 0.79, '2025': 0.8 },
    split: split(0.8, 0.13, 0.04, 0.03),
    anchor: 'Assumed.',
  },
  ultrasound: {
    departments: 40,
    fewest: 1,
    inPost: 130,
    year: '2023',
    vacancy: 0.08,
    response: { '2021': 0.72, '2023': 0.76, '2025': 0.76 },
    split: split(0.56, 0.36, 0.05, 0.03),
    anchor: 'Assumed.',
  },
  'clinical-engineering': {
    departments: 180,
    fewest: 6,
    inPost: 3000,
    year: '2025',
    vacancy: 0.06,
    response: { '2021': 0.78, '2023': 0.8, '2025': 0.83 },
    split: split(0.05, 0.62, 0.22, 0.11),
    anchor: 'About 3,000 staff and a vacancy rate of about 6%, published by the professional body (2025 or later).',
  },
  'rehabilitation-engineering': {
    departments: 48,
    fewest: 2,
    inPost: 460,
    year: '2023',
    vacancy: 0.08,
    response: { '2021': 0.74, '2023': 0.77, '2025': 0.78 },
    split: split(0.2, 0.44, 0.26, 0.1),
    anchor: 'Assumed.',
  },
  'clinical-computing': {
    departments: 44,
    fewest: 2,
    inPost: 320,
    year: '2023',
    vacancy: 0.09,
    response: { '2021': 0.7, '2023': 0.76, '2025': 0.8 },
    split: split(0.5, 0.22, 0.22, 0.06),
    anchor: 'Assumed.',
  },
}

/** Part of the returns that come in without persons. */
export const partialShare = 0.06

/** Made-up growth of staff and of the vacancy rate against the year that a plan is anchored in. */
export const yearFactors: Readonly<Record<SurveyYear, { readonly staff: number; readonly vacancy: number }>> = {
  '2021': { staff: 0.97, vacancy: 0.94 },
  '2023': { staff: 1, vacancy: 1.06 },
  '2025': { staff: 1.03, vacancy: 1 },
}

/** Made-up shares of persons by age (under 35, 35 to 44, 45 to 54, 55 and over) and by experience (under 5, 5 to 14, 15 and over). */
export const bandShares: Readonly<
  Record<Profession, { readonly ages: readonly number[]; readonly experience: readonly number[] }>
> = {
  'clinical-scientist': { ages: [0.34, 0.29, 0.22, 0.15], experience: [0.28, 0.38, 0.34] },
  'clinical-technologist': { ages: [0.24, 0.23, 0.25, 0.28], experience: [0.24, 0.36, 0.4] },
  engineer: { ages: [0.2, 0.24, 0.27, 0.29], experience: [0.2, 0.36, 0.44] },
  support: { ages: [0.36, 0.22, 0.22, 0.2], experience: [0.42, 0.38, 0.2] },
}
