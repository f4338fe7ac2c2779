// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { lazy, Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Steps } from '#core/domain/steps.ts'
import { Making, useMade } from '#state/use-steps.ts'

afterEach(cleanup)

function* steps(made: string): Steps<string> {
  yield
  return made
}

const wait = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

test('what was made in steps is drawn in slices, and what is seen stays until all of it is there', async () => {
  const arrive: (() => void)[] = []
  const Later = lazy(
    () =>
      new Promise<{ default: () => string }>((resolve) => {
        arrive.push(() => resolve({ default: () => 'the next map' }))
      }),
  )
  function Page({ making }: { readonly making: Making<string> }) {
    const made = useMade(making)
    return <Suspense fallback="nothing yet">{made === null ? 'the map' : <Later />}</Suspense>
  }
  const { container } = render(<Page making={new Making(steps('next'))} />)
  expect(container.textContent).toBe('the map')
  await wait()
  expect(arrive).toHaveLength(1)
  expect(container.textContent).toBe('the map')
  arrive[0]?.()
  await wait()
  expect(container.textContent).toBe('the next map')
})
