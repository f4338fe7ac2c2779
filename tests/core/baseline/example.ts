import type { Return } from '#core/baseline/returns.ts'
import type { BaselineAreas } from '#core/baseline/tally.ts'

/** Two regions that add up to a nation: small enough to add up by hand. */
export const twoRegions: BaselineAreas = {
  leaves: ['north', 'south'],
  totals: [{ code: 'nation', parts: ['north', 'south'] }],
}

type Brief = Pick<Return, 'department' | 'area'> & Partial<Pick<Return, 'specialty' | 'profession' | 'surveyYear'>>

const about = ({ department, area, specialty, profession, surveyYear }: Brief) => ({
  surveyYear: surveyYear ?? '2025',
  department,
  area,
  specialty: specialty ?? ('ultrasound' as const),
  profession: profession ?? ('engineer' as const),
})

/** A complete return of so many people, of whom `older` are 55 and over; everybody is 0.8 WTE. */
export function complete(brief: Brief, headcount: number, vacant = 0, older = 0): Return {
  const inPost = headcount * 0.8
  return {
    ...about(brief),
    response: 'complete',
    posts: { establishment: inPost + vacant, inPost, vacant },
    persons: {
      headcount,
      ages: { age_under_35: headcount - older, age_35_44: 0, age_45_54: 0, age_55_plus: older },
      experience: { experience_under_5: headcount, experience_5_14: 0, experience_15_plus: 0 },
    },
  }
}

export const partial = (brief: Brief, inPost: number, vacant: number): Return => ({
  ...about(brief),
  response: 'partial',
  posts: { establishment: inPost + vacant, inPost, vacant },
})

export const silent = (brief: Brief): Return => ({ ...about(brief), response: 'none' })
