// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ClaimState } from '#core/story/check.ts'
import { Prose, type TellClaim } from '../../src/screens/story/prose.tsx'

afterEach(cleanup)

const claim = (id: string) => ({
  id,
  said: '66.0',
  expression: { kind: 'value' as const, cell: { link: null, panel: 'map', column: 'value', row: 'E12000008' } },
})

const telling =
  (state: ClaimState | null): TellClaim =>
  (id) =>
    id === 'low' ? { claim: claim(id), state } : null

const shown = (text: string, state: ClaimState | null = { kind: 'holds' }) =>
  render(
    <div data-testid="prose">
      <Prose text={text} tell={telling(state)} />
    </div>,
  ).getByTestId('prose')

test('words, emphasis, lists and links are drawn, with the claims in them', () => {
  const prose = shown(
    'It is **[[low]]** per *million*.\n\n- first [[low]]\n- [second](https://example.org/a)\n\n> quoted',
  )
  expect(prose.innerHTML).toBe(
    '<p>It is <strong><span data-claim="low">66.0</span></strong> per <em>million</em>.</p>' +
      '<ul><li>first <span data-claim="low">66.0</span></li><li><a href="https://example.org/a">second</a></li></ul>' +
      '<blockquote><p>quoted</p></blockquote>',
  )
})

test('HTML and links to scripts are the text that they are', () => {
  const text = '<img src=x onerror=alert(1)> a < b & "c" [x](javascript:alert(1)) ![p](https://example.org/p.png)'
  const prose = shown(text)
  expect(prose.querySelectorAll('img, a, script')).toHaveLength(0)
  expect(prose.textContent).toBe(text)
})

test.each<[string, ClaimState, string]>([
  ['another number', { kind: 'changed', now: '67.1' }, '66.0 (now 67.1)'],
  ['another name', { kind: 'untrue', now: 'London' }, '66.0 (no longer true: now London)'],
  [
    'words that fail',
    { kind: 'untrue', now: null, because: 'they are alike' },
    '66.0 (no longer true: they are alike)',
  ],
  ['nothing to check with', { kind: 'missing', because: 'it is gone' }, '66.0 (cannot be checked: it is gone)'],
])('a claim with %s says so', (_, state, words) => {
  const prose = shown('It is [[low]].', state)
  expect(prose.textContent).toBe(`It is ${words}.`)
  expect(prose.querySelector('mark')?.dataset.state).toBe(state.kind)
})

test('before it is checked a claim stands as it was written, and one that there is none of is named', () => {
  shown('[[low]] and [[high]]', null)
  expect(screen.getByTestId('prose').textContent).toBe('66.0 and [no claim “high”]')
})
