import {
  accessMethods,
  type CoverageView,
  costKinds,
  coverageMaps,
  defaultCoverage,
  groupings,
  longestSiteName,
  mostEdits,
  needs,
  supplies,
  type WhatIfEdit,
} from './coverage-view.ts'
import { readName, writeName, yesNo } from './link-text.ts'

/** Encodes the settings of the Coverage screen in a link. Only differences from the first view are written: `w.60~m.access`. */

type Part<T> = {
  readonly key: string
  readonly write: (value: T) => string
  readonly read: (text: string) => T | undefined
}

const oneOf = <T extends string>(key: string, values: readonly T[]): Part<T> => ({
  key,
  write: String,
  read: (text) => values.find((value) => value === text),
})

const numeric = /^\d{1,4}(\.\d{1,3})?$/
const within = (key: string, least: number, most: number): Part<number> => ({
  key,
  write: String,
  read: (text) => (numeric.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
})

const bands: Part<readonly number[]> = {
  key: 'b',
  write: (values) => values.join(','),
  read: (text) => {
    const values = text.split(',').map((one) => (numeric.test(one) ? Number(one) : Number.NaN))
    const ascending = values.every((value, at) => value > (values[at - 1] ?? 0) && value <= 1000)
    return ascending && values.length <= 6 ? values : undefined
  },
}

const siteId = /^[a-z0-9][a-z0-9_-]{0,79}$/

const table = (key: string): Part<string | null> => ({
  key,
  write: String,
  read: (text) => (siteId.test(text) ? text : undefined),
})

const either = (key: string): Part<boolean> => ({ key, ...yesNo })

const parts: { readonly [K in keyof CoverageView]: Part<CoverageView[K]> } = {
  map: oneOf('m', coverageMaps),
  within: within('w', 1, 300),
  bands,
  detour: within('d', 1, 2),
  sea: either('s'),
  nhsOnly: either('h'),
  cost: oneOf('c', costKinds),
  times: table('r'),
  people: table('p'),
  method: oneOf('f', accessMethods),
  catchment: within('k', 5, 300),
  decay: within('y', 0, 2),
  supply: oneOf('u', supplies),
  need: oneOf('n', needs),
  grouping: oneOf('g', groupings),
  treated: within('t', 1, 100),
}

const names = Object.keys(parts) as readonly (keyof CoverageView)[]

type AnyPart = Part<unknown>

export function writeCoverage(coverage: CoverageView): string {
  return names
    .flatMap((name) => {
      const part = parts[name] as AnyPart
      const text = part.write(coverage[name])
      return text === part.write(defaultCoverage[name]) ? [] : [`${part.key}.${text}`]
    })
    .join('~')
}

export function readCoverage(text: string): CoverageView | undefined {
  const read: Record<string, unknown> = { ...defaultCoverage }
  for (const one of text === '' ? [] : text.split('~')) {
    const at = one.indexOf('.')
    const name = names.find((each) => parts[each].key === one.slice(0, at))
    const value = name === undefined ? undefined : (parts[name] as AnyPart).read(one.slice(at + 1))
    if (name === undefined || value === undefined) return undefined
    read[name] = value
  }
  return read as CoverageView
}

const signed = /^-?\d{1,4}(\.\d)?$/
const degrees = /^-?\d{1,2}(\.\d{1,4})?$/

function writeEdit(edit: WhatIfEdit): string {
  if (edit.kind === 'add')
    return ['a', edit.id, edit.at[0], edit.at[1], edit.machines, edit.staff, writeName(edit.name)].join('~')
  return edit.kind === 'close' ? `c~${edit.site}` : [edit.kind === 'machines' ? 'm' : 's', edit.site, edit.by].join('~')
}

/** "a~n1~-2.75~52.71~2~0~Shrewsbury!c~some-hospital!m~other-hospital~-1" */
export const writeEdits = (edits: readonly WhatIfEdit[]): string => edits.map(writeEdit).join('!')

function readAdded([, id = '', west = '', north = '', machines = '', staff = '', name = '']: readonly string[]) {
  const numbers = degrees.test(west) && degrees.test(north) && signed.test(machines) && signed.test(staff)
  if (!siteId.test(id) || !numbers || Number(machines) < 0 || Number(staff) < 0) return undefined
  const at = [Number(west), Number(north)] as const
  const inReach = at[0] >= -9 && at[0] <= 2.5 && at[1] >= 49 && at[1] <= 61.5
  const words = readName(name, longestSiteName)
  if (!inReach || words === undefined) return undefined
  return { kind: 'add' as const, id, name: words, at, machines: Number(machines), staff: Number(staff) }
}

function readEdit(text: string): WhatIfEdit | undefined {
  const fields = text.split('~')
  const [kind, site = '', by = ''] = fields
  if (kind === 'a') return fields.length === 7 ? readAdded(fields) : undefined
  if (!siteId.test(site)) return undefined
  if (kind === 'c') return fields.length === 2 ? { kind: 'close', site } : undefined
  if (fields.length !== 3 || !signed.test(by)) return undefined
  if (kind === 'm') return { kind: 'machines', site, by: Number(by) }
  return kind === 's' ? { kind: 'staff', site, by: Number(by) } : undefined
}

export function readEdits(text: string): readonly WhatIfEdit[] | undefined {
  const edits = text === '' ? [] : text.split('!').map(readEdit)
  const read = edits.filter((edit) => edit !== undefined)
  return read.length === edits.length && read.length <= mostEdits ? read : undefined
}
