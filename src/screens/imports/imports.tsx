import './imports.css'
import { useEffect, useState } from 'react'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { takeHanded } from '#state/imports/handed.ts'
import { freshTarget, nextVersion } from '#state/imports/target.ts'
import { useShelf } from '#state/shelf.ts'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { AsRead } from './as-read.tsx'
import { BrokenOff } from './broken-off.tsx'
import { Coding } from './coding.tsx'
import { Decisions } from './decisions.tsx'
import { DropZone } from './drop-zone.tsx'
import { Packs } from './packs.tsx'
import { Preview } from './preview.tsx'
import { Questions } from './questions.tsx'
import { Report } from './report.tsx'
import { RulesOfTable } from './rules-of-table.tsx'
import { SheetCard } from './sheets.tsx'
import { ShelfSection, ShowEntry } from './shelf-list.tsx'
import { Templates } from './templates.tsx'
import { type Importing, useImport } from './use-import.ts'
import { WorkforceFile } from './workforce-file.tsx'

const fresh = '+'

function TargetChoice({ importing, list }: { readonly importing: Importing; readonly list: ShelfList | null }) {
  const { desk, checked } = importing.state
  if (!desk || !list || checked?.coding) return null
  const table = desk.layer === null ? desk.mappings[desk.ticked[0] ?? -1]?.table : 'boundaries'
  const same = list.datasets.filter((one) => one.table === table)
  if (same.length === 0) return null
  return (
    <Choice
      label="Keep as"
      value={same.some(({ id }) => id === desk.target.dataset) ? desk.target.dataset : fresh}
      list={[
        ...same.map(({ id, name }) => ({ id, name: `Next version of ${name}` })),
        { id: fresh, name: 'A dataset of its own' },
      ]}
      onChange={(id) => {
        const known = same.find((one) => one.id === id)
        importing.update({
          target: known
            ? { dataset: id, version: nextVersion(list, id), name: known.name }
            : freshTarget(list, table ?? 'indicator'),
        })
      }}
    />
  )
}

function LayerChoice({ importing }: { readonly importing: Importing }) {
  const { desk } = importing.state
  if (!desk || desk.opened.layers.length === 0) return null
  const name = ({ file, areas }: { file: string; areas: number }) => `${file}, ${areas.toLocaleString('en-GB')} shapes`
  const [only] = desk.opened.layers
  if (desk.opened.layers.length === 1 && only && desk.layer !== null) return <p>{`Boundaries: ${name(only)}`}</p>
  return (
    <Choice
      label="Boundaries"
      value={String(desk.layer ?? '')}
      list={[
        ...(desk.layer === null ? [{ id: '', name: 'None' }] : []),
        ...desk.opened.layers.map((layer) => ({ id: String(layer.id), name: name(layer) })),
      ]}
      onChange={(id) => id !== '' && importing.update({ layer: Number(id), ticked: [] })}
    />
  )
}

function Under({ importing, list, theme }: { importing: Importing; list: ShelfList | null; theme: 'light' | 'dark' }) {
  const { desk, checked, checking } = importing.state
  if (!desk) return null
  const groups = [...desk.opened.groups, ...(checked?.groups ?? [])]
  const refused = desk.opened.groups.some(({ severity }) => severity === 'error')
  const draft = refused ? null : (checked?.draft ?? null)
  const guesses = guessesIn(checked?.decisions ?? []).length
  return (
    <div className="under-way" aria-busy={checking}>
      <LayerChoice importing={importing} />
      {desk.opened.sheets.map((sheet) => (
        <SheetCard key={sheet.id} sheet={sheet} desk={desk} importing={importing} />
      ))}
      <Questions questions={checked?.questions ?? []} desk={desk} importing={importing} />
      {checked && checked.decisions.length > 0 ? (
        <div className="reading">
          <Decisions importing={importing} />
          <AsRead checked={checked} theme={theme} />
        </div>
      ) : null}
      {checked || groups.length > 0 ? (
        <Report groups={groups} guesses={guesses} desk={desk} importing={importing} />
      ) : null}
      {checked?.coding ? <Coding report={checked.coding} /> : null}
      <RulesOfTable importing={importing} />
      {draft ? <Preview draft={draft} target={desk.target} /> : null}
      <div className="actions decide">
        <TargetChoice importing={importing} list={list} />
        {checked?.coding ? null : (
          <button
            type="button"
            className="button primary"
            disabled={!draft || guesses > 0 || checking || !list}
            onClick={importing.accept}
          >
            Import
          </button>
        )}
        <button type="button" className="button" onClick={importing.cancel}>
          {checked?.coding ? 'Close' : 'Cancel'}
        </button>
        <output className="said">{checking ? 'Checking' : standing(checked, draft !== null, guesses)}</output>
      </div>
    </div>
  )
}

/** What stands between the reader and the import. */
function standing(checked: Checked | null, isDrafted: boolean, guesses: number): string {
  if (!checked || checked.coding) return ''
  if (isDrafted && guesses === 0) return 'Ready. Nothing has been changed yet.'
  if (checked.questions.length > 0) return 'Answer the questions above to import.'
  if (guesses > 0)
    return `Confirm or correct ${guesses === 1 ? 'the guess' : `the ${guesses} guesses`} above to import.`
  return 'Fix the errors to import.'
}

const isPack = ({ name }: File): boolean => name.toLowerCase().endsWith('.age')

/** The front door for data of one's own: files in, problems named, the map shown, and nothing changed before it is accepted. */
export function Imports({ theme }: { readonly theme: 'light' | 'dark' }) {
  const { list, fault, change } = useShelf()
  const importing = useImport(list, change)
  const { progress, desk, accepted, fault: failed } = importing.state
  const [pack, setPack] = useState<File | null>(null)
  const { open } = importing
  useEffect(() => {
    const handed = takeHanded()
    if (handed) void open(handed.files, handed.table)
    // Once, when the screen opens: what another screen has handed over.
  }, [])
  const choose = (files: readonly File[]) => {
    const dropped = files.find(isPack)
    if (dropped) setPack(dropped)
    const others = files.filter((file) => !isPack(file))
    if (others.length > 0) importing.open(others)
  }
  return (
    <main className="imports-screen" id="main" tabIndex={-1}>
      <h1>Your data</h1>
      <p className="lead">
        Bring survey returns, figures, equipment, sites or boundaries. They are kept in this browser only.
      </p>
      <BrokenOff />
      {fault ? <Notice>{fault.message}</Notice> : null}
      <DropZone onFiles={choose} quiet={desk !== null} />
      {progress ? (
        <div className="progress" role="status">
          <progress value={progress.done} max={1} aria-label={progress.words} />
          <span>{progress.words}</span>
          <button type="button" className="button" onClick={importing.cancel}>
            Stop
          </button>
        </div>
      ) : null}
      {failed ? <Notice>{failed}</Notice> : null}
      {accepted ? (
        <div className="accepted" role="status">
          <p>{`${accepted.name} is in the atlas now: maps, tables and downloads use it at once.`}</p>
          <ShowEntry entry={accepted.entry} />
        </div>
      ) : null}
      <Under importing={importing} list={list} theme={theme} />
      {desk ? null : <WorkforceFile />}
      {desk ? null : <Templates />}
      {list && !desk ? <ShelfSection list={list} change={change} /> : null}
      {desk && !pack ? null : <Packs list={list} given={pack} />}
    </main>
  )
}
