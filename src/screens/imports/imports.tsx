import '#ui/page.css'
import './imports.css'
import { useEffect, useState } from 'react'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { takeHanded } from '#state/imports/handed.ts'
import { isAgreed, type Replaced, replacedBy } from '#state/imports/replaced.ts'
import { freshTarget, nextVersion } from '#state/imports/target.ts'
import { useShelf } from '#state/shelf.ts'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { AsRead } from './as-read.tsx'
import { BrokenOff } from './broken-off.tsx'
import { Coding } from './coding.tsx'
import { Decisions } from './decisions.tsx'
import { DropZone } from './drop-zone.tsx'
import { Files, fileReports, isRefused } from './files.tsx'
import { Packs } from './packs.tsx'
import { ImportPreview } from './preview.tsx'
import { ImportQuestions } from './questions.tsx'
import { Replacing } from './replacing.tsx'
import { ImportReport } from './report.tsx'
import { RulesOfTable } from './rules-of-table.tsx'
import { isTableAsked, LeftTables, SheetCard, WhichTable } from './sheets.tsx'
import { ShelfSection, ShowEntry } from './shelf-list.tsx'
import { standing } from './standing.ts'
import { Templates } from './templates.tsx'
import { type ImportChoices, type Importing, useImport } from './use-import.ts'
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
          agreedLoss: null,
          target: known
            ? { dataset: id, version: nextVersion(list, id), name: known.name }
            : freshTarget(list, table ?? 'indicator'),
        })
      }}
    />
  )
}

function LayerChoice({ importing, list }: { readonly importing: Importing; readonly list: ShelfList | null }) {
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
      onChange={(id) =>
        id !== '' &&
        importing.update({ layer: Number(id), ticked: [], agreedLoss: null, target: freshTarget(list, 'boundaries') })
      }
    />
  )
}

/** Sheets of more files than these are folded away: their own reports stand above. */
const mostOpen = 8

function Sheets({ desk, importing }: { readonly desk: ImportChoices; readonly importing: Importing }) {
  const { sheets } = desk.opened
  const [isOpen, setOpen] = useState(false)
  const cards = sheets.map((sheet) => <SheetCard key={sheet.id} sheet={sheet} desk={desk} importing={importing} />)
  if (sheets.length <= mostOpen)
    return (
      <>
        <WhichTable desk={desk} />
        {cards}
      </>
    )
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{`How each of the ${sheets.length} tables is read`}</summary>
      {isOpen ? cards : null}
    </details>
  )
}

/** Where the import goes, the button that makes it count, and what stands between. */
function Decide({
  importing,
  list,
  draft,
  replaced,
}: {
  readonly importing: Importing
  readonly list: ShelfList | null
  readonly draft: Checked['draft']
  readonly replaced: Replaced
}) {
  const { desk, checked, checking } = importing.state
  if (!desk) return null
  const guesses = guessesIn(checked?.decisions ?? []).length
  const isKept = isAgreed(replaced, desk)
  const said = standing(checked, {
    isDrafted: draft !== null,
    isKept,
    isCompared: !replaced.waits,
    isRefusing: isRefused(desk) && fileReports(desk, checked?.groups ?? []).length > 1,
    isAsked: isTableAsked(desk),
  })
  return (
    <div className="actions decide">
      <TargetChoice importing={importing} list={list} />
      {checked?.coding ? null : (
        <button
          type="button"
          className="button primary"
          disabled={!draft || !isKept || guesses > 0 || checking || !list}
          onClick={importing.accept}
        >
          Import
        </button>
      )}
      <button type="button" className="button" onClick={importing.cancel}>
        {checked?.coding ? 'Close' : 'Cancel'}
      </button>
      <output className="said">{checking ? 'Checking' : said}</output>
    </div>
  )
}

function Under({ importing, list, theme }: { importing: Importing; list: ShelfList | null; theme: 'light' | 'dark' }) {
  const { desk, checked, checking, comparing } = importing.state
  if (!desk) return null
  const draft = isRefused(desk) ? null : (checked?.draft ?? null)
  const replaced = replacedBy(importing.state, list)
  const groups = [...desk.opened.groups, ...(checked?.groups ?? [])]
  const reports = fileReports(desk, checked?.groups ?? [])
  const guesses = guessesIn(checked?.decisions ?? []).length
  return (
    <div className="under-way" aria-busy={checking}>
      <LayerChoice importing={importing} list={list} />
      <Files reports={reports} desk={desk} importing={importing} />
      <Sheets desk={desk} importing={importing} />
      <ImportQuestions questions={checked?.questions ?? []} desk={desk} importing={importing} />
      {checked && checked.decisions.length > 0 ? (
        <div className="as-decided">
          <Decisions importing={importing} />
          <AsRead checked={checked} theme={theme} />
        </div>
      ) : null}
      {checked || groups.length > 0 ? (
        <ImportReport groups={groups} guesses={guesses} desk={desk} importing={importing} />
      ) : null}
      {checked?.coding ? <Coding report={checked.coding} /> : null}
      <RulesOfTable importing={importing} />
      {draft ? <Replacing replaced={replaced} desk={desk} importing={importing} list={list} /> : null}
      {draft ? <ImportPreview draft={draft} replaced={replaced} comparing={comparing} /> : null}
      <Decide importing={importing} list={list} draft={draft} replaced={replaced} />
    </div>
  )
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
    <main className="imports-screen page" id="main" tabIndex={-1}>
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
          {accepted.entry.geographies.length > 0 && accepted.entry.indicators.length === 0 ? (
            <p>Boundaries alone have no figures. Bring a table with the codes or names of these areas next.</p>
          ) : null}
          <ShowEntry entry={accepted.entry} />
          {desk ? null : <LeftTables left={accepted.left} importing={importing} />}
        </div>
      ) : null}
      <Under importing={importing} list={list} theme={theme} />
      {desk ? null : <WorkforceFile />}
      {desk ? null : <Templates />}
      {list && !desk ? <ShelfSection list={list} change={change} /> : null}
      {/* With what is kept, which stands above it and is read a moment later. */}
      {(desk && !pack) || !(list || fault) ? null : <Packs list={list} given={pack} />}
    </main>
  )
}
