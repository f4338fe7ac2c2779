import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atStart, type Command, obey, type Talk } from '#core/story/player.ts'
import type { Claim } from '#core/story/story.ts'
import { IdeaForm } from '../../src/screens/story/idea-form.tsx'
import { Outdated } from '../../src/screens/story/outdated.tsx'
import { SceneCode } from '../../src/screens/story/scene-code.tsx'
import { SpeakerWords } from '../../src/screens/story/speaker-words.tsx'
import { useTalkKeys } from '../../src/screens/story/stage.tsx'
import type { Claims } from '../../src/screens/story/use-claims.tsx'
import { useLayers } from '../../src/screens/story/use-layers.ts'
import { useLoop } from '../../src/screens/story/use-loop.ts'
import { sceneOf, storyOf } from '../core/story/stories.ts'

/** Links as long as their story, since this environment packs nothing; `tests/io/story-link.test.ts` holds the true ones. */
vi.mock('#io/story-link.ts', () => ({
  writeStoryLink: async (story: unknown) => `#${'x'.repeat(JSON.stringify(story).length)}`,
}))

beforeEach(() => {
  vi.useRealTimers()
})
afterEach(cleanup)

const claim: Claim = {
  id: 'low',
  said: '66.0',
  expression: { kind: 'value', cell: { link: null, panel: 'map', column: 'value', row: 'E12000008' } },
}
const scene = sceneOf({
  id: 'a',
  headline: 'Least: [[low]]',
  body: 'It is [[low]] WTE.',
  notes: 'Say the year.',
  claims: [claim],
})
const story = storyOf([scene, sceneOf({ id: 'b', headline: 'Second' })], { id: 'three', title: 'Three' })

/** What the data say of the claim: another number. */
const claims: Claims = {
  checked: (id) => (id === 'a' ? [{ scene: 'a', claim, state: { kind: 'changed', now: '67.1' } }] : []),
  tell: () => (id) => (id === 'low' ? { claim, state: { kind: 'changed', now: '67.1' } } : null),
  done: true,
  loader: null,
}

test('the speaker has what is to be said, with its figures, apart from the notes', () => {
  render(<SpeakerWords scene={scene} claims={claims} />)
  expect(screen.getByRole('region', { name: 'To say' }).textContent).toBe('To sayIt is 66.0 (now 67.1) WTE.')
  expect(screen.getByRole('region', { name: 'Notes' }).textContent).toBe('NotesSay the year.')
})

test('words and notes take the focus, and the arrows up and down then scroll them and turn no scene', () => {
  render(<SpeakerWords scene={scene} claims={claims} />)
  const sent = vi.fn()
  renderHook(() => useTalkKeys(sent))
  const words = screen.getByRole('region', { name: 'Words and notes' })
  words.focus()
  expect(document.activeElement).toBe(words)
  // True where nothing keeps the browser from what it does with the key.
  for (const key of ['ArrowDown', 'ArrowUp']) expect(fireEvent.keyDown(words, { key })).toBe(true)
  expect(sent).not.toHaveBeenCalled()
  expect(fireEvent.keyDown(words, { key: 'PageDown' })).toBe(false)
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  expect(sent.mock.calls).toEqual([[{ kind: 'next' }], [{ kind: 'next' }]])
})

test('what no longer holds is listed with what was said and what is so now, and nothing where all holds', () => {
  const { container, rerender } = render(<Outdated story={story} claims={claims} />)
  expect(screen.getByRole('listitem').textContent).toBe('“Least: 66.0”: 66.0, now 67.1')
  rerender(<Outdated story={story} claims={{ ...claims, checked: () => [] }} />)
  expect(container.innerHTML).toBe('')
})

test('an idea becomes a file or a draft, and is asked to be sent by its reader; one too long has no draft', async () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:idea', revokeObjectURL: () => undefined }))
  render(<IdeaForm story={story} scene={scene} />)
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save as a text file' })
  expect(save.disabled).toBe(true)
  expect(screen.queryByRole('link')).toBeNull()
  fireEvent.change(screen.getByLabelText('What it is about'), { target: { value: 'b' } })
  fireEvent.change(screen.getByLabelText('Your idea'), { target: { value: 'Count helium.' } })
  const draft = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open an e-mail draft' })
  expect(decodeURIComponent(draft.href)).toContain('On the scene: Second\r\n\r\nCount helium.')
  fireEvent.click(save)
  await screen.findByText(/^Saved as idea\.txt on this device/)
  expect(saved).toEqual(['idea.txt'])
  fireEvent.change(screen.getByLabelText('Your idea'), { target: { value: 'x'.repeat(2000) } })
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByRole('status').textContent).toContain('too long for an e-mail draft')
  vi.restoreAllMocks()
})

test('the QR code of a story of one’s own holds it whole, and one that is too long says so', async () => {
  const { rerender } = render(<SceneCode story={{ ...story, id: 'own-1' }} scene={scene} />)
  expect((await screen.findByRole('img')).getAttribute('alt')).toBe('QR code of this scene, with its story')
  rerender(
    <SceneCode story={{ ...storyOf([sceneOf({ id: 'a', body: 'x'.repeat(1200) })]), id: 'own-2' }} scene={scene} />,
  )
  await screen.findByText(
    /^No QR code: this story is not part of the atlas, and at [\d,]+ characters its link is too long/,
  )
  rerender(<SceneCode story={story} scene={scene} />)
  expect(screen.getByRole('img').getAttribute('alt')).toMatch(/^QR code of .*st=three!a$/)
})

test('a loop goes on by itself, begins again after the last scene, and stands while the clock is stopped', () => {
  vi.useFakeTimers()
  const scenes = [sceneOf({ id: 'a', dwell: 10, steps: [{ picture: null, body: '' }] }), sceneOf({ id: 'b', dwell: 4 })]
  const { result } = renderHook(() => {
    const [talk, setTalk] = useState<Talk>(atStart)
    const [send] = useState(() => (command: Command) => setTalk((now) => obey(now, command, [1, 0], Date.now())))
    useLoop(true, scenes, talk, send)
    return { talk, send }
  })
  const after = (milliseconds: number) => {
    act(() => void vi.advanceTimersByTime(milliseconds))
    const { scene: at, step } = result.current.talk.at
    return `${at}.${step}`
  }
  expect([after(4999), after(1), after(5000), after(3999), after(1), after(5000)]).toEqual([
    '0.0',
    '0.1',
    '1.0',
    '1.0',
    '0.0',
    '0.1',
  ])
  act(() => result.current.send({ kind: 'pause' }))
  expect(after(60_000)).toBe('0.1')
  act(() => result.current.send({ kind: 'pause' }))
  expect(after(5000)).toBe('1.0')
})

test('a change shows what is drawn already and draws nothing; what comes after it, and what was before, is drawn when it has been seen', () => {
  vi.useFakeTimers()
  const scenes = [
    sceneOf({ id: 'a', steps: [{ picture: null, body: '' }] }),
    sceneOf({ id: 'b' }),
    sceneOf({ id: 'c' }),
  ]
  const at = (scene: number, step: number) => ({ scene, step })
  const { result, rerender } = renderHook((place) => useLayers(scenes, place), { initialProps: at(0, 1) })
  const drawn = () => result.current.map(({ scene, step }) => `${scene}.${step}`).join(' ')
  const rest = () => act(() => void vi.advanceTimersByTime(700))
  expect(drawn()).toBe('0.1')
  rest()
  expect(drawn()).toBe('0.0 0.1 1.0')
  rerender(at(1, 0))
  expect(drawn()).toBe('0.0 0.1 1.0')
  rest()
  expect(drawn()).toBe('0.1 1.0 2.0')
  rerender(at(2, 0))
  rest()
  expect(drawn()).toBe('1.0 2.0')
  // A jump draws what nobody could expect, and leaves the rest for later.
  rerender(at(0, 0))
  expect(drawn()).toBe('0.0 1.0 2.0')
  rest()
  expect(drawn()).toBe('0.0 0.1')
})
