import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import { findingText } from '#core/imports/finding.ts'
import { tableEndings } from '#core/imports/table-endings.ts'
import type { DeskFile } from '#core/unit-desk/desk-file.ts'
import { mostSealed, sealedName } from '#core/unit-desk/sealed-parts.ts'
import { randomId } from '#io/random-id.ts'
import { saveFile } from '#io/save.ts'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import { readImportSetting } from '#state/import-setting.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { catalogueQuery } from '#state/queries.ts'
import { checkFile, type FileCheck } from '#state/unit-desk/check-file.ts'
import { useGo } from '#state/view-context.ts'
import { FileDrop } from './file-drop.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { useDeskWork } from './use-desk-work.ts'

/** Faults that are listed here; the whole report is the importer's. */
const mostListed = 6

/** A chosen file and what the importer says of it, or the reason why it could not be asked. */
type Chosen = { readonly file: File; readonly check: FileCheck | null; readonly unchecked: string }

/** What the check found, in one sentence. */
function checkWords({ readAs, groups, questions }: FileCheck): string {
  if (readAs.length === 0)
    return 'Not recognised as a table that the atlas knows, so its figures were not checked. It can be sealed all the same.'
  const of = (severity: string) =>
    groups.filter((one) => one.severity === severity).reduce((sum, { count }) => sum + count, 0)
  const [errors, warnings] = [of('error'), of('warning')]
  const read = `Read as: ${readAs.join(', ')}.`
  if (errors + warnings + questions === 0) return `${read} The importer finds nothing wrong.`
  const found = [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    questions > 0 ? counted(questions, 'question') : '',
  ].filter(Boolean)
  return `${read} The importer finds ${found.join(', ')}${errors > 0 ? ': the unit cannot import it before they are mended.' : '.'}`
}

function CheckReport({ chosen }: { readonly chosen: Chosen }) {
  const go = useGo()
  const { file, check, unchecked } = chosen
  if (!check) return <p>{`It was not checked: ${unchecked} It can be sealed all the same.`}</p>
  const faults = check.groups.filter(({ severity }) => severity === 'error').flatMap(({ listed }) => listed)
  return (
    <>
      <p>{checkWords(check)}</p>
      {faults.length > 0 ? (
        <ul className="desk-faults">
          {faults.slice(0, mostListed).map((one) => (
            <li key={findingText(one)}>{findingText(one)}</li>
          ))}
        </ul>
      ) : null}
      <button
        type="button"
        className="button"
        onClick={() => {
          handToImporter({ files: [file] })
          go({ screen: 'import' })
        }}
      >
        See the whole check under Your data
      </button>
    </>
  )
}

/** What sealing does and does not protect, beside the button and not behind it. */
function WhoReads({ desk }: { readonly desk: DeskFile }) {
  return (
    <div className="desk-card">
      <p>{`Only the ${desk.unit} can read it: whoever holds the secret key of ${desk.recipients.length === 1 ? 'this fingerprint' : 'one of these fingerprints'}. Compare by telephone if you are not sure.`}</p>
      <Fingerprints recipients={desk.recipients} />
      <p className="hint">
        Not protected: that you send something, to whom and when; the file that you chose, which stays as it is where it
        is; its copy in a mail or on a share if you send that. The size of a sealed file says only within which of five
        steps it is. A workbook is sealed whole, with its hidden sheets and the name of its author.
      </p>
    </div>
  )
}

/** For a department: a file is checked, sealed to the unit's public keys and saved to be sent. */
export function Seal({ desk }: { readonly desk: DeskFile }) {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [said, setSaid] = useState('')
  const { isBusy, fault, run, say } = useDeskWork()
  const choose = (file: File) => {
    setChosen(null)
    setSaid('')
    if (file.size > mostSealed) return say('The file is too large to be sealed: at most 16 MB.')
    if (file.size === 0) return say('The file is empty.')
    return run(async (signal) => {
      try {
        const setting = async () => readImportSetting(await client.ensureQueryData(catalogueQuery))
        setChosen({ file, check: await checkFile(file, setting, signal), unchecked: '' })
      } catch (cause) {
        if (!signal.aborted) setChosen({ file, check: null, unchecked: faultText(cause) })
      }
    })
  }
  const seal = ({ file }: Chosen) =>
    run(async (signal) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const sealed = await atDesk(signal, (call) => call('seal', [{ name: file.name, bytes }, desk.recipients]))
      const name = sealedName(randomId().slice(0, 8))
      await saveFile({ name, blob: new Blob([sealed], { type: 'application/octet-stream' }) }, 'self')
      setSaid(
        `${name} has been handed to the browser to save. Send that file, and not ${file.name}, to: ${desk.sendTo}`,
      )
    })
  return (
    <section className="desk-part" aria-labelledby="desk-seal">
      <h2 id="desk-seal">{`Seal a file for the ${desk.unit}`}</h2>
      <FileDrop
        label={chosen ? 'Choose another file' : 'Choose a workbook or CSV'}
        hint="Or drop it here. It is checked and sealed in this browser and sent nowhere: you send it yourself."
        accept={tableEndings}
        onFiles={([file]) => file && void choose(file)}
      />
      <WhoReads desk={desk} />
      {chosen ? (
        <div className="desk-chosen">
          <p>
            <strong>{chosen.file.name}</strong>
          </p>
          <CheckReport chosen={chosen} />
          <button type="button" className="button primary" aria-disabled={isBusy} onClick={() => void seal(chosen)}>
            Seal and save
          </button>
        </div>
      ) : null}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <p className="desk-said" role="status">
        {isBusy ? (chosen ? 'Sealing…' : 'Checking…') : said}
      </p>
    </section>
  )
}
