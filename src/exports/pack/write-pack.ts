import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from '#formats/write-xlsx.ts'
import { csvOf, csvwOf } from './csvw.ts'
import { odsOf } from './ods.ts'
import type { DataPack } from './pack.ts'
import { readmeOf } from './readme.ts'
import { sheetsOf } from './sheets.ts'
import { mendGeojson } from './valid-shape.ts'

/** The files of a pack by name, each as it stands in the folder. */
async function packFiles(
  pack: DataPack,
  onProgress: (share: number) => void,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const text: Record<string, string> = {
    'README.md': readmeOf(pack),
    'csv-metadata.json': csvwOf(pack),
    'citation.txt': `${pack.citation.text}\n`,
    'citation.bib': pack.citation.bibtex,
    'citation.ris': pack.citation.ris,
    ...(pack.geojson === null ? {} : { 'areas.geojson': mendGeojson(pack.geojson) }),
  }
  const files: Record<string, Uint8Array> = {}
  for (const [name, words] of Object.entries(text)) files[name] = strToU8(words)
  for (const table of pack.tables) files[`csv/${table.id}.csv`] = strToU8(csvOf(table))
  onProgress(0.3)
  const sheets = sheetsOf(pack)
  files['tables.ods'] = odsOf(sheets)
  onProgress(0.6)
  files['tables.xlsx'] = writeXlsx(sheets)
  onProgress(0.9)
  return files
}

/** A pack as one ZIP with one folder in it. */
export async function writePack(pack: DataPack, onProgress: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const files = await packFiles(pack, onProgress)
  const zipped = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => {
        // What is compressed already gains nothing from being compressed again.
        const level = /\.(xlsx|ods)$/.test(name) ? 0 : 6
        return [`${pack.name}/${name}`, [bytes, { level, mtime: `${pack.made}T12:00:00` }]]
      }),
    ),
  )
  onProgress(1)
  return zipped as Uint8Array<ArrayBuffer>
}
