import { useEffect, useState } from 'react'
import { withTypeface } from '#exports/picture/draw-raster.ts'
import { pixelSize } from '#exports/picture/paper.ts'
import { type Drawn, drawPicture, type PictureInput } from '#exports/picture/picture.tsx'

type Shown = { readonly drawn: Drawn; readonly address: string }

/** The picture as it will be, from the same drawing, and what is to be known before it is saved. */
export function Preview({ input, problem }: { readonly input: PictureInput; readonly problem: string | null }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    if (problem !== null) return
    let dropped = false
    // A word that is being typed is not drawn letter by letter.
    const timer = setTimeout(async () => {
      try {
        const drawn = drawPicture(input)
        const picture = new Blob([await withTypeface(drawn.svg)], { type: 'image/svg+xml' })
        if (dropped) return
        setFault(null)
        setShown({ drawn, address: URL.createObjectURL(picture) })
      } catch (caught) {
        if (!dropped) setFault(caught instanceof Error ? caught.message : String(caught))
      }
    }, 120)
    return () => {
      dropped = true
      clearTimeout(timer)
    }
  }, [input, problem])
  const address = shown?.address
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address])
  const words = problem ?? fault
  return (
    <div className="preview" data-transparent={!input.opaque || undefined} aria-busy={shown === null && words === null}>
      {words ? <p role="alert">{words}</p> : null}
      {shown && words === null ? (
        <>
          <img
            src={shown.address}
            alt={`Preview. ${shown.drawn.description}`}
            width={Math.round(shown.drawn.width)}
            height={Math.round(shown.drawn.height)}
          />
          <p className="hint">{sizeText(shown.drawn, input)}</p>
        </>
      ) : null}
    </div>
  )
}

function sizeText(drawn: Drawn, { paper }: PictureInput): string {
  const { width, height } = pixelSize(paper, drawn)
  const mm = (units: number) => Math.round((units / 96) * 25.4)
  const type = drawn.smallestType
  const small = type < 5 ? ` The smallest type is ${type} pt: choose a larger size to have it read on paper.` : ''
  return `${mm(drawn.width)} × ${mm(drawn.height)} mm, ${width} × ${height} pixels at ${paper.dpi} DPI.${small}`
}
