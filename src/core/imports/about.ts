import type { IndicatorKind } from '#core/domain/indicator.ts'
import { capitalise } from '#core/domain/letters.ts'
import type { About, MappedSheet } from './mapping.ts'
import { periodInHeading, periodsIn } from './period-in-text.ts'
import { cellText, type Worksheet } from './sheet.ts'

/** The measure that words state: the kind of figures, and the unit where stated; empty where left open. */
export type StatedMeasure = { readonly kind: IndicatorKind; readonly unit: string }

const thousands: Readonly<Record<string, string>> = {
  thousand: '1,000',
  million: 'million',
  capita: 'person',
  head: 'person',
}

/** "per 1000 population" → "per 1,000 people", "per million" → "per million people", "/100k" → "per 100,000 people". */
function perUnit(words: string): string | null {
  const found =
    /(?:\bper |\/ ?)(?:(\d[\d ,]*\d|\d)( ?k\b)?|(hundred thousand|thousand|million|capita|head)\b) ?((?:live births|births|[a-z-]+))?/i.exec(
      words,
    )
  if (!found) return null
  const [, digits, kilo, word, what = ''] = found
  const number = digits ? Number(digits.replace(/[ ,]/g, '')) * (kilo ? 1000 : 1) : null
  const base =
    number === null
      ? (thousands[(word ?? '').toLowerCase()] ?? '100,000')
      : number >= 1e6
        ? 'million'
        : number.toLocaleString('en-GB')
  if (base === 'person') return 'per person'
  const whom = /^(?:|people|persons?|population|residents?|pop|inhabitants|by|in|for|and|of|at|rate|region)$/i.test(
    what,
  )
  return `per ${base} ${whom ? 'people' : what.toLowerCase()}`
}

/** "Agency spend (£000)" → "£ thousand", "Spend (£m)" → "£ million". */
function moneyUnit(words: string): string {
  if (/£ ?(?:000s?\b|k\b|thousands?)|\bthousands? of pounds|\(?000s\)? ?£/i.test(words)) return '£ thousand'
  if (/£ ?(?:m\b|mn\b|millions?)|\bmillions? of pounds/i.test(words)) return '£ million'
  return /£ ?(?:bn?\b|billions?)/i.test(words) ? '£ billion' : '£'
}

/**
 * What a heading or a title says of the figures below it.
 * @returns null where it says nothing of them
 */
export function measuredIn(words: string): StatedMeasure | null {
  return inScale(plainMeasure(words), scaleIn(words))
}

/** A measure in thousands or millions. A column in thousands of people must not be divided by as if it held people. */
function inScale(measured: StatedMeasure | null, scale: string | null): StatedMeasure | null {
  if (!scale || measured?.kind === 'rate' || measured?.kind === 'share' || measured?.kind === 'money') return measured
  return { kind: 'measure', unit: `${scale} ${measured?.unit ?? ''}`.trim() }
}

/** A line that is no longer may be a scale and nothing else: “Thousands”, “£000”. */
const longestScale = 24

/** The scale that a line above a table gives all its figures, with that line; null where none does. */
function scaleAbove(sheet: Worksheet, headerRow: number): { readonly scale: string; readonly line: string } | null {
  for (const line of linesAbove(sheet, headerRow)) {
    const alone = line.trim().length <= longestScale ? scaleIn(`(${line.trim()})`) : null
    const scale = scaleIn(line) ?? moneyUnit(line).split(' ')[1] ?? alone
    if (scale) return { scale, line }
  }
  return null
}

/** What a scale makes of a measure; null where it changes nothing: of shares and rates, and of what is in thousands already. */
function scaledBy(scale: string, own: StatedMeasure | null): StatedMeasure | null {
  if (own?.kind === 'money') return own.unit === '£' ? { ...own, unit: `£ ${scale}` } : null
  if (own && /^(?:thousand|million|billion)\b/.test(own.unit)) return null
  const scaled = inScale(own, scale)
  return scaled?.unit === own?.unit ? null : scaled
}

/**
 * What a line above a table makes of figures of which everything else says no scale: “NHS staff, 2024 (thousands)” over “Headcount”.
 * @param own what everything else says; null where nothing does
 * @returns the measure in that scale, and the line; null where there is none, or it changes nothing
 */
export function measureUnderLine(
  { sheet, mapping: { headerRow } }: MappedSheet,
  own: StatedMeasure | null,
): { readonly measure: StatedMeasure; readonly line: string } | null {
  const above = scaleAbove(sheet, headerRow)
  const measure = above && scaledBy(above.scale, own)
  return measure ? { measure, line: above.line } : null
}

/** “thousand” where a heading gives its figures in thousands: “Population (000s)”, “Patients, thousands”. */
function scaleIn(words: string): string | null {
  if (/[(,] ?'?000s?'?\b|\bin thousands\b|[(,]\s*thousands?\b/i.test(words)) return 'thousand'
  return /[(,]\s*(?:millions?|m)\s*(?:\)|$)|\bin millions\b/i.test(words) ? 'million' : null
}

function plainMeasure(words: string): StatedMeasure | null {
  const per = perUnit(words)
  if (per) return { kind: 'rate', unit: /£|cost|spend/i.test(words) ? `£ ${per}` : per }
  if (/%|per ?cent|\bshare\b|vacancy rate|proportion/i.test(words)) return { kind: 'share', unit: '%' }
  if (/\brates?\b/i.test(words)) return { kind: 'rate', unit: '' }
  if (/\b(?:w\.?t\.?e|f\.?t\.?e)\b|full[- ]time equivalent|whole[- ]time equivalent/i.test(words))
    return { kind: 'staff', unit: 'WTE' }
  if (/head ?count|\bemployees\b|\(heads?\)/i.test(words)) return { kind: 'staff', unit: 'persons' }
  if (/£|cost|spend|budget/i.test(words)) return { kind: 'money', unit: moneyUnit(words) }
  if (/(?<!\bin )\bposts?\b|vacanc/i.test(words)) return { kind: 'staff', unit: 'posts' }
  if (/staff|workforce|scientist|technologist|engineer|physicist/i.test(words)) return { kind: 'staff', unit: '' }
  if (/cases|deaths|admissions|events|incidence/i.test(words)) return { kind: 'events', unit: 'cases' }
  if (/population|people|persons|residents|patients/i.test(words)) return { kind: 'people', unit: 'people' }
  return /machine|scanner|linac|site|unit|bed/i.test(words) ? { kind: 'things', unit: 'units' } : null
}

/** What figures are called that nothing names. */
export const unnamedFigures = 'Figures'

/** Lines above a table that do not say what the figures are. */
const aside =
  /^(?:published|publication date|source|contents|back to|last updated|updated|notes?|this (?:work)?sheet)\b/i

const isTelling = (value: string) =>
  value !== '' &&
  !/^(?:obs[_ ]?value|metric[_ ]value|data values?|value|figure|count|number|total|observation|v4_\d+)$/i.test(value)

/** The lines above the headings, each cell by itself. */
export const linesAbove = (sheet: Worksheet, headerRow: number): readonly string[] =>
  sheet.rows.slice(0, headerRow).flatMap((row) => row.filter((cell) => cell.trim() !== ''))

/** The measure that headings side by side all state; null where one does not, or states another. */
export function sharedMeasure(headings: readonly string[]): StatedMeasure | null {
  const [first = null, ...others] = headings.map((heading) => measuredIn(periodInHeading(heading)?.rest || heading))
  return first && others.every((one) => one?.kind === first.kind && one.unit === first.unit) ? first : null
}

/** The line above the headings that may say what the figures are; empty where there is none. */
export const titleAbove = (sheet: Worksheet, headerRow: number): string =>
  linesAbove(sheet, headerRow).find(
    (cell) => cell.length > 4 && cell.length < 120 && !aside.test(cell) && !/:$/.test(cell.trim()),
  ) ?? ''

/** What headings of periods side by side all say besides: “Vacancies” of “Vacancies 2023” and “Vacancies 2024”; empty where they differ. */
function sharedRest(headings: readonly string[]): string {
  const rests = new Set(headings.map((heading) => periodInHeading(heading)?.rest ?? ''))
  const [rest = ''] = rests
  return rests.size === 1 ? rest : ''
}

/**
 * What the figures of a column are that the reader has chosen: its heading says it, where it says anything; a title is of the other columns too.
 * Shapes as for `aboutOf`.
 */
export function aboutOfColumn(
  sheet: Worksheet,
  headerRow: number,
  columns: Readonly<Record<string, number | null>>,
  wide: readonly number[] = [],
): About {
  const about = aboutOf(sheet, headerRow, columns, wide)
  const heading = cellText(sheet, headerRow, columns.value ?? null).trim()
  return isTelling(heading) ? { ...about, name: capitalise(heading).slice(0, longestName) } : about
}

/**
 * A first guess at what the figures are, from the words around them: shown and asked, never taken silently. The heading of the figures speaks
 * first, then the title, then the names of the sheet and the file; a unit that none of them states stays open.
 * @param columns column of the table's description → position in the sheet
 * @param wide columns of figures side by side
 */
export function aboutOf(
  sheet: Worksheet,
  headerRow: number,
  columns: Readonly<Record<string, number | null>>,
  wide: readonly number[] = [],
): About {
  const value = cellText(sheet, headerRow, columns.value ?? null)
  const above = linesAbove(sheet, headerRow)
  const title = titleAbove(sheet, headerRow)
  const bare = sheet.file.replace(/\.[^.]+$/, '').replace(/[_-]+/g, ' ')
  // The name of the file tells what the figures may be, and is no name for them: it would travel with every picture.
  const named = sheet.name && !/^sheet ?\d*$/i.test(sheet.name) ? sheet.name : unnamedFigures
  const beside = sharedRest(wide.map((at) => cellText(sheet, headerRow, at)))
  const name = (title || (isTelling(value) ? value : beside || named)).trim()
  const measured =
    sharedMeasure(wide.map((at) => cellText(sheet, headerRow, at))) ??
    [value, title, sheet.name, bare].map(measuredIn).find((one) => one !== null)
  const around = [...above, sheet.name, sheet.file.replace(/\.[^.]+$/, '')].join('; ')
  const [period, another] = periodsIn(around)
  return {
    name: capitalise(name).slice(0, 80),
    ...(measured ?? { kind: 'measure', unit: 'units' }),
    period: period && !another ? period : '',
  }
}

/** What a text says that stands for nothing but a unit: “Thousands” by itself is one. */
export const measuredInUnit = (text: string): StatedMeasure | null => measuredIn(text) ?? measuredIn(`(${text})`)

/** What figures are, where columns of their file name them and their unit: those speak before headings and titles. */
export function aboutWithWords(
  about: About,
  { name, unit, kind }: Readonly<Record<'name' | 'unit' | 'kind', { readonly text: string } | null>>,
): About {
  const measured = [unit && measuredInUnit(unit.text), ...[name, kind].map((one) => one && measuredIn(one.text))].find(
    (one) => one !== null,
  )
  return {
    ...about,
    ...(measured ?? {}),
    ...(name ? { name: capitalise(name.text.replace(/[_\s]+/g, ' ').trim()).slice(0, 80) } : {}),
  }
}

/** A longer name is cut: it stands in titles. */
const longestName = 120

/**
 * The name of figures of which the reader has chosen some rows: “Total WL, MRI”. What the name says already is not said twice.
 * @param kept what the chosen rows are of
 */
export const nameOfRows = (name: string, kept: readonly string[]): string =>
  [name, ...kept.filter((text) => !name.toLowerCase().includes(text.toLowerCase()))].join(', ').slice(0, longestName)
