import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { StorageNotice } from '#screens/imports/keeping.tsx'

afterEach(cleanup)

const at = (day: string) => `2026-05-${day}T10:05:00.000Z`
const said = (props: Parameters<typeof StorageNotice>[0]) =>
  render(<StorageNotice {...props} />).container.textContent ?? ''

test.each([
  [true, /until you delete them/],
  [false, /has not promised to keep them/],
  [null, /has not promised to keep them/],
])('what the browser promises (%s) is said', (kept, words) => {
  expect(said({ kept, backup: null, newest: null })).toMatch(words)
})

test.each([
  [null, null, /^(?!.*backup has been saved)/s],
  [null, at('14'), /No backup has been saved from this browser/],
  [at('15'), at('14'), /Last backup: 15 May 2026, \d\d:05\.$/],
  [at('13'), at('14'), /Last backup: 13 May 2026, \d\d:05\. It is older than the newest version below\.$/],
])('the last backup (%s) is set against the newest version (%s)', (backup, newest, words) => {
  expect(said({ kept: true, backup, newest })).toMatch(words)
})
