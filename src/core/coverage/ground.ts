import type { Ground } from '#core/compare/ground.ts'
import type { Mark } from '#core/domain/cell.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { Plate, Trust } from '#core/plate/plate.ts'
import { isRadiotherapyNorm } from './norms.ts'
import type { CoveragePanelId } from './page.ts'
import { isStaffMadeUp, type Settled } from './settle.ts'

type Held = { readonly sources: ReadonlyMap<string, Source>; readonly notes: ReadonlyMap<string, Note> }

function normSources({ library }: Settled['data']): readonly Source[] {
  const used = new Set(library?.norms.filter(isRadiotherapyNorm).map(({ source }) => source))
  return library?.sources.filter(({ id }) => used.has(id)) ?? []
}

const distinct = <T extends { readonly id: string }>(some: readonly T[]): readonly T[] => [
  ...new Map(some.map((one) => [one.id, one])).values(),
]

function withHeld(trust: Trust, held: readonly (Held | null)[], more: readonly Source[]): Trust {
  const files = held.filter((one) => one !== null)
  const notes = files.flatMap((one) => [...one.notes.values()])
  return {
    ...trust,
    sources: distinct([...trust.sources, ...files.flatMap((one) => [...one.sources.values()]), ...more]),
    cautions: distinct([...trust.cautions, ...notes.filter(({ weight }) => weight === 'caution')]),
    details: distinct([...trust.details, ...notes.filter(({ weight }) => weight === 'detail')]),
  }
}

/** What a figure of coverage rests on beside what the map rests on: norms and staff in post, or the context of regions. */
export function groundOfCoverage(
  id: CoveragePanelId,
  plate: Plate,
  { data }: Settled,
): Pick<Ground, 'trust' | 'marks'> {
  const { trust, marks } = plate
  if (id === 'staff') {
    // Staff in post are shown here, whatever the map shows.
    const isMadeUp = isStaffMadeUp(data)
    const madeUp = new Set<Mark>([...marks, ...(isMadeUp ? (['illustrative'] as const) : [])])
    const order = ['what-if', 'illustrative', 'modelled'] as const
    const statuses = isMadeUp ? [...new Set([...trust.statuses, 'illustrative' as const])] : trust.statuses
    return {
      trust: { ...withHeld(trust, [data.staff], normSources(data)), statuses },
      marks: order.filter((mark) => madeUp.has(mark)),
    }
  }
  if (id === 'equity')
    return {
      trust: withHeld(
        trust,
        data.context.map(({ dataset }) => dataset),
        [],
      ),
      marks,
    }
  return { trust, marks }
}
