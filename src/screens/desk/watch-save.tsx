import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { sealedName } from '#core/unit-desk/sealed-parts.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { replyBytes, replyLength } from '#core/watch/bulletin.ts'
import { logCsv, type Register, shortName } from '#core/watch/register.ts'
import { saveFile } from '#io/save.ts'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import { useBusy } from '#state/busy-store.ts'
import { useAskBeforeLinks } from '#ui/use-ask-before-links.ts'
import { useAskOnLeaving } from '#ui/use-ask-on-leaving.ts'
import { useDeskWork } from './use-desk-work.ts'

/** Holds the page, and asks before it is left, while the register is not saved. */
function useHold(isUnsaved: boolean): void {
  useBusy('writing', isUnsaved)
  useAskOnLeaving(isUnsaved)
  useAskBeforeLinks(
    isUnsaved,
    'The register as it is now is not saved: what was decided, written and published here is lost if you leave the Desk. Leave it?',
  )
}

/** What the officers keep and publish: the register, sealed to both of them; the log; the bulletin of replies. */
export function WatchSave({ register, watch }: { readonly register: Register; readonly watch: WatchKeys }) {
  const [said, setSaid] = useState('')
  const [saved, setSaved] = useState<Register | null>(null)
  const { isBusy, fault, run } = useDeskWork()
  useHold(saved !== register)
  const hand = async (name: string, content: BlobPart, type = 'application/octet-stream') => {
    await saveFile({ name, blob: new Blob([content], { type }) }, 'self')
    setSaid(`${name} has been handed to the browser to save.`)
  }
  const saveRegister = () =>
    run(async (signal) => {
      const bytes = await atDesk(signal, (call) => call('sealRegister', [register, watch]))
      await hand(sealedName('register'), bytes)
      setSaved(register)
    })
  const replies = register.entries.flatMap(({ report, reply }) =>
    reply.trim() === '' ? [] : [{ recipient: report.receipt, text: reply }],
  )
  const tooLong = register.entries.flatMap(({ report, reply }) =>
    replyLength(reply) > replyBytes ? [`report ${shortName(report)} by ${replyLength(reply) - replyBytes} bytes`] : [],
  )
  const saveBulletin = () =>
    run(async (signal) => {
      if (tooLong.length > 0) throw new Error(`A reply is too long for its slot: ${tooLong.join('; ')}. Shorten it.`)
      const bulletin = await atDesk(signal, (call) => call('writeBulletin', [replies]))
      await hand('bulletin.json', JSON.stringify(bulletin), 'application/json')
    })
  return (
    <>
      <h4>Keep and publish</h4>
      <div className="desk-actions">
        <button type="button" className="button primary" aria-disabled={isBusy} onClick={() => void saveRegister()}>
          Save the register
        </button>
        <button type="button" className="button" aria-disabled={isBusy} onClick={() => void saveBulletin()}>
          Save the bulletin
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void hand('watch-log.csv', logCsv(register), 'text/csv')}
        >
          Save the log
        </button>
      </div>
      <p className="hint">
        {`The register is sealed as reports are: both keys open it. The bulletin holds ${counted(replies.length, 'reply', 'replies')} among slots that nobody can tell from them: put it into data/ and build, on fixed days, also when nothing is new. The log says what was done and when, and nothing of what a report says.`}
      </p>
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <p className="desk-said" role="status">
        {isBusy ? 'Sealing…' : saved === register ? said : `${said} The register as it is now is not saved.`}
      </p>
    </>
  )
}
