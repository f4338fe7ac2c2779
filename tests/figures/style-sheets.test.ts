import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { themes } from '#figures/theme.ts'
import { breakpoints } from '#ui/breakpoints.ts'
import { withThemeColours } from '../../config/theme-colours.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(css|tsx?)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }))
const sheets = sources.filter(({ path }) => path.endsWith('.css'))
const tokens = withThemeColours(readFileSync('src/ui/tokens.css', 'utf8'))

/** Declared custom properties of a rule of the tokens. */
function declared(selector: string): ReadonlyMap<string, string> {
  const [, body = ''] = tokens.split(`${selector} {`)
  const lines = body.slice(0, body.indexOf('}')).matchAll(/--([\w-]+): (.+);/g)
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]))
}

describe('colours have one source', () => {
  test.each([
    ['light', '[data-theme="light"]'],
    ['dark', ':root[data-theme="dark"]'],
  ] as const)('the page takes those of the figures, %s', (id, selector) => {
    const page = declared(selector)
    for (const name of ['paper', 'ink', 'muted', 'hairline', 'sea', 'accent'] as const)
      expect(page.get(name), name).toBe(themes[id][name])
    expect([...page.keys()]).toEqual([...declared('[data-theme="light"]').keys()])
  })

  test('a colour that no theme has stops the build', () => {
    expect(() => withThemeColours('a { color: var(--theme-light-inkk) }')).toThrow(
      'no colour for var(--theme-light-inkk)',
    )
    expect(() => withThemeColours('a { color: var(--theme-dim-ink) }')).toThrow(RangeError)
  })

  test('nothing else in the sources repeats one', () => {
    const all = new Set(tokens.match(/#[0-9a-f]{6}\b/g))
    const white = '#ffffff'
    expect(all.has(themes.light.ink) && all.has(white)).toBe(true)
    const repeated = sources
      .filter(({ path }) => !['figures/theme.ts', 'figures/ramps.ts', 'ui/tokens.css'].includes(path))
      .flatMap(({ path, text }) =>
        [...all]
          .filter((colour) => colour !== white && text.toLowerCase().includes(colour))
          .map((is) => `${path}: ${is}`),
      )
    expect(repeated).toEqual([])
    const own = readFileSync('src/ui/tokens.css', 'utf8')
    for (const name of ['paper', 'ink', 'muted', 'hairline', 'sea', 'accent']) expect(own).not.toMatch(`--${name}: #`)
  })
})

test('layouts change at the three named widths and nowhere else', () => {
  const widths = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\((?:(?:min|max)-)?(?:device-)?width\s*[:<>=]+\s*([\d.]+\w+)/g)].map(([, at]) => ({ path, at })),
  )
  expect(widths.length).toBeGreaterThan(15)
  const named = Object.values(breakpoints).map((width) => `${width}px`)
  expect(named).toHaveLength(3)
  expect(widths.filter(({ at = '' }) => !named.includes(at))).toEqual([])
})

describe('style sheets', () => {
  test('are at most 300 lines long', () => {
    expect(sheets.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path)).toEqual([])
  })

  test('are all imported, by a module or by the list of their folder', () => {
    const imported = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/@?import ["'](#|\.\/)([^"']+\.css)["']/g)].map(([, from, to = '']) =>
        from === '#' ? to : join(dirname(path), to),
      ),
    )
    expect(sheets.map(({ path }) => path).filter((path) => !imported.includes(path))).toEqual([])
  })

  test('use no token that none of them declares', () => {
    const known = new Set(sheets.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)))
    // A script may set some, which then have a value of their own until it has.
    const scripted = sources.flatMap(({ path, text }) =>
      path.endsWith('.css') ? [] : [...text.matchAll(/setProperty\(['"`](--[\w-]+)/g)].map(([, name = '']) => name),
    )
    const used = sheets.flatMap(({ path, text }) =>
      [...text.replaceAll(/var\(--theme-[\w-]+\)/g, '').matchAll(/var\((--[\w-]+)[,)]/g)].map(([, name]) => ({
        path,
        name,
      })),
    )
    const isScripted = (name = '') =>
      scripted.some((one) => name === one || (one.endsWith('-') && name.startsWith(one)))
    expect(used.filter(({ name }) => !known.has(name) && !isScripted(name))).toEqual([])
  })
})
