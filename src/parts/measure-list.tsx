import { useEffect, useRef } from 'react'
import { openingWords } from '#core/finder/change.ts'
import type { MeasureEntry } from '#core/finder/entries.ts'
import type { openChange } from '#core/finder/open.ts'

export type MeasureGroup = {
  readonly name: string | null
  readonly entries: readonly MeasureEntry[]
  /** Set where they are named and cannot be chosen. */
  readonly isInert?: boolean
}

/** What a measure opens as where a change was asked for. */
export type OpenedMeasure = ReturnType<typeof openChange>

function Option({
  entry,
  id,
  active,
  current,
  opening,
  inert,
  onPick,
}: {
  readonly entry: MeasureEntry
  readonly id: string
  readonly active: boolean
  readonly current: boolean
  /** What it opens as, where a change was asked for. */
  readonly opening: string | null
  readonly inert: boolean
  readonly onPick: () => void
}) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const held = entry.periods === null ? 'no figures' : `${entry.geographies.join(', ')} · ${entry.periods}`
  return (
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={inert || undefined}
      data-current={current}
      onPointerDown={(event) => event.preventDefault() /* keeps the focus in the field */}
      onClick={inert ? undefined : onPick}
      onKeyDown={(event) => (event.key === 'Enter' && !inert ? onPick() : undefined)}
    >
      <span className="measure-name">
        {entry.name}
        {current ? <small> (shown now)</small> : null}
      </span>
      <span className="badge" data-origin={entry.origin}>
        {entry.origin}
      </span>
      <small>{[entry.opensOn, entry.indicator.unit.many, held].filter((part) => part !== '').join(' · ')}</small>
      {opening === null ? null : <small>{opening}</small>}
    </div>
  )
}

/** The measures found, or all by topic. */
export function MeasureList({
  id,
  groups,
  active,
  shown,
  openings,
  onPick,
}: {
  readonly id: string
  readonly groups: readonly MeasureGroup[]
  readonly active: MeasureEntry | undefined
  /** Id of the indicator shown, which is marked in the list by topic. */
  readonly shown: string | null
  readonly openings: ReadonlyMap<MeasureEntry, OpenedMeasure>
  readonly onPick: (entry: MeasureEntry) => void
}) {
  return (
    <div role="listbox" id={`${id}-list`} aria-label="Measures" className="measure-list">
      {groups.map(({ name, entries, isInert = false }) => (
        <fieldset key={name ?? 'found'} aria-label={name ?? 'Measures found'}>
          {name === null ? null : (
            <p className="measure-topic" aria-hidden="true">
              {name}
            </p>
          )}
          {entries.map((entry) => {
            const opened = openings.get(entry)
            return (
              <Option
                key={entry.id}
                entry={entry}
                id={`${id}-${entry.id}`}
                active={entry === active}
                current={entry.indicator.id === shown}
                inert={isInert}
                opening={opened ? openingWords(opened.opening) : null}
                onPick={() => onPick(entry)}
              />
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}
