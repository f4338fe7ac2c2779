import { useState } from 'react'
import type { Quote } from '#core/plate/quote.ts'
import { copyText } from '#io/clipboard.ts'

const lead = { quote: 'You may quote this as', estimate: 'Modelled: quote as an estimate' } as const

/** Whether and how a figure may be quoted, with a button that copies the sentence. */
export function QuoteLine({ quote, about }: { readonly quote: Quote; readonly about: string }) {
  const [said, setSaid] = useState('')
  if (quote.may === 'not')
    return (
      <p className="quote">
        <strong>Do not quote:</strong> {quote.because}.
      </p>
    )
  const copy = () =>
    copyText(quote.text).then(
      () => setSaid('Copied'),
      (fault: Error) => setSaid(fault.message),
    )
  return (
    <p className="quote">
      <strong>{lead[quote.may]}</strong> <q>{quote.text}</q>{' '}
      <button type="button" className="button bare" aria-label={`Copy the quotation: ${about}`} onClick={copy}>
        Copy
      </button>{' '}
      <output className="said">{said}</output>
    </p>
  )
}
