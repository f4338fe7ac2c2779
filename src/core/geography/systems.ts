const irish =
  '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m +no_defs'
const airyToWgs84 = '+ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489'

/** The systems that British and Irish public bodies publish in, by EPSG number: those that are not longitude and latitude on today's datum. */
export const systems: Readonly<Record<string, string>> = {
  27700: `+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 ${airyToWgs84} +units=m +no_defs`,
  4277: `+proj=longlat ${airyToWgs84} +no_defs`,
  29902: irish,
  29903: irish,
  2157: '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 +ellps=GRS80 +units=m +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
}

/** Other numbers of the same systems: of Esri, and of the years before EPSG had web Mercator. */
const otherNumbers: Readonly<Record<string, string>> = {
  102100: '3857',
  102113: '3857',
  900913: '3857',
  3785: '3857',
  29900: '29903',
  29901: '29902',
}

/** Longitude and latitude: WGS84 and ETRS89, which lie within a metre of each other. */
const degrees = new Set(['4326', '4258', '4979', '4937', '84'])

/** What a `.prj` beside a shapefile calls a system, without punctuation. */
const names: readonly (readonly [RegExp, string])[] = [
  [/web ?mercator|pseudo ?mercator|popular visualisation/i, '3857'],
  [/british national grid|osgb36? national grid/i, '27700'],
  [/irenet ?95|irish transverse mercator/i, '2157'],
  [/tm65|irish national grid|irish grid/i, '29902'],
  [/tm75/i, '29903'],
  [/^(gcs )?(wgs ?(19)?84|etrs ?(19)?89)$/i, '4326'],
  [/^(gcs )?osgb ?(19)?36$/i, '4277'],
]

/**
 * The EPSG number of a coordinate system as files name it: `urn:ogc:def:crs:EPSG::27700`, `OGC:CRS84`, `102100`, `OSGB_1936_British_National_Grid`.
 * @returns `4326` for longitude and latitude; null where nothing known is named
 */
export function epsgOf(crs: string): string | null {
  const number = /(?:^|[:/ ])(\d{4,6}|84|CRS84h?)$/i.exec(crs.trim())?.[1]?.replace(/^CRS(84)h?$/i, '$1')
  if (number !== undefined) {
    const own = otherNumbers[number] ?? number
    return degrees.has(own) ? '4326' : Object.hasOwn(systems, own) ? own : null
  }
  const words = crs.replace(/[^a-z0-9]+/gi, ' ').trim()
  return names.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/**
 * What a coordinate system in well-known text, such as the `.prj` of a shapefile, is called: its EPSG number where it has one, else its name. One in
 * other units than metres keeps the unit in its name, so that it is not taken for the one in metres.
 */
export function nameInWkt(wkt: string): string | null {
  const number = /AUTHORITY\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$/i.exec(wkt)?.[1]
  const [, kind = '', name] = /^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS)\[\s*"([^"]+)"/i.exec(wkt) ?? []
  if (name === undefined) return null
  const [, unit = '', metres = '1'] = [...wkt.matchAll(/UNIT\["([^"]+)",\s*([\d.]+)/gi)].at(-1) ?? []
  if (/^proj/i.test(kind) && Number(metres) !== 1) return `${name} in units of ${unit}`
  return number === undefined ? name : `EPSG:${number}`
}
