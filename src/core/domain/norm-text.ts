import type { Norm } from './norm.ts'

/** "1.7 FTE per linac", "1 physicist per linac"; says so where the norm's table was not seen. */
export function normAmount({ value, unit }: Pick<Norm, 'value' | 'unit'>): string {
  if (value === null) return 'a table that was not seen'
  if (unit.startsWith('proportion')) return `${Math.round(value * 100)}%${unit.slice('proportion'.length)}`
  return `${value.toLocaleString('en-GB')} ${value === 1 ? unit.replace(/^(\w+)s\b/, '$1') : unit}`
}

/** "radiotherapy physicists: 1 physicist per linac" */
export const normText = (norm: Pick<Norm, 'scope' | 'value' | 'unit'>): string => `${norm.scope}: ${normAmount(norm)}`
