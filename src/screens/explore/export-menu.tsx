import { useState } from 'react'
import { seriesOf } from '#core/plate/series.ts'
import { encodeView } from '#core/view/codec.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { permalink } from '#io/address.ts'
import { copyText } from '#io/clipboard.ts'
import { saveFile } from '#io/save.ts'
import type { Shown } from '#state/use-plate.ts'
import { Menu } from '#ui/menu.tsx'

type Kind = 'map' | 'ranked' | 'trend'
type Format = 'svg' | 'png'

const kindNames: Readonly<Record<Kind, string>> = { map: 'Map', ranked: 'Ranking', trend: 'Trend of the selection' }

/** Everything that can be taken away: pictures, the table, the link. */
export function ExportMenu({ shown, theme }: { readonly shown: Shown; readonly theme: Theme }) {
  const [said, setSaid] = useState('')
  const { plate, topology, atlas, resolved } = shown
  const link = () => permalink(window.location, encodeView(plate.view))
  const series = plate.view.selected
    .map((code) => seriesOf(resolved, atlas, code))
    .filter(({ points }) => points.length > 1)
  const kinds = (Object.keys(kindNames) as Kind[]).filter((kind) => {
    if (kind === 'map') return plate.geography.hasShapes
    return kind === 'ranked' || series.length > 0
  })

  const attempt = async (what: string, work: () => Promise<void>) => {
    setSaid(`Preparing ${what}`)
    try {
      await work()
      setSaid(`${what} is ready`)
    } catch (fault) {
      setSaid(`${what} could not be made: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }
  const picture = (kind: Kind, format: Format) =>
    attempt(`${kindNames[kind]} as ${format.toUpperCase()}`, async () => {
      const { exportFigure } = await import('#exports/export-figure.ts')
      const shapes = shapesOf(topology, plate.geography, atlas.areas)
      saveFile(await exportFigure(kind, format, { plate, shapes, series, theme, permalink: link() }))
    })
  const table = () =>
    attempt('Table as CSV', async () => {
      const { exportTable } = await import('#exports/export-table.ts')
      saveFile(exportTable(plate, link()))
    })
  const copy = () =>
    attempt('Link', async () => {
      await copyText(link())
    })

  return (
    <>
      <Menu label="Export">
        {kinds.flatMap((kind) =>
          (['png', 'svg'] as const).map((format) => (
            <button
              key={`${kind}-${format}`}
              type="button"
              className="button bare"
              onClick={() => void picture(kind, format)}
            >
              {`${kindNames[kind]}, ${format.toUpperCase()}`}
            </button>
          )),
        )}
        <button type="button" className="button bare" onClick={() => void table()}>
          Table, CSV
        </button>
      </Menu>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link
      </button>
      <output className="said">{said}</output>
    </>
  )
}
