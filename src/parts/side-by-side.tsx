import './as-cards.css'
import './side-by-side.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { holdingsOf } from '#core/catalogue/gaps.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { statusWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { LikeNamedGroup } from '#core/finder/alike.ts'
import type { MeasureEntry } from '#core/finder/entries.ts'
import { libraryQuery } from '#state/queries.ts'
import { DataTable } from '#ui/data-table.tsx'
import type { TableColumn } from '#ui/table-cells.tsx'
import { LatestFigures, NationsWithout } from './latest-figures.tsx'

const statusText = ({ statuses }: Indicator): string =>
  statuses.map((status) => statusWords[status as keyof typeof statusWords] ?? status).join(', ')

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.length === 0 ? (
    'None noted'
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Sentences of a text, each with its full stop. */
const sentencesIn = (text: string): readonly string[] => text.trim().split(/(?<=[.!?])\s+(?=[A-Z])/)

/** The first lines, and the others folded: several measures are to be seen at once. */
function MoreOf({ lines, what }: { readonly lines: readonly string[]; readonly what: string }) {
  const [first, ...others] = lines
  if (first === undefined || others.length === 0) return first ?? 'None noted'
  return (
    <>
      {first}
      <details>
        <summary>{`${others.length} more ${others.length === 1 ? what.slice(0, -1) : what}`}</summary>
        <Lines lines={others} />
      </details>
    </>
  )
}

const mostNamed = 6

/** The choices that a measure has, where they are few and do not stand with their figures: "Profession: Engineers; Support staff." */
const choicesText = ({ dimensions }: Indicator): string =>
  (dimensions.length > 1 ? dimensions : [])
    .filter(({ values }) => values.length <= mostNamed)
    .map(({ name, values }) => `${name}: ${values.map((one) => one.name).join('; ')}.`)
    .join(' ')

const columnsOf = (
  catalogue: Catalogue,
  notes: ReadonlyMap<string, string>,
  onShow: (indicator: Indicator) => void,
  asked: readonly MeasureEntry[],
): readonly TableColumn<Indicator>[] => [
  {
    id: 'name',
    name: 'Measure',
    numeric: false,
    cell: (one) => (
      <button type="button" className="link" onClick={() => onShow(one)}>
        {one.name}
      </button>
    ),
  },
  {
    id: 'latest',
    name: 'Latest figures',
    numeric: false,
    cell: (one) => (
      <LatestFigures
        indicator={one}
        catalogue={catalogue}
        asked={asked.filter(({ indicator }) => indicator.id === one.id).map(({ dims }) => dims)}
      />
    ),
  },
  {
    id: 'definition',
    name: 'What it counts',
    numeric: false,
    cell: (one) => <MoreOf lines={sentencesIn([one.definition, choicesText(one)].join(' '))} what="sentences" />,
  },
  {
    id: 'caveats',
    name: 'Caveats',
    numeric: false,
    cell: (one) => <MoreOf lines={one.notes.flatMap((id) => notes.get(id) ?? [])} what="caveats" />,
  },
  {
    id: 'held',
    name: 'Unit, status, where and when',
    numeric: false,
    cell: (one) => (
      <>
        {`${one.unit.many}, ${statusText(one)}`}
        <Lines
          lines={holdingsOf(one, catalogue.geographies).map(
            ({ geography, areas, periods }) => `${geography}${areas === 1 ? '' : ` (${areas})`}, ${periods}`,
          )}
        />
      </>
    ),
  },
]

/**
 * Measures that sound alike, side by side: whether they may be compared comes first, then what each counts, of whom, where and when, and its caveats.
 * @param onShow opens one of them
 */
export function SideBySide({
  alike,
  catalogue,
  says = [],
  asked = [],
  onShow,
}: {
  readonly alike: LikeNamedGroup
  readonly catalogue: Catalogue
  /** What the question asked for and is not held. */
  readonly says?: readonly string[]
  /** The measures that it found, with the choices that it named. */
  readonly asked?: readonly MeasureEntry[]
  readonly onShow: (indicator: Indicator) => void
}) {
  const { data: library } = useQuery(libraryQuery(catalogue.library.path))
  const answer = useRef<HTMLParagraphElement>(null)
  // What was pressed is gone; the answer is read first.
  useEffect(() => answer.current?.focus(), [])
  const texts = new Map(library?.notes.map(({ id, text }) => [id, text]))
  const indicators = useMemo(
    () => alike.indicators.flatMap((id) => catalogue.indicators.find((one) => one.id === id) ?? []),
    [alike, catalogue],
  )
  const columns = columnsOf(catalogue, texts, onShow, asked)
  return (
    <div className="side-by-side as-cards">
      <p className="may-compare" ref={answer} tabIndex={-1}>
        May they be compared? <strong>{alike.compare}</strong>
      </p>
      <p>{alike.differ}</p>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <NationsWithout indicators={indicators} catalogue={catalogue} />
      <DataTable<Indicator>
        caption={`${alike.name}, side by side`}
        columns={columns}
        rows={indicators}
        keyOf={({ id }) => id}
      />
    </div>
  )
}
