import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReleaseFinding, toldWords, waysOut } from '#core/imports/release-check.ts'
import type { ShelfDataset, ShelfVersion } from '#io/shelf/database.ts'
import { toldByVersion } from '#io/shelf/releases.ts'
import { deleteVersion, restoreVersion } from '#io/shelf/shelf.ts'
import { Following } from '#parts/leaving/following.tsx'
import { Notice } from '#ui/notice.tsx'
import { dateTimeText } from './date-text.ts'

/** Does something to the shelf, and shows it everywhere; what fails is said. */
export type VersionChange = (work: () => Promise<unknown>) => Promise<void>

type Asking = { readonly about: 'delete' } | { readonly about: 'restore'; readonly told: ReleaseFinding } | null

/** One accepted import: when, from what, and what can be done with it. To let it count again is compared with what has left before. */
export function Version({
  dataset,
  version,
  run,
}: {
  readonly dataset: ShelfDataset
  readonly version: ShelfVersion
  readonly run: VersionChange
}) {
  const { number, accepted, files, brought, summary } = version
  const [asking, setAsking] = useState<Asking>(null)
  const queries = useQueryClient()
  const counts = dataset.current === number
  const restore = () => run(() => restoreVersion(dataset.id, number))
  const askRestore = async () => {
    const told = await toldByVersion(dataset.id, number).catch(() => null)
    if (told) setAsking({ about: 'restore', told })
    else await restore()
  }
  const named = `version ${number} of ${dataset.name}`
  return (
    <li>
      <p>
        <strong>{`Version ${number}`}</strong>
        {` ${[dateTimeText(accepted), ...files, ...(brought ? ['restored from a backup'] : [])].join(', ')}${counts ? ': the one that counts' : ''}`}
      </p>
      <p className="hint">{summary.join('. ')}</p>
      {asking?.about === 'restore' ? (
        <>
          <Notice>{`${toldWords(asking.told)} ${waysOut}`}</Notice>
          <Following told={asking.told} queries={queries} />
        </>
      ) : null}
      {counts ? null : asking === null ? (
        <div className="actions">
          <button type="button" className="button" onClick={() => void askRestore()} aria-label={`Restore ${named}`}>
            Restore
          </button>
          <button
            type="button"
            className="button"
            onClick={() => setAsking({ about: 'delete' })}
            aria-label={`Delete ${named}`}
          >
            Delete
          </button>
        </div>
      ) : (
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => {
              setAsking(null)
              void (asking.about === 'delete' ? run(() => deleteVersion(dataset.id, number)) : restore())
            }}
          >
            {asking.about === 'delete' ? `Delete ${named} for good` : 'Restore all the same'}
          </button>
          <button type="button" className="button" onClick={() => setAsking(null)}>
            {asking.about === 'delete' ? 'Keep' : 'Leave as it is'}
          </button>
        </div>
      )}
    </li>
  )
}
