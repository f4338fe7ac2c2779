import { readKml } from '../read-kml.ts'
import { unzip } from '../unpack.ts'
import type { FileFormat } from './file-format.ts'

const isKml = (name: string) => /\.kml$/i.test(name)

/** A map of Google Earth, by itself or packed as KMZ. */
export const kml: FileFormat = {
  name: 'KML or KMZ',
  endings: ['.kml', '.kmz'],
  recognises: (file) =>
    file.startsWith(0x50, 0x4b)
      ? file.parts.some(isKml)
      : /^\s*<(\?xml|kml)/i.test(file.head) && /<(\w+:)?kml[\s>]/i.test(file.head),
  open: ({ name, bytes, parts, report }) => {
    const layers =
      parts.length === 0
        ? [readKml(name, bytes, report)]
        : [...unzip(bytes, isKml)].map(([part, own]) => readKml(`${name}#${part}`, own, report))
    const full = layers.filter(({ shapes, shapeless }) => shapes.length + shapeless.length > 0)
    return { sheets: [], findings: [], layers: full }
  },
}
