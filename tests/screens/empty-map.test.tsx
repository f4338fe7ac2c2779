import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { decodeDataset, encodeDataset } from '#core/catalogue/columns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { themes } from '#figures/theme.ts'
import { EmptyMap } from '#screens/explore/empty-map.tsx'
import { catalogue, datasets, observe, smallAtlas, smallView, source } from '../fixtures/small-atlas.ts'

test('a map of which all is suppressed says in plain sight why, and what would help', () => {
  vi.stubGlobal('ResizeObserver', class {})
  const rule = {
    id: 'own-suppression',
    text: 'A cell is suppressed for fewer than 5 persons.',
    weight: 'detail',
  } as const
  const cells = smallAtlas.areas.map(({ code }) => ({
    ...observe(code, 1),
    cell: { kind: 'absent', reason: 'suppressed' } as const,
    notes: [rule.id],
  }))
  const machines = decodeDataset(encodeDataset('machines', null, cells, [source], [rule]))
  const held = new Map([...datasets, ['machines/*', machines]])
  const plate = composePlate(resolveView(smallView({ per: null }), catalogue), { ...smallAtlas, datasets: held })
  render(<EmptyMap plate={plate} theme={themes.light} onGeography={() => {}} />)
  expect(screen.getByRole('note').textContent).toContain(
    `${smallAtlas.areas.length} suppressed. ${rule.text} More departments that answer would help`,
  )
})
