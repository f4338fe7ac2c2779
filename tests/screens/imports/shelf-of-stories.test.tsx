import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { closeShelf } from '#io/shelf/shelf.ts'
import { keepStory } from '#io/shelf/stories.ts'
import { ShelfSection } from '#screens/imports/shelf-list.tsx'
import { sceneOf, storyOf } from '../../core/story/stories.ts'

const nothing = { datasets: [], versions: [], damaged: [] }
const shelf = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ShelfSection list={nothing} change={async (work) => void (await work())} />
    </QueryClientProvider>,
  )

afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  await closeShelf()
})

test('who keeps nothing has nothing to back up; who keeps stories alone can back them up, and not copy them for others', async () => {
  shelf()
  await screen.findByRole('heading', { name: 'Nothing is kept yet' })
  expect(screen.queryByRole('button')).toBeNull()
  cleanup()

  await keepStory(storyOf([sceneOf({ id: 'a' })], { id: 'own-1', title: 'One' }), {
    base: null,
    at: '2026-01-01T10:00:00.000Z',
    keepsBefore: true,
  })
  const saved: Blob[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => undefined,
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  shelf()
  await screen.findByText('No data yet, but 1 story of your own.')
  screen.getByRole('heading', { name: 'Kept in this browser' })
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Back up everything'])
  fireEvent.click(screen.getByRole('button'))
  await screen.findByText(/^Backup saved\./)
  expect(await saved[0]?.text()).toContain('"title":"One"')
})
