import './measure-finder.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { type Alike, alikeAmong } from '#core/finder/alike.ts'
import { findEach } from '#core/finder/each.ts'
import { buildFinder, entriesByTopic, type MeasureEntry } from '#core/finder/entries.ts'
import { type Answer, findMeasures, type NamedPlace } from '#core/finder/find.ts'
import { type FoundChanges, openChanges } from '#core/finder/fuller.ts'
import { openMeasure } from '#core/finder/open.ts'
import { answerWords, countWords } from '#core/finder/say.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { geographyQuery, libraryQuery } from '#state/queries.ts'
import { searchQuery } from '#state/search-query.ts'
import { useGo } from '#state/view-context.ts'
import { Dialog } from '#ui/dialog.tsx'
import { type MeasureGroup, MeasureList, type OpenedMeasure } from './measure-list.tsx'
import { SideBySide } from './side-by-side.tsx'

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

/** What the search has to say beside the list: what is not held, and how the question was read. */
function Answered({
  answer,
  changes,
  isOfEach,
}: {
  readonly answer: Answer | null
  readonly changes: FoundChanges | null
  /** Whether the list has the measures of each thing that was named by themselves. */
  readonly isOfEach: boolean
}) {
  const said = [...(changes?.says ?? []), ...(answer ? answerWords(answer) : [])]
  return (
    <div className="measure-answer" role="status">
      <p>{answer ? countWords(answer, isOfEach) : 'All measures, by topic'}</p>
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

type Typed = string | { readonly current: string }

/** What is listed for a text, and which of it the keys are on. */
function useListed(catalogue: Catalogue, { view, main }: Resolved, initial: Typed, alike: readonly Alike[]) {
  const { finder, places, isPlain } = useFinder(catalogue)
  const [text, setText] = useState(typeof initial === 'string' ? initial : '')
  // Read when the field takes the place of the one before, not when it is first drawn: keys are pressed in between.
  useLayoutEffect(() => {
    if (typeof initial !== 'string') setText(initial.current)
  }, [initial])
  const [moved, move] = useState<number | null>(null)
  const answer = text.trim() === '' ? null : findMeasures(finder, text, places)
  const changes = answer?.change
    ? openChanges({ finder, catalogue, view, groups: alike }, answer.found, answer.places, answer.change)
    : null
  const openings: ReadonlyMap<MeasureEntry, OpenedMeasure> = changes?.openings ?? new Map()
  const found = changes?.found ?? answer?.found
  const each = answer ? findEach(finder, answer) : []
  const groups: readonly MeasureGroup[] =
    each.length > 0 ? each : found ? [{ name: null, entries: found }] : entriesByTopic(finder, catalogue)
  const listed = groups.flatMap(({ entries }) => entries)
  const shown = listed.findIndex(({ indicator }) => indicator.id === main.indicator.id)
  const at = moved ?? (answer ? 0 : Math.max(0, shown))
  const type = (next: string) => {
    setText(next)
    move(null)
  }
  return { text, type, answer, changes, groups, isOfEach: each.length > 0, listed, at, move, isPlain, openings }
}

type FinderProps = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What has been typed already, elsewhere; where it is still being typed, what holds it. */
  readonly initial?: Typed
  /** What becomes of the measure that is picked; it is opened where nothing is said. */
  readonly onChoose?: (entry: MeasureEntry) => void
  readonly onClose: () => void
}

/** Whether the measures found may be compared, where they sound alike, and the way to what each of them counts; before anything is typed, what else can be asked. */
function Beside({
  alike,
  isEmpty,
  onBeside,
  onType,
}: {
  readonly alike: Alike | null
  readonly isEmpty: boolean
  readonly onBeside: () => void
  readonly onType: (text: string) => void
}) {
  if (alike)
    return (
      <p className="measure-beside">
        <button type="button" className="button" onClick={onBeside}>
          {`${alike.name}: all ${alike.indicators.length} side by side, with caveats`}
        </button>
        <span>
          May they be compared? <strong>{alike.compare}</strong>
        </span>
      </p>
    )
  return isEmpty ? (
    <p className="measure-beside">
      <button type="button" className="button" onClick={() => onType('change between two years')}>
        Compare two years
      </button>
      <span>Or type them: “cancer cases 2014 v 2019”.</span>
    </p>
  ) : null
}

/** The way from what is picked to the map. */
function usePick({ catalogue, resolved, onChoose, onClose }: FinderProps) {
  const go = useGo()
  const pick = (entry: MeasureEntry, answer: Answer | null, opened?: OpenedMeasure) => {
    if (onChoose) onChoose(entry)
    else go(opened?.open ?? openMeasure(resolved.view, catalogue, entry, answer?.places ?? []))
    onClose()
  }
  const show = ({ id }: Indicator) => {
    go(chooseIndicator(resolved.view, catalogue, id))
    onClose()
  }
  return { pick, show }
}

/** The field in which the focus stays. */
function Field({
  ref,
  id,
  text,
  active,
  isOpen,
  onType,
  onKeyDown,
}: {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly id: string
  readonly text: string
  readonly active: MeasureEntry | undefined
  readonly isOpen: boolean
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  return (
    <input
      ref={ref}
      data-first
      className="input"
      type="text"
      role="combobox"
      aria-label="Find a measure"
      placeholder="MRI, linac, vacancy, bowel cancer 2014 v 2019…"
      aria-expanded={isOpen}
      aria-controls={`${id}-list`}
      aria-autocomplete="list"
      aria-activedescendant={active ? `${id}-${active.id}` : undefined}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={onKeyDown}
    />
  )
}

/** The field and what it finds. */
function Search(props: FinderProps & { readonly onBeside: (alike: Alike) => void }) {
  const { catalogue, resolved, initial = '', onBeside } = props
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { data: library } = useQuery(libraryQuery(catalogue.library.path))
  const listing = useListed(catalogue, resolved, initial, library?.likeNamed ?? [])
  const { text, type, answer, changes, groups, isOfEach, listed, at, move, isPlain, openings } = listing
  const told = isOfEach ? listed : (answer?.found ?? [])
  const alike = alikeAmong(
    library?.likeNamed ?? [],
    told.map(({ indicator }) => indicator.id),
  )
  const active = listed[at]
  const { pick } = usePick(props)
  const choose = (entry: MeasureEntry) => pick(entry, answer, openings.get(entry))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, at, listed.length)
    if (step !== null) move(step)
    else if (event.key === 'Enter' && active) choose(active)
    else return
    event.preventDefault()
  }
  return (
    <div className="measure-finder">
      <Field
        ref={field}
        id={id}
        text={text}
        active={active}
        isOpen={listed.length > 0}
        onType={type}
        onKeyDown={onKeyDown}
      />
      <div className="measure-said">
        <Answered answer={answer} changes={changes} isOfEach={isOfEach} />
        <Beside
          alike={alike}
          isEmpty={answer === null}
          onBeside={() => (alike ? onBeside(alike) : undefined)}
          onType={(next) => {
            type(next)
            field.current?.focus()
          }}
        />
        {isPlain ? <p className="hint">Only names are searched: the list of other words could not be loaded.</p> : null}
      </div>
      <MeasureList
        id={id}
        groups={groups}
        active={active}
        shown={answer ? null : resolved.main.indicator.id}
        openings={openings}
        onPick={choose}
      />
    </div>
  )
}

/**
 * A dialog in which a reader types what they look for and picks the measure that answers; all measures by topic until then. The focus stays in the
 * field: arrows move, Enter picks. Measures that sound alike are a step away, side by side.
 */
export function MeasureFinder(props: FinderProps) {
  const [alike, setAlike] = useState<Alike | null>(null)
  const { show } = usePick(props)
  return (
    <Dialog
      title={alike ? `${alike.name}, side by side` : 'Find a measure'}
      wide={alike !== null}
      onClose={props.onClose}
    >
      {alike ? (
        <SideBySide alike={alike} catalogue={props.catalogue} onShow={show} />
      ) : (
        <Search {...props} onBeside={setAlike} />
      )}
    </Dialog>
  )
}
