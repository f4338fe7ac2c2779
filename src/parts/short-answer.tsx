import './as-cards.css'
import './short-answer.css'
import type { ReactNode } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { ShortAnswer } from '#core/catalogue/search-schema.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { latestHeld } from '#core/finder/latest.ts'
import { heldWhere } from '#core/finder/short.ts'
import type { Dims, View } from '#core/view/view.ts'
import { useDatasets } from '#state/use-datasets.ts'
import { DataTable } from '#ui/data-table.tsx'
import type { TableColumn } from '#ui/table-cells.tsx'
import { LatestFigures } from './latest-figures.tsx'

type Line = ShortAnswer['lines'][number]

/** What a line leads to. */
export type ShortWays = {
  readonly onMeasure: (indicator: Indicator, dims: Dims) => void
  /** Whether a measure can be chosen. */
  readonly offered: (indicator: Indicator, dims: Dims) => boolean
  readonly onScreen: (screen: View['screen']) => void
}

const Way = ({ text, onPress }: { readonly text: string; readonly onPress: (() => void) | null }) =>
  onPress === null ? (
    text
  ) : (
    <button type="button" className="link" onClick={onPress}>
      {text}
    </button>
  )

/** The measures of a line that the catalogue has; a reader’s own may lack some. */
const measuresOf = ({ held }: Line, { indicators }: Catalogue) =>
  held.flatMap(({ label, indicator: wanted, dims }) => {
    const indicator = indicators.find(({ id }) => id === wanted)
    return indicator ? [{ label, indicator, dims }] : []
  })

/** Whether the figures of an answer have been read: its rows come at once, so that none is pushed by another. */
function useFiguresRead({ tell, lines }: ShortAnswer, catalogue: Catalogue): boolean {
  const told = tell === 'figures' ? lines.flatMap((line) => measuresOf(line, catalogue)) : []
  const paths = told.flatMap(({ indicator }) =>
    latestHeld(indicator, catalogue.geographies).map(({ shard }) => indicator.files[shard]?.path ?? ''),
  )
  return useDatasets(paths).queries.every(({ isPending }) => !isPending)
}

/** A screen that answers, with what it rests on and what is not held. */
const Opening = ({
  line: { name, opens, lacks },
  onScreen,
  children,
}: Pick<ShortWays, 'onScreen'> & {
  readonly line: Line & { readonly opens: View['screen'] }
  readonly children: ReactNode
}) => (
  <>
    <p>
      <button type="button" className="button" onClick={() => onScreen(opens)}>
        {name}
      </button>
    </p>
    {children}
    {lacks === null ? null : <p>{`Not held: ${lacks}`}</p>}
  </>
)

type Press = (indicator: Indicator, dims: Dims) => (() => void) | null

/** What is held of a line: where, with the way to it, or its latest figures. */
const Held = ({
  line,
  tell,
  catalogue,
  press,
}: Pick<ShortAnswer, 'tell'> & { readonly line: Line; readonly catalogue: Catalogue; readonly press: Press }) => (
  <ul>
    {measuresOf(line, catalogue).map(({ label, indicator, dims }) => (
      <li key={label}>
        {tell === 'figures' ? (
          <LatestFigures indicator={indicator} catalogue={catalogue} />
        ) : (
          <>
            <Way text={label} onPress={press(indicator, dims)} />
            {`: ${heldWhere(indicator, dims, catalogue.geographies)}`}
          </>
        )}
      </li>
    ))}
  </ul>
)

/** A question that many ask, answered in a few lines before the list: what is held and where, or its latest figures, and what is not. */
export function ShortAnswerTable({
  answer,
  catalogue,
  onMeasure,
  offered,
  onScreen,
  children,
}: {
  readonly answer: ShortAnswer
  readonly catalogue: Catalogue
  /** What is to be read before the figures. */
  readonly children?: ReactNode
} & ShortWays) {
  const { title, says, tell, lines } = answer
  const isRead = useFiguresRead(answer, catalogue)
  const press: Press = (indicator, dims) => (offered(indicator, dims) ? () => onMeasure(indicator, dims) : null)
  const held = (line: Line) => <Held {...{ line, tell, catalogue, press }} />
  const opening = lines.flatMap((line) => (line.opens === null ? [] : [{ ...line, opens: line.opens }]))
  const rows = lines.filter(({ opens }) => opens === null)
  const columns: readonly TableColumn<Line>[] = [
    {
      id: 'name',
      name: 'Asked',
      numeric: false,
      cell: (line) => {
        const { name } = line
        const [first] = measuresOf(line, catalogue)
        return tell === 'figures' && first ? <Way text={name} onPress={press(first.indicator, first.dims)} /> : name
      },
    },
    {
      id: 'held',
      name: 'Held',
      numeric: false,
      cell: held,
    },
    { id: 'lacks', name: 'Not held', numeric: false, cell: ({ lacks }) => lacks },
  ]
  return (
    <div className="short-answer as-cards">
      <p className="short-title">{title}</p>
      {isRead ? (
        <>
          {says === null ? null : <p>{says}</p>}
          {children}
          {opening.map((line) => (
            <Opening key={line.name} line={line} onScreen={onScreen}>
              {held(line)}
            </Opening>
          ))}
          {rows.length > 0 ? (
            <DataTable<Line> caption={title} columns={columns} rows={rows} keyOf={({ name }) => name} />
          ) : null}
        </>
      ) : (
        <p role="status">Reading the figures…</p>
      )}
    </div>
  )
}
