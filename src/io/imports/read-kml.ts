import type { Position } from 'geojson'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import { layerOf, polygonOf } from './read-geojson.ts'
import { readXml } from './read-xml.ts'

type Placemark = { fields: Record<string, string>; polygons: Position[][][]; other: string | null }

/** "-1.5,52.1,0 -1.4,52.1,0": longitude, latitude and height; what is no number stays none, and is found later. */
const positionsIn = (text: string): Position[] =>
  text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((tuple) => tuple.split(',', 2).map((part) => (part === '' ? Number.NaN : Number(part))))

const rings: ReadonlySet<string> = new Set(['outerBoundaryIs', 'innerBoundaryIs'])

/** Gathers the areas of a KML document element by element. */
class Placemarks {
  readonly records: Placemark[] = []
  #path: string[] = []
  #now: Placemark | null = null
  #field = ''
  #text = ''

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    this.#text = ''
    if (name === 'Placemark') this.#now = { fields: Object.create(null), polygons: [], other: null }
    else if (name === 'Polygon') this.#now?.polygons.push([])
    else if (name === 'Point' || name === 'LineString') {
      if (this.#now) this.#now.other = name
    } else if (name === 'Data' || name === 'SimpleData') this.#field = attributes.name ?? ''
  }

  text(piece: string): void {
    this.#text += piece
  }

  close(name: string): void {
    this.#path.pop()
    const now = this.#now
    const within = this.#path.at(-1) ?? ''
    if (!now) return
    if (name === 'Placemark') {
      this.records.push(now)
      this.#now = null
    } else if (name === 'name' && within === 'Placemark') now.fields.name ??= this.#text.trim()
    else if (name === 'SimpleData' || name === 'value') now.fields[this.#field] = this.#text.trim()
    else if (name === 'coordinates' && this.#path.some((one) => rings.has(one))) this.#ring(now)
  }

  #ring({ polygons }: Placemark): void {
    const polygon = polygons.at(-1)
    const ring = positionsIn(this.#text)
    // The outer ring is the first, wherever it stands.
    if (this.#path.includes('outerBoundaryIs')) polygon?.unshift(ring)
    else polygon?.push(ring)
  }
}

/**
 * Reads the polygons of KML with their names and extended data. Its own few elements, with saxes: converters for KML need a document as browsers make
 * it for a page, which a thread has not.
 * @see OGC KML 2.3, 12-007r2
 * @throws Refusal for XML that is not well formed
 */
export function readKml(file: string, bytes: Uint8Array, report: (done: number) => void): BoundaryLayer {
  const placemarks = new Placemarks()
  readXml(
    'the KML',
    bytes,
    {
      open: (name, attributes) => placemarks.open(name, attributes),
      text: (piece) => placemarks.text(piece),
      close: (name) => placemarks.close(name),
    },
    report,
  )
  const records = placemarks.records.map(({ fields, polygons, other }) => ({
    properties: { ...fields },
    geometry: polygons.length > 0 ? polygonOf(polygons) : other === null ? null : { type: other, coordinates: [0] },
  }))
  return layerOf(file, 'EPSG:4326', records)
}
