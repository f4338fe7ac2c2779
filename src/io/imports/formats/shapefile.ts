import { readShapefile } from '../read-shapefile.ts'
import { unzip } from '../unpack.ts'
import type { FileFormat } from './file-format.ts'

const isShapes = (name: string) => /\.shp$/i.test(name) && !/(^|\/)(__MACOSX|\._)/.test(name)

/** A ZIP with one or several shapefiles: files of one name side by side. */
export const shapefile: FileFormat = {
  name: 'shapefile in a ZIP',
  endings: ['.zip'],
  recognises: ({ parts }) => parts.some(isShapes),
  open: ({ name, bytes }) => {
    const files = new Map(
      [...unzip(bytes, (part) => /\.(shp|dbf|prj|cpg)$/i.test(part))].map(([part, own]) => [part.toLowerCase(), own]),
    )
    const text = (part: string) => {
      const own = files.get(part)
      return own ? new TextDecoder().decode(own).trim() : null
    }
    const layers = [...files]
      .filter(([part]) => isShapes(part))
      .map(([part, shp]) => {
        const stem = part.slice(0, -4)
        const title = stem.slice(stem.lastIndexOf('/') + 1)
        const [dbf, prj, cpg] = [files.get(`${stem}.dbf`) ?? null, text(`${stem}.prj`), text(`${stem}.cpg`) ?? '']
        return readShapefile(`${name}#${title}`, { shp, dbf, prj, cpg })
      })
    return { sheets: [], findings: [], layers }
  },
}
