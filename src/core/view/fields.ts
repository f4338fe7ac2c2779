import type { Bounds } from '#core/domain/area.ts'
import { isPeriod } from '#core/domain/period.ts'
import { readCoverage, readEdits, writeCoverage, writeEdits } from './coverage-fields.ts'
import { readName, writeName, yesNo } from './link-text.ts'
import { isScreen } from './screens.ts'
import {
  type BenchmarkChoice,
  type ChangeChoice,
  changeForms,
  type Dims,
  defaultView,
  type Group,
  longestGroupName,
  methods,
  type Overlay,
  overlayModes,
  sorts,
  type View,
} from './view.ts'

/**
 * Codec of one part of a view in a link. `read` returns undefined for unreadable text, which leaves null free for "none". To add a link parameter,
 * add one line to `fields`.
 */
type Field<T> = {
  readonly key: string
  readonly write: (value: T) => string
  readonly read: (text: string) => T | undefined
}

const id = /^[a-z0-9][a-z0-9_-]{0,63}$/
const code = /^[A-Za-z0-9-]{2,24}$/

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text)
const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)
/** "-" encodes none: an empty parameter gets lost when a link is copied by hand. */
const orNone = <T>(read: (text: string) => T | undefined) => ({
  write: (value: T | null) => (value === null ? '-' : String(value)),
  read: (text: string): T | null | undefined => (text === '-' ? null : read(text)),
})

/** `site.lung~sex.male`, in alphabetical order: one choice has one link. */
const writeDims = (dims: Dims): string =>
  Object.keys(dims)
    .sort()
    .map((key) => `${key}.${dims[key]}`)
    .join('~')

function readDims(text: string): Dims | undefined {
  const pairs = text === '' ? [] : text.split('~').map((pair) => pair.split('.'))
  if (!pairs.every((pair) => pair.length === 2 && pair.every((word) => id.test(word)))) return undefined
  return Object.fromEntries(pairs as [string, string][])
}

const writeOverlay = ({ mode, indicator, dims }: Overlay): string => `${mode}!${indicator}!${writeDims(dims)}`

function readOverlay(text: string): Overlay | undefined {
  const [modeText = '', indicator = '', dimsText = '', ...rest] = text.split('!')
  const [mode, dims] = [oneOf(overlayModes)(modeText), readDims(dimsText)]
  return mode && dims && id.test(indicator) && rest.length === 0 ? { mode, indicator, dims } : undefined
}

/** "difference!2014", "percent!2016-2020" */
function readChange(text: string): ChangeChoice | undefined {
  const [form, from = ''] = text.split('!')
  const known = oneOf(changeForms)(form ?? '')
  return known && isPeriod(from) ? { from, form: known } : undefined
}

/** "all", "group!g1", "norm!iaea-rt-linac", "own!1.7" */
function writeBenchmark(choice: BenchmarkChoice): string {
  if (choice.kind === 'own') return `own!${choice.value}`
  return 'id' in choice ? `${choice.kind}!${choice.id}` : choice.kind
}

function readBenchmark(text: string): BenchmarkChoice | undefined {
  const [kind = '', rest, ...more] = text.split('!')
  if (more.length > 0) return undefined
  if (rest === undefined) {
    const plain = oneOf(['all', 'none', 'nation'] as const)(kind)
    return plain && { kind: plain }
  }
  const value = Number(rest)
  if (kind === 'own') return rest.trim() !== '' && Number.isFinite(value) ? { kind, value } : undefined
  return (kind === 'group' || kind === 'norm') && id.test(rest) ? { kind, id: rest } : undefined
}

/** `g1~Name~E12000001.E12000002`, joined by "!"; separators inside a name are escaped. */
const writeGroups = (groups: readonly Group[]): string =>
  groups.map((group) => [group.id, writeName(group.name), group.codes.join('.')].join('~')).join('!')

function readGroup(text: string): Group | undefined {
  const [own = '', words = '', list = '', ...more] = text.split('~')
  const codes = list.split('.')
  if (more.length > 0 || !id.test(own) || codes.length > 300 || !codes.every((one) => code.test(one))) return undefined
  const name = readName(words, longestGroupName)
  return name === undefined ? undefined : { id: own, name, codes: [...new Set(codes)] }
}

function readGroups(text: string): readonly Group[] | undefined {
  const groups = text === '' ? [] : text.split('!').map(readGroup)
  const read = groups.filter((group) => group !== undefined)
  const unique = new Set(read.map((group) => group.id)).size === read.length
  return read.length === groups.length && unique ? read : undefined
}

/**
 * Four decimals are about ten metres. A box smaller than a hundred times that gets enough decimals to keep its sides to a hundredth of their length.
 */
function writeBounds(bounds: Bounds): string {
  const [west, south, east, north] = bounds
  const decimals = Math.max(4, Math.ceil(2 - Math.log10(Math.min(east - west, north - south))))
  return bounds.map((x) => (decimals > 20 ? x : Number(x.toFixed(decimals)))).join(',')
}

function readBounds(text: string): View['bounds'] | undefined {
  const numbers = text.split(',').map(Number)
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers
  const inRange = west >= -180 && east <= 180 && south >= -85 && north <= 85 && west < east && south < north
  return numbers.length === 4 && inRange ? [west, south, east, north] : undefined
}

const period = orNone((text: string) => (isPeriod(text) ? text : undefined))

/** What a screen's own code writes and reads, so that the first map carries no part of it. */
const writtenElsewhere = orNone(matching(/^[\w.,:!~/%*'()-]+$/))

export const fields: { readonly [K in keyof View]: Field<View[K]> } = {
  screen: { key: 's', write: String, read: (text) => (isScreen(text) ? text : undefined) },
  indicator: { key: 'm', write: String, read: matching(id) },
  dims: { key: 'd', write: writeDims, read: readDims },
  per: { key: 'per', ...orNone(matching(id)) },
  period: { key: 't', ...period },
  perPeriod: { key: 'tp', ...period },
  change: {
    key: 'ch',
    write: (change) => (change ? `${change.form}!${change.from}` : '-'),
    read: (text) => (text === '-' ? null : readChange(text)),
  },
  geography: { key: 'g', write: String, read: matching(id) },
  overlay: {
    key: 'o',
    write: (overlay) => (overlay ? writeOverlay(overlay) : '-'),
    read: (text) => (text === '-' ? null : readOverlay(text)),
  },
  sites: { key: 'pt', ...orNone(matching(id)) },
  method: { key: 'cm', write: String, read: oneOf(methods) },
  classes: { key: 'c', write: String, read: (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined) },
  fixed: { key: 'cf', ...yesNo },
  benchmark: { key: 'b', write: writeBenchmark, read: readBenchmark },
  groups: { key: 'gr', write: writeGroups, read: readGroups },
  sort: { key: 'so', write: String, read: oneOf(sorts) },
  overdispersed: { key: 'od', ...yesNo },
  selected: {
    key: 'a',
    write: (codes) => codes.join(','),
    read: (text) => {
      const codes = text === '' ? [] : text.split(',')
      return codes.length <= 40 && codes.every((one) => code.test(one)) ? [...new Set(codes)] : undefined
    },
  },
  mine: { key: 'my', ...orNone(matching(/^[\w-]+![\w-]{2,24}$/)) },
  rows: { key: 'rw', ...writtenElsewhere },
  values: { key: 'vl', ...yesNo },
  bounds: {
    key: 'box',
    write: (bounds) => (bounds ? writeBounds(bounds) : '-'),
    read: (text) => (text === '-' ? null : readBounds(text)),
  },
  coverage: { key: 'cv', write: writeCoverage, read: readCoverage },
  edits: { key: 'wi', write: writeEdits, read: readEdits },
  sample: { key: 'sm', ...yesNo },
  story: { key: 'st', ...writtenElsewhere },
  scenario: { key: 'sc', ...writtenElsewhere },
  theme: { key: 'th', write: String, read: oneOf(['system', 'light', 'dark'] as const) },
  panel: { key: 'p', write: String, read: oneOf(['ranked', 'table'] as const) },
}

export const fieldNames = Object.keys(defaultView) as readonly (keyof View)[]
