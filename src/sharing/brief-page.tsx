import { useEffect, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { Panel } from '#core/panel/panel.ts'
import { type BriefInput, briefFigure, briefPicture, mapPaper, noRoomText } from '#exports/brief/brief-pictures.ts'
import { withTypeface } from '#exports/picture/draw-raster.ts'
import type { DrawnSvg } from '#exports/picture/picture.tsx'

type Shown = { readonly drawn: DrawnSvg; readonly address: string }

/** A drawing as an image of its own, with the page's typeface in it. */
function Picture({
  input,
  panel,
  height,
}: {
  readonly input: BriefInput
  readonly panel: Panel
  /** Wanted height in mm of a figure over the width of the page; null for the map beside the facts. */
  readonly height: number | null
}) {
  const [shown, setShown] = useState<Shown | 'no room' | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    let own: string | null = null
    let dropped = false
    // After the page's own drawing: a figure is drawn as a page of its own.
    const draw = async () => {
      const drawn = height === null ? briefPicture(input, panel, mapPaper) : briefFigure(input, panel, height)
      if (!drawn) {
        setShown('no room')
        return
      }
      const svg = await withTypeface(drawn.svg)
      if (dropped) return
      own = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setFault(null)
      setShown({ drawn, address: own })
    }
    const timer = setTimeout(() => {
      draw().catch((caught: unknown) => setFault(faultText(caught)))
    })
    return () => {
      dropped = true
      clearTimeout(timer)
      if (own) URL.revokeObjectURL(own)
    }
  }, [input, panel, height])
  if (fault !== null) return <p role="alert">{fault}</p>
  if (!shown) return <p role="status">Drawing…</p>
  if (shown === 'no room') return <p>{noRoomText}</p>
  const { drawn, address } = shown
  return <img src={address} alt={drawn.description} width={Math.round(drawn.width)} height={Math.round(drawn.height)} />
}

/** Wanted heights in mm: the first figure is the higher. */
const heights = [96, 72] as const

function Words({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** The brief on the page, as the browser prints it. */
export function BriefPage({ input }: { readonly input: BriefInput }) {
  const { brief, permalink } = input
  return (
    <article className="brief" data-theme="light" aria-label={`Brief on ${brief.name}`}>
      <h3>{brief.headline}</h3>
      <p>{brief.subtitle}</p>
      {brief.marks.map((mark) => (
        <p key={mark} className="mark">
          {mark}
        </p>
      ))}
      <div className="brief-top">
        <Picture input={input} panel={brief.map} height={null} />
        <div>
          <dl>
            {brief.facts.map(({ term, text }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <h4>{brief.ledger.title}</h4>
          <p>{brief.ledger.text}</p>
          {brief.ledger.working ? <p className="fine">{brief.ledger.working}</p> : null}
          <h4>{brief.alike.title}</h4>
          <p>{brief.alike.text}</p>
          {brief.alike.method ? <p className="fine">{brief.alike.method}</p> : null}
        </div>
      </div>
      {brief.panels.map((panel, at) => (
        <figure key={panel.title}>
          <figcaption>
            <strong>{panel.title}</strong>
            <span className="fine">{panel.subtitle}</span>
          </figcaption>
          <Picture input={input} panel={panel} height={heights[at === 0 ? 0 : 1]} />
        </figure>
      ))}
      <Words title="What is not known" lines={brief.unknown.length > 0 ? brief.unknown : ['Nothing in particular.']} />
      <Words title="Sources" lines={brief.sources} />
      <p className="fine">
        <a href={permalink}>{permalink}</a>
      </p>
    </article>
  )
}
