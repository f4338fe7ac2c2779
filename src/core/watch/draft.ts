import { concernKinds } from './concern.ts'
import { type Report, reportedSpecialties } from './report.ts'

/** A report as it is being filled in: all text, so that what is half typed is kept. */
export type ConcernDraft = {
  readonly kind: string
  readonly specialty: string
  readonly area: string
  readonly within: string
  readonly department: string
  readonly wte: string
  readonly quarter: string
  readonly manner: '' | Report['manner']
  readonly reach: string
  readonly text: string
}

export const emptyDraft: ConcernDraft = {
  kind: '',
  specialty: '',
  area: '',
  within: '',
  department: '',
  wte: '',
  quarter: '',
  manner: '',
  reach: '',
  text: '',
}

/** What has to be filled in before a report can be sealed. */
export type DraftFault = { readonly field: keyof ConcernDraft; readonly mend: string }

/** A number of WTE as typed; null where there is none, undefined where it is no number. */
function wteOf(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const wte = /^\d{1,3}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : 0
  return wte > 0 ? wte : undefined
}

/** A filled-in draft as a report without its receipt, or what it lacks. */
export function reportOf(draft: ConcernDraft): Omit<Report, 'receipt'> | readonly DraftFault[] {
  const { area, within, department, quarter, manner, reach, text } = draft
  const kind = concernKinds.find(({ id }) => id === draft.kind)?.id
  const specialty = reportedSpecialties.find((id) => id === draft.specialty)
  const wte = wteOf(draft.wte)
  const lacks: readonly (readonly [keyof ConcernDraft, boolean, string])[] = [
    ['manner', manner === '', 'Choose whether it is anonymous or confidential.'],
    ['reach', manner === 'confidential' && reach.trim() === '', 'Say how you may be reached, or choose anonymous.'],
    ['kind', kind === undefined, 'Choose the kind of change.'],
    ['specialty', specialty === undefined, 'Choose the specialty.'],
    ['area', area === '', 'Choose the region or nation.'],
    ['wte', wte === undefined, 'Write WTE as 1 or 0.6, or leave it empty.'],
    ['quarter', quarter === '', 'Choose the quarter.'],
  ]
  const faults = lacks.flatMap(([field, isLacking, mend]): DraftFault[] => (isLacking ? [{ field, mend }] : []))
  if (kind === undefined || specialty === undefined || wte === undefined || manner === '' || faults.length > 0)
    return faults
  return { format: 1, is: 'report', kind, specialty, area, within, department, wte, quarter, manner, reach, text }
}
