import { memo, Suspense, useDeferredValue, useMemo } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { RankedDots } from '#figures/ranked-dots/ranked-dots.tsx'
import type { Theme } from '#figures/theme.ts'
import { useAreaPointer } from '#parts/use-area-pointer.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { useHovered } from '#state/lit-store.ts'
import { useView } from '#state/view-context.ts'
import { Segmented } from '#ui/choice.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

const panels = [
  { id: 'ranked', name: 'Ranking' },
  { id: 'table', name: 'Table' },
] as const

type Figure = {
  readonly shown: { readonly plate: Plate }
  readonly theme: Theme
  readonly onSelect: (code: string) => void
}

type Props = Figure & {
  readonly onPanel: (panel: 'ranked' | 'table') => void
}

/** Behind the map by a frame: it takes the time of hundreds of rows, and the map must not wait for them. */
const useLitLater = () => useDeferredValue(useHovered(({ area }) => area))

const Ranking = memo(function Ranking({ shown, theme, onSelect }: Figure) {
  const [ref, width] = useWidth<HTMLElement>()
  useAreaPointer(ref, onSelect)
  const lit = useLitLater()
  const { plate } = shown
  return (
    <section className="ranking" ref={ref} tabIndex={0} aria-label="Ranking">
      {width !== null ? (
        <RankedDots plate={plate} theme={theme} width={width} lit={lit} selected={chosenOf(plate)} />
      ) : null}
    </section>
  )
})

const Table = lazyPart('The table', async () => (await import('./area-table.tsx')).AreaTable)

/** More rows than these nobody reads as dots, and every movement over the map would be felt. Enough for the districts of the United Kingdom. */
const mostRows = 400

/** The first areas by rank, and the selected ones. */
function useFirstRows(shown: Figure['shown']): Figure['shown'] {
  const { plate } = shown
  const isCut = plate.areas.length > mostRows
  return useMemo(() => {
    if (!isCut) return shown
    const chosen = chosenOf(plate)
    const ranked = rankedAreas(plate.areas)
    const others = chosen.length === 0 ? [] : ranked.slice(mostRows).filter(({ area }) => chosen.includes(area.code))
    return { plate: { ...plate, areas: [...ranked.slice(0, mostRows), ...others] } }
  }, [shown, plate, isCut])
}

const marksOf = ({ marks }: Plate) => marks.map((mark) => markWords[mark])

/** The same figures as the map, as a ranking or as a table. */
export const Side = memo(function Side({ onPanel, ...props }: Props) {
  const asked = useView().panel
  const first = useFirstRows(props.shown)
  // Areas that may not be put in order are listed by name, whatever was asked for.
  const panel = first.plate.areas[0]?.unordered ? 'table' : asked
  const ranking = <Ranking {...props} shown={first} />
  const { length } = props.shown.plate.areas
  return (
    <section className="side-figure" aria-label="Areas compared">
      <Segmented label="Figures as" showLabel={false} value={panel} list={panels} onChange={onPanel} />
      <div className="marked">
        {/* The ranking stays until the table has come. */}
        {panel === 'table' ? (
          <Suspense fallback={ranking}>
            <Table {...props} />
          </Suspense>
        ) : (
          ranking
        )}
        <MarkAcross words={marksOf(first.plate)} />
      </div>
      {panel !== 'table' && length > mostRows ? (
        <p className="rows-left">
          {`The first ${mostRows} of ${length.toLocaleString('en-GB')} areas. `}
          <button type="button" className="button" onClick={() => onPanel('table')}>
            All in the table
          </button>
        </p>
      ) : null}
    </section>
  )
})
