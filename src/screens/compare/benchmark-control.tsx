import { useQuery } from '@tanstack/react-query'
import { never } from '#core/domain/never.ts'
import { normText } from '#core/domain/norm-text.ts'
import { type Benchmark, normCell } from '#core/plate/benchmark.ts'
import type { BenchmarkChoice } from '#core/view/view.ts'
import { libraryQuery } from '#state/queries.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo } from '#state/view-context.ts'
import { Choice, type Option } from '#ui/choice.tsx'
import { TypedField } from '#ui/typed-field.tsx'

const idOf = (choice: BenchmarkChoice): string => {
  switch (choice.kind) {
    case 'group':
    case 'norm':
      return `${choice.kind}!${choice.id}`
    case 'all':
    case 'none':
    case 'nation':
    case 'own':
      return choice.kind
    default:
      return never(choice)
  }
}

function choiceOf(id: string, value: number): BenchmarkChoice {
  const [kind = 'all', rest = ''] = id.split('!')
  if (kind === 'group' || kind === 'norm') return { kind, id: rest }
  if (kind === 'own') return { kind, value }
  return kind === 'nation' || kind === 'none' ? { kind } : { kind: 'all' }
}

function parseNumber(text: string): number | null {
  const number = Number(text.replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? null : number
}

/** The reader's own number, in the unit of the measure. */
function OwnNumber({ value, unit }: { readonly value: number; readonly unit: string }) {
  const go = useGo()
  return (
    <TypedField
      label={`Your number, in ${unit}`}
      start={String(value)}
      parse={parseNumber}
      fix="Write a number such as 1.7."
      onTake={(number) => go({ benchmark: { kind: 'own', value: number } })}
    />
  )
}

type MisfitProps = {
  readonly norms: readonly { readonly id: string; readonly name: string; readonly because: string }[]
  readonly isOnly: boolean
}

/** Norms that do not fit the measure, each with the reason. */
function MisfitNorms({ norms, isOnly }: MisfitProps) {
  if (norms.length === 0) return null
  return (
    <details className="hint">
      <summary>
        {isOnly
          ? 'No published norm is in the unit of this measure'
          : `${norms.length} published norms do not fit this measure`}
      </summary>
      <ul>
        {norms.map(({ id, name, because }) => (
          <li key={id}>{`${name} (${because})`}</li>
        ))}
      </ul>
    </details>
  )
}

/** How a benchmark is made, why it has no figure, where it is published, and its caveat. */
function benchmarkHint({ how, cell, own, source, caveat }: Benchmark): string {
  return [
    how,
    cell.kind === 'absent' && !own ? `no figure: ${cell.because ?? ''}` : '',
    source ? `${source.publisher}: ${source.title}${source.year ? ` (${source.year})` : ''}` : '',
    caveat ?? '',
  ]
    .filter(Boolean)
    .join('. ')
}

const plain: readonly Option[] = [
  { id: 'all', name: 'All areas together' },
  { id: 'nation', name: 'Each area’s own nation' },
  { id: 'own', name: 'A number of your own' },
  { id: 'none', name: 'Nothing' },
]

/** What the areas are compared with. A published norm is never chosen by itself, and one that does not fit the measure says why. */
export function BenchmarkControl({ shown }: { readonly shown: LoadedPlate }) {
  const go = useGo()
  const { plate, resolved, atlas } = shown
  const { view, benchmark, measure } = plate
  const library = useQuery(libraryQuery(atlas.catalogue.library.path))
  const norms = (library.data?.norms ?? []).map((norm) => ({
    id: `norm!${norm.id}`,
    name: normText(norm),
    cell: normCell(norm, resolved),
  }))
  const usable: readonly Option[] = norms.filter(({ cell }) => cell.kind === 'value')
  const misfits = norms.flatMap(({ id, name, cell }) =>
    cell.kind === 'absent' ? [{ id, name, because: cell.because ?? '' }] : [],
  )
  const groups = view.groups.map(({ id, name }) => ({ id: `group!${id}`, name }))
  const value = benchmark?.cell.kind === 'value' ? Number(benchmark.cell.value.toPrecision(3)) : 1
  return (
    <>
      <Choice
        label="Compared with"
        value={idOf(view.benchmark)}
        list={plain}
        groups={[
          ...(groups.length > 0 ? [{ name: 'Your groups', options: groups }] : []),
          ...(usable.length > 0 ? [{ name: 'Published staffing norms', options: usable }] : []),
        ]}
        onChange={(id) => go({ benchmark: choiceOf(id, value) })}
      />
      <div className="benchmark-words">
        <MisfitNorms norms={misfits} isOnly={usable.length === 0} />
        {benchmark ? <p className="hint">{benchmarkHint(benchmark)}</p> : null}
      </div>
      {view.benchmark.kind === 'own' ? (
        <OwnNumber key={view.benchmark.value} value={view.benchmark.value} unit={measure.unit} />
      ) : null}
    </>
  )
}
