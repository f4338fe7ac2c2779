import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react'
import type { Direction } from '#core/domain/area.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankText } from '#core/plate/rank.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { cautionsOf } from '#core/plate/trust.ts'
import { useDeferredToNextFrame } from '#ui/use-after-frame.ts'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The text of an area for screen readers: name, figure, rank, comparison, coverage, caution. */
function areaWords({ area, text, rank, comparison, coverageText, overlay, notes }: PlateArea, plate: Plate): string {
  const second = plate.overlay && overlay ? `${plate.overlay.measure.name} ${overlay.text}` : ''
  const cautions = cautionsOf({ notes }, plate.trust)
  const figures = [area.name, text, rank ? rankText(rank) : '', comparison?.text ?? '', coverageText, second]
  const parts = [...figures, ...cautions]
  return parts.filter(Boolean).join(', ')
}

/** With more areas than this only a part of the options is on the page; each option states its position among all. */
const mostOptions = 400
/** Number of options on either side of the active one. */
const around = 40

const ranked = ({ areas }: Plate) => rankedAreas(areas)

/** Rendered one frame after the map: the list is long, and nobody reads it in the frame that changes a colour. */
const Options = memo(function Options({
  id,
  plate,
  active,
}: {
  readonly id: string
  readonly plate: Plate
  /** The area around which options are rendered when not all of them are on the page. */
  readonly active: string | null | undefined
}) {
  const all = ranked(plate)
  const at = useMemo(() => (active === null ? -1 : all.findIndex(({ area }) => area.code === active)), [all, active])
  const first = active === null ? 0 : Math.max(0, at - around)
  const shown = active === null ? all : all.slice(first, at + around + 1)
  return shown.map((one, index) => (
    <div
      key={one.area.code}
      id={`${id}-${one.area.code}`}
      role="option"
      tabIndex={-1}
      aria-selected={plate.view.selected.includes(one.area.code)}
      aria-posinset={active === null ? undefined : first + index + 1}
      aria-setsize={active === null ? undefined : all.length}
    >
      {areaWords(one, plate)}
    </div>
  ))
})

/**
 * The areas of the map for keyboard and screen reader: a list box with one tab stop. Arrow keys move to the neighbour in that direction, Home and End
 * to the ends of the ranking, letters to a name; Enter and the space bar select.
 */
export const AreaListbox = memo(function AreaListbox({
  plate,
  selected,
  onActive,
  onSelect,
  onZoom,
}: {
  readonly plate: Plate
  readonly selected: readonly string[]
  /** The area with keyboard focus, or null when focus has left the map. */
  readonly onActive: (code: string | null) => void
  readonly onSelect: (code: string) => void
  readonly onZoom: (factor: number) => void
}) {
  const id = useId()
  const later = useDeferredToNextFrame(plate)
  const [wanted, setWanted] = useState<string | null>(null)
  const [typed, setTyped] = useState({ text: '', at: 0 })
  const areaCalled = (code: string | null | undefined, { areas }: Plate) =>
    code ? areas.find(({ area }) => area.code === code) : undefined
  const chosenOf = (one: Plate) => areaCalled(wanted, one) ?? areaCalled(selected[0], one)
  // Putting very many areas in order is not for the frame that changes a colour.
  const currentOf = (one: Plate) => chosenOf(one) ?? ranked(one)[0]

  // The options follow the map by a frame, and at first there are none: only an option on the page may be named as active.
  const listed = later && currentOf(later)?.area.code
  const stands = later?.areas === plate.areas || chosenOf(plate)?.area.code === listed
  const activeOption = listed && stands ? `${id}-${listed}` : undefined

  const moveTo = (code: string | null | undefined) => {
    if (!code || !areaCalled(code, plate)) return
    setWanted(code)
    onActive(code)
  }
  const findTyped = (key: string, now: number) => {
    const text = (now - typed.at < 900 ? typed.text : '') + key.toLowerCase()
    setTyped({ text, at: now })
    moveTo(ranked(plate).find(({ area }) => area.name.toLowerCase().startsWith(text))?.area.code)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = currentOf(plate)
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return
    const direction = directions[event.key]
    if (direction) moveTo(current.area.step[direction])
    else if (event.key === 'Home') moveTo(ranked(plate)[0]?.area.code)
    else if (event.key === 'End') moveTo(ranked(plate).at(-1)?.area.code)
    else if (event.key === 'Enter' || event.key === ' ') onSelect(current.area.code)
    else if (event.key === '+' || event.key === '=') onZoom(1.6)
    else if (event.key === '-') onZoom(1 / 1.6)
    else if (/^\p{L}$/u.test(event.key)) findTyped(event.key, event.timeStamp)
    else return
    event.preventDefault()
  }
  return (
    <div
      className="area-listbox"
      id="map"
      role="listbox"
      tabIndex={0}
      aria-label={`${plate.geography.name}: ${plate.measure.name}. Arrow keys move between areas, Enter selects.`}
      aria-multiselectable="true"
      aria-busy={later !== plate}
      aria-activedescendant={activeOption}
      onKeyDown={onKeyDown}
      onFocus={() => onActive(currentOf(plate)?.area.code ?? null)}
      onBlur={() => onActive(null)}
    >
      {later ? <Options id={id} plate={later} active={later.areas.length > mostOptions ? listed : null} /> : null}
    </div>
  )
})
