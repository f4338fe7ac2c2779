import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import * as v from 'valibot'
import { faultText } from '#core/domain/fault-text.ts'
import { type Bulletin, bulletinSchema } from '#core/watch/bulletin.ts'
import { harmless } from '#core/watch/harmless.ts'
import type { FoundAnswer } from '#io/watch/watch-api.ts'
import { bulletinQuery } from '#state/watch/bulletin-query.ts'
import { PrivateText } from './private-text.tsx'
import type { AtHeldDesk } from './use-held-desk.ts'

/** What is said of what was found. */
function answerWords(answer: Exclude<FoundAnswer, { kind: 'reply' }>, isPublished: boolean): string {
  switch (answer.kind) {
    case 'none':
      return isPublished
        ? 'There is no reply to these words in the bulletin. It may come in a later one; a report that was not opened has none.'
        : 'No bulletin has been published here yet.'
    case 'altered':
      return 'There is a reply to these words, but it was changed since the unit wrote it. Do not trust this copy of the bulletin.'
    case 'words':
      if (answer.wrong === 'count') return `Type all eight words: there are ${answer.word}.`
      if (answer.wrong === 'word') return `“${answer.word}” is none of the words. Compare it with what you wrote down.`
      return 'One of the words is wrong, or two have changed places. Compare them with what you wrote down.'
  }
}

async function bulletinIn(file: File): Promise<Bulletin> {
  const parsed = v.safeParse(bulletinSchema, JSON.parse(await file.text()))
  if (parsed.success) return parsed.output
  throw new Error('This file is no bulletin of a watch.')
}

/** The words are typed, and the bulletin that everybody downloads is tried in this browser. */
function useAnswer(file: File | null, atHeldDesk: AtHeldDesk) {
  const client = useQueryClient()
  const [state, setState] = useState({ isBusy: false, reply: '', said: '' })
  const find = async (words: string) => {
    setState({ isBusy: true, reply: '', said: '' })
    try {
      const bulletin = file ? await bulletinIn(file) : await client.ensureQueryData(bulletinQuery)
      const answer = await atHeldDesk((call) => call('findAnswer', [words, bulletin]))
      const isReply = answer.kind === 'reply'
      setState({
        isBusy: false,
        reply: isReply ? harmless(answer.text) : '',
        said: isReply ? '' : answerWords(answer, bulletin.slots.length > 0),
      })
    } catch (cause) {
      const said = cause instanceof SyntaxError ? 'This file is no bulletin of a watch.' : faultText(cause)
      setState({ isBusy: false, reply: '', said })
    }
  }
  return { ...state, find }
}

/** A reply to a report, for whoever has its receipt words. */
export function FindAnswer({ atHeldDesk }: { readonly atHeldDesk: AtHeldDesk }) {
  const heading = useId()
  const [words, setWords] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { isBusy, reply, said, find } = useAnswer(file, atHeldDesk)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) void find(words)
  }
  return (
    <section className="watch-part" aria-labelledby={heading}>
      <h2 id={heading}>Find an answer</h2>
      <p>
        The unit writes its replies into one bulletin for all. Everybody downloads the same bytes, so that nobody learns
        which reply is yours.
      </p>
      <form className="watch-form" autoComplete="off" onSubmit={submit}>
        <PrivateText
          label="Receipt words"
          hint="All eight, in their order; the first four letters of each are enough."
          value={words}
          most={200}
          onChange={setWords}
        />
        <label className="field">
          <span className="label">A bulletin from elsewhere (may stay empty)</span>
          <input type="file" accept=".json" onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
        </label>
        <div className="watch-actions">
          <button type="submit" className="button" aria-disabled={isBusy}>
            {isBusy ? 'Looking…' : 'Find the answer'}
          </button>
        </div>
      </form>
      <div role="status">
        {said === '' ? null : <p>{said}</p>}
        {reply === '' ? null : <p className="watch-text">{reply}</p>}
      </div>
    </section>
  )
}
