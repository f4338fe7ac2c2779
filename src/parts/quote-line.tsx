import { useState } from 'react'
import { cautiousText, type Quote } from '#core/plate/quote.ts'
import { copyText } from '#io/clipboard.ts'

const lead = { quote: 'You may quote this as', estimate: 'Modelled: quote as an estimate' } as const

/** Copies a text and says so beside itself. */
export function CopyText({
  words,
  name,
  text,
}: {
  readonly words: string
  readonly name: string
  readonly text: string
}) {
  const [said, say] = useState<readonly string[]>([])
  const copy = () =>
    copyText(text).then(
      () => say([text, 'Copied']),
      (fault: Error) => say([text, fault.message]),
    )
  return (
    <>
      <button type="button" className="button bare" aria-label={name} onClick={copy}>
        {words}
      </button>{' '}
      {/* Another sentence has not been copied. */}
      <output className="said">{said[0] === text ? said[1] : ''}</output>
    </>
  )
}

/** Whether and how a figure may be quoted, with buttons that copy the sentence alone or with what has to be said beside it. */
export function QuoteLine({ quote, about }: { readonly quote: Quote; readonly about: string }) {
  if (quote.may === 'not')
    return (
      <p className="quote">
        <strong>Do not quote:</strong> {quote.because}.
      </p>
    )
  const { text, caution } = quote
  return (
    <div className="quote">
      <p>
        <strong>{lead[quote.may]}</strong> <q>{text}</q>{' '}
        <CopyText words="Copy" name={`Copy the quotation: ${about}`} text={text} />
      </p>
      {caution === '' ? null : (
        <details>
          <summary>Cautions to give with it</summary>
          <p>
            {caution}{' '}
            <CopyText
              words="Copy both"
              name={`Copy the quotation with its cautions: ${about}`}
              text={cautiousText(quote)}
            />
          </p>
        </details>
      )}
    </div>
  )
}
