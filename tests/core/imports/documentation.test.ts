import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tableIds, tables } from '#core/imports/tables/registry.ts'
import { fileFormats } from '#io/imports/formats/registry.ts'
import { limits } from '#io/imports/limits.ts'
import { tableMarkdown } from './table-markdown.ts'

/** Without what a formatter may do to a table. */
const loose = (markdown: string) => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---')
const text = loose(readFileSync(new URL('../../../docs/IMPORT.md', import.meta.url), 'utf8'))

test.each(tableIds)('docs/IMPORT.md describes %s as the app reads it', (id) =>
  expect(text).toContain(loose(tableMarkdown(tables[id])).trim()),
)

test('docs/IMPORT.md lists every kind of file that is read among its files', () => {
  const files = text.slice(text.indexOf('## Files'), text.indexOf('Up to 250 files'))
  const said = (ending: string) => new RegExp(`\\b${ending.slice(1)}\\b`, 'i').test(files)
  const all = fileFormats.flatMap(({ endings }) => endings)
  expect(all.length).toBeGreaterThan(8)
  expect(all.filter((ending) => !said(ending))).toEqual([])
})

test('docs/IMPORT.md states the limits that hold', () => {
  const count = (n: number) => n.toLocaleString('en-GB')
  expect(text).toContain(`more than ${limits.fileBytes / 1e6} MB, or ${limits.unpackedBytes / 1e6} MB unpacked`)
  expect(text).toContain(
    `${count(limits.rows)} rows, ${count(limits.columns)} columns or ${limits.cells / 1e6} million cells`,
  )
})

test('no column of a table is known by a heading that another has', () => {
  for (const id of tableIds) {
    const names = tables[id].columns.flatMap(({ id: own, aliases }) => [own.replace(/_/g, ' '), ...aliases])
    expect(
      names.filter((name, at) => names.indexOf(name) !== at),
      id,
    ).toEqual([])
  }
})
