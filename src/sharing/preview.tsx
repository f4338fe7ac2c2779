import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import { withTypeface } from '#exports/picture/draw-raster.ts'
import { type FittingSize, fittingSize } from '#exports/picture/fitting.ts'
import { type PresetId, paperProblem, pixelSize, presets, sheetSize } from '#exports/picture/paper.ts'
import { type DrawnSvg, drawPicture, type PictureInput } from '#exports/picture/picture.tsx'
import { leastType } from '#figures/sheet.ts'

type Shown = { readonly drawn: DrawnSvg; readonly address: string; readonly input: PictureInput }

/** A figure that has no room at the chosen size, and the size that it has room at. */
export type Misfit = Pick<DrawnSvg, 'smallestType' | 'unnamed'> & { readonly offered: FittingSize | null }

type Props = {
  readonly input: PictureInput
  readonly preset: PresetId | null
  readonly problem: string | null
  readonly onFit: (misfit: Misfit | null) => void
}

/** The picture of an input, drawn when nothing has been typed for a moment; the last one stands until then. */
function useDrawn({ input, preset, problem, onFit }: Props) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const first = useRef(true)
  useEffect(() => {
    if (problem !== null) return
    let dropped = false
    const timer = setTimeout(
      async () => {
        try {
          const drawn = drawPicture(input)
          const picture = new Blob([await withTypeface(drawn.svg)], { type: 'image/svg+xml' })
          if (dropped) return
          first.current = false
          setFault(null)
          setShown({ drawn, address: URL.createObjectURL(picture), input })
          onFit(drawn.fits ? null : { ...drawn, offered: fittingSize(input, preset) })
        } catch (caught) {
          if (!dropped) setFault(faultText(caught))
        }
      },
      // A word that is being typed is not drawn letter by letter; the first picture waits for nothing.
      first.current ? 0 : 120,
    )
    return () => {
      dropped = true
      clearTimeout(timer)
    }
  }, [input, preset, problem, onFit])
  const address = shown?.address
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address])
  return { shown, words: problem ?? fault }
}

/** The sheet as large as it will be, before anything is drawn on it. */
function Skeleton({ input }: { readonly input: PictureInput }) {
  const { width, height } = paperProblem(input.paper) ? { width: 4, height: 3 } : sheetSize(input.paper)
  const shape: CSSProperties = { aspectRatio: `${width} / ${height ?? width}` }
  return <div className="preview-blank" style={shape} role="status" aria-label="Drawing the picture" />
}

/** The picture as it will be, from the same drawing, and what is to be known before it is saved. Its room is the same whatever it shows. */
export function PicturePreview(props: Props) {
  const { input } = props
  const { shown, words } = useDrawn(props)
  return (
    <div className="preview" data-transparent={!input.opaque || undefined} aria-busy={shown === null && words === null}>
      <div className="preview-sheet">
        {words ? (
          <p role="alert">{words}</p>
        ) : shown ? (
          <img
            src={shown.address}
            alt={`Preview. ${shown.drawn.description}`}
            width={Math.round(shown.drawn.width)}
            height={Math.round(shown.drawn.height)}
          />
        ) : (
          <Skeleton input={input} />
        )}
      </div>
      <p className="hint">{shown && !words ? sizeText(shown.drawn, shown.input) : '\u00a0'}</p>
    </div>
  )
}

const mm = (units: number) => Math.round((units / 96) * 25.4)

function sizeText(drawn: DrawnSvg, { paper }: PictureInput): string {
  const { width, height } = pixelSize(paper, drawn)
  return `${mm(drawn.width)} × ${mm(drawn.height)} mm, ${width} × ${height} pixels at ${paper.dpi} DPI. Smallest type ${drawn.smallestType} pt.`
}

/** Says that a figure has no room, and offers the size at which it has. */
export function FitNotice({
  misfit,
  use,
  onTake,
}: {
  readonly misfit: Misfit
  readonly use: PictureInput['use']
  readonly onTake: (size: FittingSize) => void
}) {
  const { smallestType: smallest, unnamed, offered } = misfit
  const size = offered && sheetSize(offered.paper)
  const name = offered && presets[offered.preset].label
  const high = size?.height ? ` (${mm(size.width)} × ${mm(size.height)} mm)` : ''
  const why =
    smallest < leastType[use]
      ? `The figure does not fit this size: its smallest type would be ${smallest} pt, and ${leastType[use]} pt is the least that is read ${use === 'slide' || use === 'poster' ? 'in a hall' : 'in print'}.`
      : unnamed > 0
        ? `The figure does not fit this size: ${counted(unnamed, 'area')} would have no room for ${unnamed === 1 ? 'its name' : 'their names'}.`
        : 'The figure is higher than a page.'
  return (
    <div className="misfit" role="status">
      <p>{`${why}${offered ? '' : ' It fits no size here: take its table, or choose fewer areas.'}`}</p>
      {offered && name ? (
        <button type="button" className="button" onClick={() => onTake(offered)}>
          {`Use ${name}${high}`}
        </button>
      ) : null}
    </div>
  )
}
