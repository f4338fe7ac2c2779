import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { distinctNames } from '#core/unit-desk/sealed-parts.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { watchWords } from '#core/watch/watch-words.ts'
import { saveFile } from '#io/save.ts'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import type { NamedBytes, OpenKeys } from '#io/unit-desk/sealed-file.ts'
import type { OpenedWatchFile } from '#io/watch/watch-api.ts'
import { FileDrop } from './file-drop.tsx'
import { useDeskWork } from './use-desk-work.ts'
import { WatchCounts } from './watch-counts.tsx'
import { type DeskDraft, WatchPublish } from './watch-publish.tsx'
import { RegisterQuestion, useKeptRegister } from './watch-register.tsx'
import { WatchReports } from './watch-reports.tsx'
import { WatchSave } from './watch-save.tsx'

const halvesIn = (opened: readonly OpenedWatchFile[]): readonly NamedBytes[] =>
  opened.flatMap(({ name, file }) => (file.kind === 'half' ? [{ name, bytes: file.bytes }] : []))

/** What became of the files, and why some did not open. */
function Outcome({ opened, onSave }: { readonly opened: readonly OpenedWatchFile[]; readonly onSave: () => void }) {
  const of = (kind: OpenedWatchFile['file']['kind']) => opened.filter(({ file }) => file.kind === kind).length
  const closed = opened.flatMap(({ name, file }) => (file.kind === 'closed' ? [{ name, code: file.code }] : []))
  return (
    <div role="status">
      <p>
        {`${counted(of('report'), 'report')} and ${counted(of('register'), 'register')} opened, ${of('half')} half open, ${closed.length} not opened.`}
      </p>
      {closed.length > 0 ? (
        <ul className="desk-faults">
          {closed.map(({ name, code }) => (
            <li key={name}>{`${name}: ${watchWords[code]}`}</li>
          ))}
        </ul>
      ) : null}
      {of('half') > 0 ? (
        <div className="desk-actions">
          <button type="button" className="button primary" onClick={onSave}>
            Save the half-open files
          </button>
          <span className="hint">For the second officer, whose key opens what is left. You have read nothing.</span>
        </div>
      ) : null}
    </div>
  )
}

type Opening = {
  readonly watch: WatchKeys
  readonly keys: OpenKeys
  readonly onOpened: (opened: readonly OpenedWatchFile[]) => void
}

function OpenReports({ watch, keys, onOpened }: Opening) {
  const [opened, setOpened] = useState<readonly OpenedWatchFile[]>([])
  const { isBusy, fault, run } = useDeskWork()
  const open = (files: readonly File[]) =>
    run(async (signal) => {
      const read = await Promise.all(files.map(async (one) => new Uint8Array(await one.arrayBuffer())))
      const names = distinctNames(files.map(({ name }) => name))
      const given = read.map((bytes, at) => ({ name: names[at] ?? '', bytes }))
      const reader = { ...keys, officers: watch.officers }
      const found = await atDesk(signal, (call) => call('openWatchFiles', [given, reader]))
      setOpened(found)
      onOpened(found)
    })
  const saveHalves = () =>
    run(async (signal) => {
      const zip = await atDesk(signal, (call) => call('bundle', [halvesIn(opened)]))
      await saveFile({ name: 'half-open.zip', blob: new Blob([zip], { type: 'application/zip' }) }, 'self')
    })
  return (
    <>
      <FileDrop
        label="Choose reports, half-open files or the register"
        hint="Or drop them here. Two officers’ keys open a report: both on this page, or one after the other."
        accept=".age,.zip"
        multiple
        onFiles={(files) => void open(files)}
      />
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      {isBusy ? <p role="status">Opening…</p> : null}
      {opened.length > 0 ? <Outcome opened={opened} onSave={() => void saveHalves()} /> : null}
    </>
  )
}

function Officers({
  desk,
  watch,
  keys,
}: {
  readonly desk: DeskDraft['desk']
  readonly watch: WatchKeys
  readonly keys: OpenKeys
}) {
  const { onOpened, onAnswer, onChange, ...kept } = useKeptRegister(watch)
  const { register, ground } = kept.loading
  return (
    <>
      <OpenReports watch={watch} keys={keys} onOpened={onOpened} />
      <RegisterQuestion loading={kept.loading} onAnswer={onAnswer} />
      {register.entries.length > 0 || ground !== 'unknown' ? (
        <>
          <WatchReports register={register} onChange={onChange} />
          <WatchCounts {...kept} desk={desk} watch={watch} onChange={onChange} />
          <WatchSave register={register} watch={watch} />
        </>
      ) : null}
    </>
  )
}

/** Confidential reports, for the two officers to whom they are sealed. What is opened is in memory only and goes with the keys. */
export function WatchDesk({ keys, ...draft }: DeskDraft & { readonly keys: OpenKeys }) {
  const { desk } = draft
  return (
    <section className="desk-step" aria-labelledby="desk-watch">
      <h3 id="desk-watch">Workforce watch</h3>
      {desk.watch ? (
        <Officers desk={desk} watch={desk.watch} keys={keys} />
      ) : (
        <p>This deployment takes no confidential reports yet: it names no two officers to whom they would be sealed.</p>
      )}
      <details>
        <summary>{desk.watch ? 'Change who takes reports' : 'Take confidential reports'}</summary>
        <WatchPublish {...draft} open={keys.recipients} />
      </details>
    </section>
  )
}
