import { archive } from './archive.ts'
import { csv } from './csv.ts'
import type { FileFormat } from './file-format.ts'
import { json } from './json.ts'
import { kml } from './kml.ts'
import { ods } from './ods.ts'
import { refused } from './refused.ts'
import { refusedMaps } from './refused-maps.ts'
import { shapefile } from './shapefile.ts'
import { xlsx } from './xlsx.ts'

/** Formats in the order in which a file is held against them; the last takes whatever is text. */
export const fileFormats: readonly FileFormat[] = [
  xlsx,
  ods,
  shapefile,
  kml,
  ...refusedMaps,
  archive,
  ...refused,
  json,
  csv,
]
