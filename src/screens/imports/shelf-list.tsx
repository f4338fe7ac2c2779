import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import type { Entry } from '#core/imports/draft.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { largestBackup, restoreBackup, writeBackup, writeRemains } from '#io/shelf/backup.ts'
import { copyForOthers } from '#io/shelf/copy-for-others.ts'
import type { ShelfDataset, ShelfVersion } from '#io/shelf/database.ts'
import { isStoragePersistent, lastBackup, noteBackup } from '#io/shelf/keeping.ts'
import { deleteDataset, renameDataset, type ShelfList, switchDataset } from '#io/shelf/shelf.ts'
import type { DamagedDataset } from '#io/shelf/sound-records.ts'
import { broughtToCoverage } from '#state/brought-view.ts'
import { setCurator, useCurator } from '#state/curator-store.ts'
import { remaking } from '#state/imports/remaking.ts'
import { ownStoriesQuery } from '#state/own-stories.ts'
import { catalogueQuery } from '#state/queries.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Check } from '#ui/choice.tsx'
import { FileInput } from '#ui/file-drop.tsx'
import { StorageNotice } from './keeping.tsx'
import { TrueFigures } from './true-figures.tsx'
import { Version, type VersionChange } from './version.tsx'

function ViewLink({ change, children }: { readonly change: Partial<View>; readonly children: string }) {
  const view = useView()
  const go = useGo()
  return (
    <a
      className="button primary"
      href={`?${encodeView({ ...view, ...change })}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        go(change)
      }}
    >
      {children}
    </a>
  )
}

/** Leads to what an import put on the map, and to what it gave to Coverage. */
export function ShowEntry({ entry }: { readonly entry: Entry }) {
  const view = useView()
  const catalogue = useQuery(catalogueQuery)
  const [indicator] = entry.indicators
  const [geography] = entry.geographies
  const [sites] = entry.sites
  if (!catalogue.data) return null
  const change: Partial<View> = {
    screen: 'explore',
    bounds: null,
    ...(indicator
      ? {
          ...chooseIndicator(view, catalogue.data, indicator.id),
          geography: indicator.initial.geography,
          // The file's own, where it goes on a series that the atlas has.
          period: indicator.initial.period,
          per: null,
        }
      : {}),
    ...(geography ? { geography: geography.id } : {}),
    ...(sites ? { sites: sites.id } : {}),
  }
  const coverage = broughtToCoverage(entry, view)
  return (
    <>
      {indicator || geography || sites ? <ViewLink change={change}>Show on the map</ViewLink> : null}
      {coverage ? <ViewLink change={coverage}>Show in Coverage</ViewLink> : null}
    </>
  )
}

function Dataset({
  dataset,
  versions,
  run,
}: {
  dataset: ShelfDataset
  versions: readonly ShelfVersion[]
  run: VersionChange
}) {
  const id = useId()
  const [asking, setAsking] = useState(false)
  const curator = useCurator()
  const current = versions.find(({ number }) => number === dataset.current)
  const spec = tableSpecOf(dataset.table)
  return (
    <article className="sheet-card" aria-label={dataset.name}>
      <header>
        <div className="field">
          <label className="label" htmlFor={id}>
            Name
          </label>
          <input
            key={dataset.name}
            id={id}
            className="input"
            defaultValue={dataset.name}
            onBlur={({ target }) => {
              const name = target.value.trim()
              if (name !== '' && name !== dataset.name) void run(() => renameDataset(dataset.id, name))
            }}
          />
        </div>
        <Check
          label={spec?.replaces ? `Use in place of ${spec.replaces}` : 'Use in the atlas'}
          checked={dataset.on}
          onChange={(on) => void run(() => switchDataset(dataset.id, on))}
        />
      </header>
      <ul className="versions">
        {versions.map((version) => (
          <Version key={version.number} dataset={dataset} version={version} run={run} />
        ))}
      </ul>
      {current && spec?.guarded ? (
        <>
          <Check label="Curator mode: show true figures on this screen" checked={curator.isOn} onChange={setCurator} />
          {curator.isOn ? <TrueFigures dataset={dataset} version={current} /> : null}
        </>
      ) : null}
      <div className="actions">
        {current && dataset.on ? <ShowEntry entry={current.entry} /> : null}
        {asking ? (
          <>
            <span>{`Delete ${dataset.name} with all its versions? A backup can bring it back.`}</span>
            <button type="button" className="button" onClick={() => void run(() => deleteDataset(dataset.id))}>
              Delete for good
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              Keep
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => setAsking(true)}
            aria-label={`Delete ${dataset.name}`}
          >
            Delete
          </button>
        )}
      </div>
    </article>
  )
}

/** A dataset that cannot be read: what is left of it can be saved, and it can be deleted. */
function Damaged({ dataset: { id, name }, run }: { dataset: DamagedDataset; run: VersionChange }) {
  const save = async () => saveFile({ name: `${id}-damaged.json`, blob: await writeRemains(id) }, 'self')
  return (
    <article className="sheet-card" aria-label={name}>
      <p>{`The record of ${name} in this browser is damaged, and it is left out of the atlas. Restore from backup after deleting it, or import its file again.`}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => void run(save)}>
          {`Save what is left of ${name}`}
        </button>
        <button type="button" className="button" onClick={() => void run(() => deleteDataset(id))}>
          {`Delete ${name} for good`}
        </button>
      </div>
    </article>
  )
}

const storiesText = (count: number): string => counted(count, 'story', 'stories')

/** What this browser keeps: names, versions, what counts, and a way out of the browser and back. */
export function ShelfSection({ list, change }: { readonly list: ShelfList; readonly change: VersionChange }) {
  const [said, setSaid] = useState('')
  const id = useId()
  const client = useQueryClient()
  // Asked again with every version that is accepted, as the browser is asked for its promise then.
  const kept = useQuery({ queryKey: ['kept', list.versions.length], queryFn: isStoragePersistent, gcTime: 0 })
  const told = useQuery(ownStoriesQuery).data?.length ?? 0
  const holdsNone = list.datasets.length === 0
  const run: VersionChange = async (work) => {
    try {
      await change(work)
      setSaid('')
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  /** What changes nothing on the shelf: what it says when it is done stays. */
  const doing = (work: () => Promise<void>) => work().catch((fault: unknown) => setSaid(faultText(fault)))
  const nameOf = (kind: string, made: string) => `mpce-atlas-${kind}-${made.slice(0, 10)}.json`
  const backUp = async () => {
    const made = new Date().toISOString()
    await saveFile({ name: nameOf('backup', made), blob: await writeBackup(made, 'self') }, 'self')
    noteBackup(made)
    setSaid(
      'Backup saved. It holds your figures, the tables they were made from, and your stories: keep it as safe as those.',
    )
  }
  const copy = async () => {
    const made = new Date().toISOString()
    setSaid('Making the copy')
    const { blob, holds, release } = await remaking(client, (remake) => copyForOthers(made, remake))
    const isSaved = await saveFile({ name: nameOf('copy', made), blob }, release)
    setSaid(
      isSaved
        ? `Copy saved. It holds ${holds}. Returns, tables, older versions and names of files are not in it.`
        : keptHere,
    )
  }
  const bring = async (file: File) => {
    if (file.size > largestBackup) {
      setSaid('This file is larger than any backup of the atlas. Nothing was changed.')
      return
    }
    const content = await file.text()
    let words = ''
    await run(async () => {
      const { datasets, versions, stories, known } = await restoreBackup(content)
      const retold = stories === 0 ? '' : `, and ${storiesText(stories)}`
      words = `Brought back ${versions} versions, ${datasets} of them datasets that were not here${retold}; ${known} were here already.`
    })
    if (words) setSaid(words)
  }
  return (
    <section aria-labelledby="kept-heading">
      <h2 id="kept-heading">{holdsNone && told === 0 ? 'Nothing is kept yet' : 'Kept in this browser'}</h2>
      {holdsNone && told > 0 ? <p>{`No data yet, but ${storiesText(told)} of your own.`}</p> : null}
      <StorageNotice kept={kept.data ?? null} backup={lastBackup()} newest={list.versions[0]?.accepted ?? null} />
      {list.damaged.map((dataset) => (
        <Damaged key={dataset.id} dataset={dataset} run={run} />
      ))}
      {list.datasets.map((dataset) => (
        <Dataset
          key={dataset.id}
          dataset={dataset}
          versions={list.versions.filter((one) => one.dataset === dataset.id)}
          run={run}
        />
      ))}
      {holdsNone && told === 0 ? null : (
        <p className="hint">
          A backup holds your figures, the answers and tables that they were made from, and your stories as they are:
          not sealed, and nothing suppressed. A copy for others leaves answers and tables out; figures that are not
          guarded, such as a public list of equipment, are in it as they are.
        </p>
      )}
      <div className="actions">
        {holdsNone && told === 0 ? null : (
          <button type="button" className="button" onClick={() => void doing(backUp)}>
            Back up everything
          </button>
        )}
        {holdsNone ? null : (
          <button type="button" className="button" onClick={() => void doing(copy)}>
            Save a copy for others
          </button>
        )}
        <label className="button file-target" htmlFor={id}>
          Restore from backup
          <FileInput id={id} accept=".json" onFiles={([file]) => file && void bring(file)} />
        </label>
        <output className="said">{said}</output>
      </div>
    </section>
  )
}
