import './measure-finder.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { buildFinder, entriesByTopic, type MeasureEntry } from '#core/finder/entries.ts'
import { type Answer, findMeasures, type NamedPlace } from '#core/finder/find.ts'
import { openMeasure } from '#core/finder/open.ts'
import { answerWords, countWords } from '#core/finder/say.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { geographyQuery } from '#state/queries.ts'
import { searchQuery } from '#state/search-query.ts'
import { useGo } from '#state/view-context.ts'
import { Dialog } from '#ui/dialog.tsx'

type Group = { readonly name: string | null; readonly entries: readonly MeasureEntry[] }

/** The step that a key makes in a list of some length; null for other keys. */
function stepOf(key: string, at: number, length: number): number | null {
  const last = length - 1
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(last, at + 8),
    PageUp: Math.max(0, at - 8),
  }
  return length > 0 ? (steps[key] ?? null) : null
}

function Option({
  entry,
  id,
  active,
  current,
  onPick,
}: {
  readonly entry: MeasureEntry
  readonly id: string
  readonly active: boolean
  readonly current: boolean
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
      data-current={current}
      onPointerDown={(event) => event.preventDefault() /* keeps the focus in the field */}
      onClick={onPick}
      onKeyDown={(event) => (event.key === 'Enter' ? onPick() : undefined)}
    >
      <span className="measure-name">
        {entry.name}
        {current ? <small> (shown now)</small> : null}
      </span>
      <span className="badge" data-origin={entry.origin}>
        {entry.origin}
      </span>
      <small>{[entry.opensOn, entry.indicator.unit.many, held].filter((part) => part !== '').join(' · ')}</small>
    </div>
  )
}

/** What the search has to say beside the list: what is not held, and how the question was read. */
function Answered({ answer }: { readonly answer: Answer | null }) {
  const said = answer ? answerWords(answer) : []
  return (
    <div className="measure-answer" role="status">
      <p>{answer ? countWords(answer) : 'All measures, by topic'}</p>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

/** The search words and the names of all places, read when the finder opens. */
function useFinder(catalogue: Catalogue) {
  const { data: words, isError } = useQuery(searchQuery(catalogue.searchWords.path))
  const files = useQueries({ queries: catalogue.geographies.map(({ path }) => geographyQuery(path)) })
  const finder = useMemo(() => buildFinder(catalogue, words ?? []), [catalogue, words])
  const places = files.flatMap(({ data }) =>
    data ? data.areas.map((area): NamedPlace => ({ ...area, geography: data.geography.id })) : [],
  )
  return { finder, places, isPlain: isError }
}

/** What is listed for a text, and which of it the keys are on. */
function useListed(catalogue: Catalogue, main: string, initial: string) {
  const { finder, places, isPlain } = useFinder(catalogue)
  const [text, setText] = useState(initial)
  const [moved, move] = useState<number | null>(null)
  const answer = text.trim() === '' ? null : findMeasures(finder, text, places)
  const groups: readonly Group[] = answer ? [{ name: null, entries: answer.found }] : entriesByTopic(finder, catalogue)
  const listed = groups.flatMap(({ entries }) => entries)
  const shown = listed.findIndex(({ indicator }) => indicator.id === main)
  const at = moved ?? (answer ? 0 : Math.max(0, shown))
  const type = (next: string) => {
    setText(next)
    move(null)
  }
  return { text, type, answer, groups, listed, at, move, isPlain }
}

/** The measures found, or all by topic. */
function MeasureList({
  id,
  groups,
  active,
  shown,
  onPick,
}: {
  readonly id: string
  readonly groups: readonly Group[]
  readonly active: MeasureEntry | undefined
  /** Id of the indicator shown, which is marked in the list by topic. */
  readonly shown: string | null
  readonly onPick: (entry: MeasureEntry) => void
}) {
  return (
    <div role="listbox" id={`${id}-list`} aria-label="Measures" className="measure-list">
      {groups.map(({ name, entries }) => (
        <fieldset key={name ?? 'found'} aria-label={name ?? 'Measures found'}>
          {name === null ? null : (
            <p className="measure-topic" aria-hidden="true">
              {name}
            </p>
          )}
          {entries.map((entry) => (
            <Option
              key={entry.id}
              entry={entry}
              id={`${id}-${entry.id}`}
              active={entry === active}
              current={entry.indicator.id === shown}
              onPick={() => onPick(entry)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

type FinderProps = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What has been typed already, elsewhere. */
  readonly initial?: string
  /** What becomes of the measure that is picked; it is opened where nothing is said. */
  readonly onChoose?: (entry: MeasureEntry) => void
  readonly onClose: () => void
}

/**
 * A dialog in which a reader types what they look for and picks the measure that answers; all measures by topic until then. The focus stays in the
 * field: arrows move, Enter picks.
 */
export function MeasureFinder({ catalogue, resolved: { view, main }, initial = '', onChoose, onClose }: FinderProps) {
  const id = useId()
  const go = useGo()
  const field = useRef<HTMLInputElement>(null)
  // After the dialog has opened, which puts the focus on its first button.
  useEffect(() => field.current?.focus(), [])
  const { text, type, answer, groups, listed, at, move, isPlain } = useListed(catalogue, main.indicator.id, initial)
  const active = listed[at]
  const pick = (entry: MeasureEntry) => {
    if (onChoose) onChoose(entry)
    else go(openMeasure(view, catalogue, entry, answer?.places ?? []))
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, at, listed.length)
    if (step !== null) move(step)
    else if (event.key === 'Enter' && active) pick(active)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="Find a measure" onClose={onClose}>
      <div className="measure-finder">
        <input
          ref={field}
          className="input"
          type="text"
          role="combobox"
          aria-label="Find a measure"
          placeholder="MRI, linac, vacancy, physicist, bowel cancer…"
          aria-expanded={listed.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
        <Answered answer={answer} />
        {isPlain ? <p className="hint">Only names are searched: the list of other words could not be loaded.</p> : null}
        <MeasureList id={id} groups={groups} active={active} shown={answer ? null : main.indicator.id} onPick={pick} />
      </div>
    </Dialog>
  )
}
