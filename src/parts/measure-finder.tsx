import './measure-finder.css'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { alikeAmong, amongText, type LikeNamedGroup } from '#core/finder/alike.ts'
import type { MeasureEntry } from '#core/finder/entries.ts'
import type { Answer } from '#core/finder/find.ts'
import type { FoundChanges } from '#core/finder/fuller.ts'
import { openMeasure } from '#core/finder/open.ts'
import { answerWords, countWords } from '#core/finder/say.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { useGo } from '#state/view-context.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useEnter } from '#ui/use-enter.ts'
import { MeasureList, type OpenedMeasure } from './measure-list.tsx'
import { ShortAnswerTable } from './short-answer.tsx'
import { SideBySide } from './side-by-side.tsx'
import { type Typed, useMeasureSearch } from './use-measure-search.ts'

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
  isBrief,
  isAwaited,
}: {
  readonly answer: Answer | null
  readonly changes: FoundChanges | null
  /** Whether the list has the measures of each thing that was named by themselves. */
  readonly isOfEach: boolean
  /** Whether a short answer says what is not held. */
  readonly isBrief: boolean
  /** Whether what the search needs is still being read. */
  readonly isAwaited: boolean
}) {
  const said = [...(changes?.says ?? []), ...(answer ? answerWords(isBrief ? { ...answer, says: [] } : answer) : [])]
  return (
    <div className="measure-answer" role="status">
      <p>{answer ? countWords(answer, isOfEach) : isAwaited ? 'Searching…' : 'All measures, by topic'}</p>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

type FinderProps = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What has been typed already, elsewhere; where it is still being typed, what holds it. */
  readonly initial?: Typed
  /** Short name of the kind of area for which figures are wanted; measures that have them are listed first. */
  readonly heldFor?: string
  /** What becomes of the measure that is picked; it is opened where nothing is said. */
  readonly onChoose?: (entry: MeasureEntry) => void
  readonly onClose: () => void
}

/** Whether the measures found may be compared, where they sound alike, and the way to what each of them counts. */
const Alike = ({
  alike,
  found,
  onBeside,
}: {
  readonly alike: LikeNamedGroup
  readonly found: readonly string[]
  readonly onBeside: () => void
}) => (
  <p className="measure-beside">
    <button type="button" className="button" onClick={onBeside}>
      {`${alike.name}: all ${alike.indicators.length} side by side, with caveats`}
    </button>
    <span>
      {`${amongText(alike, found)}May they be compared? `}
      <strong>{alike.compare}</strong>
    </span>
  </p>
)

/** Before anything is typed, what else can be asked. */
const TwoYears = ({ onType }: { readonly onType: (text: string) => void }) => (
  <p className="measure-beside">
    <button type="button" className="button" onClick={() => onType('change between two years')}>
      Compare two years
    </button>
    <span>Or type them: “cancer cases 2014 v 2019”.</span>
  </p>
)

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
  const open = (screen: View['screen']) => {
    go({ screen })
    onClose()
  }
  return { pick, show, open }
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

/** Measures that sound alike, with what was asked. */
type Beside = {
  readonly alike: LikeNamedGroup
  readonly says: readonly string[]
  readonly asked: readonly MeasureEntry[]
}

/** What is said beside the list, or above it: what the search says, a short answer, and what else can be asked. */
function Said({
  search,
  catalogue,
  told,
  heldFor,
  onBeside,
  onChoose,
  onScreen,
  onType,
}: {
  readonly search: ReturnType<typeof useMeasureSearch>
  readonly catalogue: Catalogue
  /** The measures that are listed for what was asked. */
  readonly told: readonly MeasureEntry[]
  readonly heldFor: string | undefined
  readonly onBeside: (beside: Beside) => void
  readonly onChoose: (entry: MeasureEntry) => void
  readonly onScreen: (screen: View['screen']) => void
  readonly onType: (text: string) => void
}) {
  const { text, answer, changes, isOfEach, brief, isAwaited, isPlain } = search
  const found = told.map(({ indicator }) => indicator.id)
  const alike = alikeAmong(search.alike, found)
  const beside = alike ? (
    <Alike alike={alike} found={found} onBeside={() => onBeside({ alike, says: answer?.says ?? [], asked: told })} />
  ) : null
  // Whether figures may be compared is read before the figures.
  const isFirst = brief?.tell === 'figures'
  return (
    <div className="measure-said">
      {/* Above what is longer, and what comes later: it stays where it is. */}
      <Answered {...{ answer, changes, isOfEach, isAwaited }} isBrief={brief !== null} />
      {brief ? (
        <ShortAnswerTable
          answer={brief}
          catalogue={catalogue}
          onMeasure={(indicator, dims) => onChoose(search.entryOf(indicator, dims))}
          offered={(indicator, dims) =>
            heldFor === undefined || search.entryOf(indicator, dims).geographies.includes(heldFor)
          }
          onScreen={onScreen}
        >
          {isFirst ? beside : null}
        </ShortAnswerTable>
      ) : null}
      {isFirst ? null : beside}
      {!alike && text.trim() === '' ? <TwoYears onType={onType} /> : null}
      {isPlain ? <p className="hint">Only names are searched: the list of other words could not be loaded.</p> : null}
    </div>
  )
}

/** The field and what it finds. */
function Search(props: FinderProps & { readonly onBeside: (beside: Beside) => void }) {
  const { catalogue, resolved, initial = '', heldFor, onBeside } = props
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const search = useMeasureSearch(catalogue, resolved, initial, heldFor)
  const { text, type, answer, groups, isOfEach, isAwaited, listed, at, move, openings } = search
  // Of all measures none is like another by what was asked.
  const told = isOfEach ? listed : answer?.isOfAll ? [] : (answer?.found ?? [])
  const active = listed[at]
  const { pick, open } = usePick(props)
  const choose = (entry: MeasureEntry) => pick(entry, answer, openings.get(entry))
  const enter = useEnter(isAwaited, text, () => (active ? choose(active) : undefined))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, at, listed.length)
    if (step !== null) move(step)
    else if (event.key === 'Enter') enter()
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
      <Said
        {...{ search, catalogue, told, heldFor, onBeside }}
        onChoose={choose}
        onScreen={open}
        onType={(next) => {
          type(next)
          field.current?.focus()
        }}
      />
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
  const [beside, setBeside] = useState<Beside | null>(null)
  const { show } = usePick(props)
  return (
    <Dialog
      title={beside ? `${beside.alike.name}, side by side` : 'Find a measure'}
      wide={beside !== null}
      onClose={props.onClose}
    >
      {beside ? (
        <SideBySide {...beside} catalogue={props.catalogue} onShow={show} />
      ) : (
        <Search {...props} onBeside={setBeside} />
      )}
    </Dialog>
  )
}
