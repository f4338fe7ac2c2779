import { useState } from 'react'
import { seriesOf } from '#core/plate/series.ts'
import { encodeView } from '#core/view/codec.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { type OwnFigureId, ownFigureIds, ownFigures } from '#figures/own-figures.ts'
import type { Theme } from '#figures/theme.ts'
import { permalink } from '#io/address.ts'
import { copyText } from '#io/clipboard.ts'
import { saveFile } from '#io/save.ts'
import type { Shown } from '#state/use-plate.ts'
import { Menu } from '#ui/menu.tsx'

type Format = 'png' | 'svg'

/** Everything that can be taken away: pictures, the table, the link. */
export function ExportMenu({ shown, theme }: { readonly shown: Shown; readonly theme: Theme }) {
  const [said, setSaid] = useState('')
  const { plate, topology, atlas, resolved } = shown
  const link = () => permalink(window.location, encodeView(plate.view))
  const series = plate.view.selected
    .map((code) => seriesOf(resolved, atlas, code))
    .filter(({ points }) => points.length > 1)

  const attempt = async (what: string, work: () => Promise<void>) => {
    setSaid(`Preparing ${what.toLowerCase()}`)
    try {
      await work()
      setSaid(`${what}: done`)
    } catch (fault) {
      setSaid(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }
  const picture = (id: OwnFigureId, format: Format) =>
    attempt(`${ownFigures[id].label}, ${format.toUpperCase()}`, async () => {
      const { exportFigure } = await import('#exports/export-figure.ts')
      const shapes = shapesOf(topology, plate.geography, atlas.areas)
      saveFile(await exportFigure(id, format, { plate, shapes, series, theme, permalink: link(), date: new Date() }))
    })
  const table = () =>
    attempt('Table, CSV', async () => {
      const { exportTable } = await import('#exports/export-table.ts')
      saveFile(exportTable(plate, link()))
    })

  return (
    <>
      <Menu label="Export">
        {ownFigureIds.map((id) => {
          const reason = ownFigures[id].lacks({ plate, series })
          return reason === null ? (
            (['png', 'svg'] as const).map((format) => (
              <button
                key={`${id}-${format}`}
                type="button"
                className="button bare"
                onClick={() => void picture(id, format)}
              >
                {`${ownFigures[id].label}, ${format.toUpperCase()}`}
              </button>
            ))
          ) : (
            <p key={id} className="hint">{`${ownFigures[id].label}: ${reason}`}</p>
          )
        })}
        <button type="button" className="button bare" onClick={() => void table()}>
          Table, CSV
        </button>
      </Menu>
      <button type="button" className="button" onClick={() => void attempt('Link copied', () => copyText(link()))}>
        Copy link
      </button>
      <output className="said">{said}</output>
    </>
  )
}
