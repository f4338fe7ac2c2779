import { useState } from 'react'
import * as v from 'valibot'
import { type DeskFile, deskFileText } from '#core/unit-desk/desk-file.ts'
import { watchSchema } from '#core/unit-desk/watch-keys.ts'
import { saveFile } from '#io/save.ts'
import { TextField } from '#ui/text-field.tsx'
import { PublicKeyLine } from './public-key-line.tsx'

const keysIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean)

/** The fields in their order: what is asked, as a reporter will read it. */
const fields = [
  ['firstName', 'First officer, by office (“the Chair of …”)'],
  ['firstKeys', 'Public key of the first officer (and of a deputy)'],
  ['secondName', 'Second officer, by office'],
  ['secondKeys', 'Public key of the second officer (and of a deputy)'],
  ['readers', 'Who reads a report'],
  ['response', 'What happens, by when, and on which days the bulletin is published'],
  ['published', 'What is published'],
  ['sendTo', 'Where reports are sent'],
  ['keepMonths', 'Months that a report is kept'],
  ['fewest', 'Fewest reports, and fewest departments, of a count that is published'],
] as const

type Filled = Readonly<Record<(typeof fields)[number][0], string>>

function filledFrom({ watch }: DeskFile): Filled {
  const [first, second] = watch?.officers ?? []
  return {
    firstName: first?.name ?? '',
    firstKeys: first?.keys.join(' ') ?? '',
    secondName: second?.name ?? '',
    secondKeys: second?.keys.join(' ') ?? '',
    readers: watch?.readers ?? '',
    response: watch?.response ?? '',
    published: watch?.published ?? 'Counts by region or nation, kind of change and quarter.',
    sendTo: watch?.sendTo ?? '',
    keepMonths: String(watch?.keepMonths ?? 24),
    fewest: String(watch?.fewest ?? 5),
  }
}

/** The part of `desk.json` by which a deployment takes reports. Each officer makes a key alone and gives its public part. */
export function WatchPublish({ desk, open }: { readonly desk: DeskFile; readonly open: readonly string[] }) {
  const [filled, setFilled] = useState(() => filledFrom(desk))
  const [fault, setFault] = useState('')
  const save = () => {
    const { firstName, firstKeys, secondName, secondKeys, keepMonths, fewest, ...words } = filled
    const parsed = v.safeParse(watchSchema, {
      ...words,
      officers: [
        { name: firstName, keys: keysIn(firstKeys) },
        { name: secondName, keys: keysIn(secondKeys) },
      ],
      keepMonths: Number(keepMonths),
      fewest: Number(fewest),
    })
    if (!parsed.success) {
      const [issue] = parsed.issues
      return setFault(`${v.getDotPath(issue) ?? 'The form'}: ${issue.message}`)
    }
    setFault('')
    const text = deskFileText({ ...desk, watch: parsed.output })
    return void saveFile({ name: 'desk.json', blob: new Blob([text], { type: 'application/json' }) }, 'self')
  }
  return (
    <div className="desk-card">
      <p className="hint">
        Each officer makes a key on a device of their own, keeps the secret part, and gives you the public one. Nobody
        holds both. Open here:
      </p>
      {open.map((key) => (
        <PublicKeyLine key={key} recipient={key} />
      ))}
      {fields.map(([id, label]) => (
        <TextField
          key={id}
          label={label}
          value={filled[id]}
          onChange={(text) => setFilled((now) => ({ ...now, [id]: text }))}
        />
      ))}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <button type="button" className="button" onClick={save}>
        Save desk.json with the watch
      </button>
    </div>
  )
}
