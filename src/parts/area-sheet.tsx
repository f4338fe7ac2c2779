import './area-sheet.css'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { Area } from '#core/domain/area.ts'
import { absenceWords } from '#core/domain/cell.ts'
import { capitalise, endSentence } from '#core/domain/letters.ts'
import { quantityText } from '#core/plate/measure.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankText } from '#core/plate/rank.ts'
import { cautionsOf } from '#core/plate/trust.ts'
import { besideNeighbours } from '#core/relations/beside.ts'
import { useGo, useView } from '#state/view-context.ts'
import { useNarrow } from '#ui/use-narrow.ts'
import { ViewLink } from './view-link.tsx'

/** What the sheet says below the figure, each part where there is something to say. */
function sheetWords(one: PlateArea, { trust, benchmark }: Plate): string {
  const { cell, intervalText, rank, comparison, coverageText } = one
  const because = cell.kind === 'absent' ? (cell.because ?? '') : ''
  const cautions = cautionsOf(one, trust).length
  return [
    because,
    [rank ? `${rankText(rank)} from the largest` : '', benchmark ? (comparison?.text ?? '') : '']
      .filter(Boolean)
      .join('; '),
    intervalText,
    trust.periodText,
    coverageText,
    cautions > 0
      ? `Read with care: ${cautions === 1 ? 'a caution stands' : `${cautions} cautions stand`} with it.`
      : '',
  ]
    .filter(Boolean)
    .map((part) => endSentence(capitalise(part)))
    .join(' ')
}

/** The area newly added to a list; the first of a new list. */
function newest(now: readonly string[], before: readonly string[]): string | null {
  return now.find((code) => !before.includes(code)) ?? null
}

/** The area that was chosen last, until its sheet is closed or it is chosen no longer. */
function useLast(chosen: readonly string[]) {
  const [known, setKnown] = useState<{ readonly chosen: readonly string[]; readonly code: string | null }>({
    chosen: [],
    code: null,
  })
  if (known.chosen.join() !== chosen.join()) {
    const added = newest(chosen, known.chosen)
    const kept = known.code !== null && chosen.includes(known.code) ? known.code : null
    setKnown({ chosen, code: added ?? kept })
  }
  return { code: known.code, close: () => setKnown({ chosen, code: null }) }
}

/** Closes on Escape, wherever the focus is, unless a dialog or a list that is open takes the key. */
function useEscape(close: (() => void) | null) {
  useEffect(() => {
    if (!close) return
    const onKey = ({ key, defaultPrevented, target }: KeyboardEvent) => {
      const isTaken = target instanceof Element && target.closest('dialog, [aria-expanded="true"]') !== null
      if (key === 'Escape' && !defaultPrevented && !isTaken) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
}

/** The ways on from an area: beside its neighbours, as the reader's own, and what else the screen offers. */
function WaysOn({
  one: { area },
  plate,
  areas,
  children,
}: {
  readonly one: PlateArea
  readonly plate: Plate
  readonly areas: readonly Area[]
  readonly children?: ReactNode
}) {
  const go = useGo()
  const view = useView()
  const asMine = `${plate.geography.id}!${area.code}`
  const isMine = view.mine === asMine
  const { codes } = besideNeighbours(area, areas, plate.geography)
  return (
    <div className="row">
      {plate.geography.hasShapes ? (
        <ViewLink view={{ ...view, screen: 'area', mine: asMine, selected: codes }}>Beside its neighbours</ViewLink>
      ) : null}
      <button
        type="button"
        className="button"
        aria-pressed={isMine}
        onClick={() => go({ mine: isMine ? null : asMine })}
      >
        My area
      </button>
      {children}
    </div>
  )
}

/**
 * At the foot of a phone, over the page, which stays where it is: the area that was chosen last, the reader's own too, its figure, and where to go from there. On wider windows
 * the same stands beside the map.
 */
export function AreaSheet({
  plate,
  areas,
  children,
}: {
  readonly plate: Plate
  readonly areas: readonly Area[]
  /** Further ways on, last, so that the others keep their places where there are none. */
  readonly children?: ReactNode
}) {
  const title = useId()
  const isNarrow = useNarrow()
  const { code, close } = useLast(chosenOf(plate))
  const one = isNarrow ? plate.areas.find(({ area }) => area.code === code) : undefined
  useEscape(one ? close : null)
  return (
    <div className="area-sheet-live" aria-live="polite">
      {one ? (
        <section className="area-sheet" aria-labelledby={title}>
          <header>
            <h2 id={title}>{one.area.name}</h2>
            <button type="button" className="button bare icon" aria-label={`Close: ${one.area.name}`} onClick={close}>
              ×
            </button>
          </header>
          <p className="sheet-value">
            {one.cell.kind === 'value' ? quantityText(one.cell.value, plate.measure) : absenceWords[one.cell.reason]}
          </p>
          <p className="sheet-words">{sheetWords(one, plate)}</p>
          <WaysOn one={one} plate={plate} areas={areas}>
            {children}
          </WaysOn>
        </section>
      ) : null}
    </div>
  )
}
