import { useEffect, useMemo, useState } from 'react'
import { type BriefInput, briefPicture, figurePaper, mapPaper } from '#exports/brief/brief-pictures.ts'
import { withTypeface } from '#exports/picture/draw-raster.ts'
import type { Drawn } from '#exports/picture/picture.ts'

/** A drawing as an image of its own, with the page's typeface in it. */
function Picture({ drawn }: { readonly drawn: Drawn }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let own: string | null = null
    let dropped = false
    void withTypeface(drawn.svg).then((svg) => {
      if (dropped) return
      own = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setAddress(own)
    })
    return () => {
      dropped = true
      if (own) URL.revokeObjectURL(own)
    }
  }, [drawn])
  return address ? (
    <img src={address} alt={drawn.description} width={Math.round(drawn.width)} height={Math.round(drawn.height)} />
  ) : null
}

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
  const map = useMemo(() => briefPicture(input, 'map', mapPaper), [input])
  const figures = useMemo(
    () =>
      input.brief.figures.map(({ figure, title, subtitle }, at) => ({
        title,
        subtitle,
        drawn: briefPicture(input, figure, figurePaper(at === 0 ? 96 : 72)),
      })),
    [input],
  )
  return (
    <article className="brief" aria-label={`Brief on ${brief.name}`}>
      <h3>{brief.headline}</h3>
      <p>{brief.subtitle}</p>
      {brief.marks.map((mark) => (
        <p key={mark} className="mark">
          {mark}
        </p>
      ))}
      <div className="brief-top">
        <Picture drawn={map} />
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
      {figures.map(({ title, subtitle, drawn }) => (
        <figure key={title}>
          <figcaption>
            <strong>{title}</strong>
            <span className="fine">{subtitle}</span>
          </figcaption>
          <Picture drawn={drawn} />
        </figure>
      ))}
      <Words title="What is not known" lines={brief.unknown.length > 0 ? brief.unknown : ['Nothing in particular.']} />
      <Words title="Sources" lines={brief.sources} />
      <p className="fine">{permalink}</p>
    </article>
  )
}
