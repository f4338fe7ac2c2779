import { inputsOf } from '#core/scenario/requirement.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import type { ScenarioFiles, ScenarioFound } from '#state/use-scenario-page.ts'
import { DataTable } from '#ui/data-table.tsx'
import { useWidth } from '#ui/use-size.ts'
import { leverRangeText, leverStatusWords } from './lever-controls.tsx'

type Assumption = {
  readonly name: string
  readonly value: string
  readonly range: string
  readonly source: { readonly words: string; readonly url: string | null } | null
  readonly date: string
  readonly status: string
  readonly changed: string
}

type Sources = SupplyFile['sources'] | RequirementFile['sources']

function sourceIn(lists: readonly Sources[], id: string): Assumption['source'] {
  const found = lists.flatMap((list) => [...list]).find((one) => one.id === id)
  return found ? { words: `${found.publisher}, ${found.title}`, url: found.url } : null
}

type AssumptionsProps = { readonly files: ScenarioFiles; readonly found: ScenarioFound }

/** What the chosen method asks for. */
function inputsAssumed({
  files: { requirement, question },
  found: { chosen, held },
}: AssumptionsProps): readonly Assumption[] {
  const asked = chosen === null ? [] : inputsOf(chosen.method)
  return asked.flatMap((id): Assumption[] => {
    const input = requirement.inputs.find((one) => one.id === id)
    const [typed, value] = [question.inputs[id], held.values[id]?.[question.area]]
    if (!input) return []
    const unit = (one: number) => `${one.toLocaleString('en-GB')} ${input.unit}`
    const source = value === undefined ? null : held.sources[id]?.[0]
    return [
      {
        name: input.name,
        value: value === undefined ? 'not held by the atlas' : unit(value),
        range: held.coverage[id]?.[question.area] ?? 'no range: a count',
        source: source ? { words: `${source.publisher}, ${source.title}`, url: source.url } : null,
        date: value === undefined ? '' : (held.words[id]?.split(', ').slice(1).join(', ') ?? ''),
        status: typed !== undefined ? 'typed by the reader' : value === undefined ? 'missing' : 'held by the atlas',
        changed: typed === undefined ? 'not changed' : `changed: ${unit(typed)}`,
      },
    ]
  })
}

/** Every parameter, with what stands behind it. */
function assumptionsOf(props: AssumptionsProps): readonly Assumption[] {
  const { supply, requirement, start, question } = props.files
  const { chosen } = props.found
  const lists = [supply.sources, requirement.sources]
  const levers = supply.levers.map((lever): Assumption => {
    const move = question.moves.find((one) => one.lever === lever.id)
    return {
      name: lever.name,
      value: lever.value === null ? 'as the start' : `${lever.value} ${lever.unit}`,
      range: leverRangeText(lever),
      source: sourceIn(lists, lever.source),
      date: lever.date,
      status: leverStatusWords[lever.status],
      changed: move ? `changed: ${move.amount}` : 'not changed',
    }
  })
  const stock: Assumption = {
    name: 'Staff in post at the start',
    value: question.stock === null ? start.name : `${question.stock} WTE`,
    range: 'no range: a count',
    source: question.stock === null ? { words: start.about, url: null } : null,
    date: start.period,
    status: question.stock !== null ? 'typed by the reader' : start.illustrative ? 'made-up sample' : 'derived',
    changed: question.stock === null ? 'not changed' : 'changed',
  }
  if (chosen === null) return [stock, ...levers]
  const { method, notes } = chosen
  const rule: Assumption = {
    name: `Requirement: ${method.name}`,
    value: method.formula,
    range: [method.caveat, ...notes].join(' '),
    source: sourceIn(lists, method.source),
    date: '',
    status: method.status === 'as-printed' ? 'as printed' : 'second-hand',
    changed: 'chosen',
  }
  return [stock, rule, ...inputsAssumed(props), ...levers]
}

/** Below this width in pixels a table of seven columns has a word a line. */
const tableWidth = 640

function SourceWords({ source }: Pick<Assumption, 'source'>) {
  if (source === null) return 'none'
  return source.url === null ? (
    source.words
  ) : (
    <a href={source.url} rel="noreferrer">
      {source.words}
    </a>
  )
}

/** The same as a list, for a phone. */
const AssumptionList = ({ rows }: { readonly rows: readonly Assumption[] }) => (
  <ul className="assumption-list">
    {rows.map((row) => (
      <li key={row.name}>
        <h3>{row.name}</h3>
        <p>{[`${row.value}, ${row.changed}`, row.range].join('; ')}</p>
        <p className="hint">
          {`Status: ${row.status}. Source: `}
          <SourceWords source={row.source} />
          {row.date === '' ? '.' : `, ${row.date}.`}
        </p>
      </li>
    ))}
  </ul>
)

/** All that a run takes for granted, open to be read. */
export function Assumptions(props: AssumptionsProps) {
  const rows = assumptionsOf(props)
  const [ref, width] = useWidth<HTMLElement>()
  return (
    <section aria-labelledby="assumptions" ref={ref}>
      <h2 id="assumptions">Assumptions</h2>
      {width !== null && width < tableWidth ? <AssumptionList rows={rows} /> : <AssumptionTable rows={rows} />}
    </section>
  )
}

const AssumptionTable = ({ rows }: { readonly rows: readonly Assumption[] }) => (
  <DataTable
    caption="Every parameter of this scenario"
    rows={rows}
    keyOf={({ name }) => name}
    columns={[
      { id: 'name', name: 'Parameter', numeric: false, cell: ({ name }) => name },
      { id: 'value', name: 'Value at the base', numeric: false, cell: ({ value }) => value },
      { id: 'changed', name: 'In this scenario', numeric: false, cell: ({ changed }) => changed },
      { id: 'range', name: 'Range, caveat', numeric: false, cell: ({ range }) => range },
      { id: 'status', name: 'Status', numeric: false, cell: ({ status }) => status },
      {
        id: 'source',
        name: 'Source',
        numeric: false,
        cell: ({ source }) => <SourceWords source={source} />,
      },
      { id: 'date', name: 'Date', numeric: false, cell: ({ date }) => date },
    ]}
  />
)
