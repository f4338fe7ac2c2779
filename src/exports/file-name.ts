import type { Plate } from '#core/plate/plate.ts'

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Says what is in the file: what, per what, where, when, and that it is made up where it is. At most 120 characters with its ending. */
export function fileName(plate: Plate, kind: string, ending: string): string {
  const { measure, geography, period, marks } = plate
  const parts = [measure.name, geography.short, period ?? '', ...marks, kind]
  const name = parts.map(slug).filter(Boolean).join('_')
  return `${name.slice(0, 119 - ending.length)}.${ending}`
}
