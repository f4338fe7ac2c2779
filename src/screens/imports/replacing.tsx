import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { periodText } from '#core/domain/period.ts'
import { lossOf, type VersionLoss } from '#core/imports/compare.ts'
import { counted } from '#core/imports/counted.ts'
import type { Draft } from '#core/imports/draft.ts'
import { readVersionFiles, type ShelfList } from '#io/shelf/shelf.ts'
import { freshTarget } from '#state/imports/target.ts'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

/** What an import would take away from the version that counts; `waits` until that is known. */
export type Replaced = { readonly version: number; readonly loss: VersionLoss | null; readonly waits: boolean }

/**
 * Compares what would be imported with the version whose place it would take.
 * @param draft null where nothing can be imported yet
 */
export function useReplaced(draft: Draft | null, desk: ImportChoices | null, list: ShelfList | null): Replaced {
  const dataset = desk?.target.dataset ?? ''
  const version = list?.datasets.find(({ id }) => id === dataset)?.current ?? 0
  const rows = list?.versions.find((one) => one.dataset === dataset && one.number === version)?.rows ?? 0
  const before = useQuery({
    queryKey: ['version-files', dataset, version],
    queryFn: () => readVersionFiles(dataset, version),
    enabled: version > 0 && draft !== null,
    retry: false,
  })
  const loss = useMemo(
    () =>
      before.data && draft
        ? lossOf({ files: before.data, rows }, { files: Object.values(draft.files), rows: draft.rows })
        : null,
    [before.data, draft, rows],
  )
  return { version, loss, waits: version > 0 && draft !== null && before.isPending }
}

/** "Version 2 has 2025, which is not in this file; 3,780 of its figures would go." */
function lossWords({ gone, periods, isOlder, times, rows }: VersionLoss, version: number): string {
  const which = periods.map(periodText).join(', ')
  return [
    periods.length > 0
      ? `Version ${version} has ${which}, which ${periods.length === 1 ? 'is' : 'are'} not in what you bring.`
      : '',
    isOlder ? 'What you bring is older.' : '',
    gone > 0 ? `${counted(gone, 'figure')} of version ${version} would go.` : '',
    rows
      ? `It was made from ${counted(rows.before, 'row')}; what you bring has ${rows.after.toLocaleString('en-GB')}.`
      : '',
    times === null
      ? ''
      : `Figures that both have are about ${Number(times.toPrecision(2))} times those of version ${version}: check their unit.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Whether nothing is lost, or the reader has agreed to this very loss. */
export const isAgreed = ({ loss, version }: Replaced, { agreedLoss }: Pick<ImportChoices, 'agreedLoss'>): boolean =>
  loss === null || agreedLoss === lossWords(loss, version)

/** Asks what is to become of figures that the next version has not: none goes without an answer. */
export function Replacing({
  replaced: { version, loss },
  desk,
  importing,
  list,
}: {
  readonly replaced: Replaced
  readonly desk: ImportChoices
  readonly importing: Importing
  readonly list: ShelfList | null
}) {
  const [isBare, setBare] = useState(false)
  if (!loss) return null
  const { target } = desk
  const isChosen = isAgreed({ version, loss, waits: false }, desk)
  const add = async () => setBare(!(await importing.addKept(version)))
  const table = desk.layer === null ? desk.mappings[desk.ticked[0] ?? -1]?.table : 'boundaries'
  return (
    <section aria-labelledby="replacing-heading">
      <h2 id="replacing-heading">{`What becomes of version ${version}?`}</h2>
      <p>{lossWords(loss, version)}</p>
      <Choice
        label={`${target.name}: replace, add or keep apart`}
        value={isChosen ? 'replace' : ''}
        list={[
          ...(isChosen ? [] : [{ id: '', name: 'Choose' }]),
          { id: 'replace', name: `Replace version ${version}: these figures go` },
          ...(desk.layer === null
            ? [{ id: 'add', name: `Add to it: read the tables of version ${version} beside these` }]
            : []),
          { id: 'apart', name: 'Keep apart: a dataset of its own' },
        ]}
        onChange={(id) => {
          if (id === 'replace') void importing.update({ agreedLoss: lossWords(loss, version) })
          else if (id === 'add') void add()
          else if (id === 'apart') void importing.update({ target: freshTarget(list, table ?? 'indicator') })
        }}
      />
      {isBare ? (
        <Notice>
          {`No table of version ${version} is kept in this browser, so there is nothing to add to. Choose its file together with this one, or keep them apart.`}
        </Notice>
      ) : null}
    </section>
  )
}
