import { useEffect, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { copyText } from '#io/clipboard.ts'

/**
 * Copies the link to what is shown and says how that ended. A click between a choice and its picture waits for the picture, so that the link is
 * always that of the choices.
 * @param settled whether what is shown is what was chosen
 */
export function CopyLink({
  link,
  settled,
}: {
  readonly link: () => string | Promise<string>
  readonly settled: boolean
}) {
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (!asked || !settled) return
    setAsked(false)
    const copy = async () => copyText(await link())
    copy().then(
      () => setSaid('Link copied'),
      (fault: unknown) => setSaid(faultText(fault)),
    )
  }, [asked, settled, link])
  const ask = () => {
    setSaid('')
    setAsked(true)
  }
  return (
    <>
      <button type="button" className="button" onClick={ask}>
        Copy link
      </button>
      <output className="said">{said}</output>
    </>
  )
}
