import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import { joinBytes } from '#formats/join-bytes.ts'
import { mendChart } from './mend-chart.ts'

type Files = Record<string, Uint8Array>

function rewrite(files: Files, name: string, change: (text: string) => string): void {
  const bytes = files[name]
  if (bytes) files[name] = strToU8(change(strFromU8(bytes)))
}

/** The list of notes masters stands before the list of slides, as the schema of ISO/IEC 29500 (`CT_Presentation`) has it. */
function inOrder(presentation: string): string {
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s
  const [found = ''] = list.exec(presentation) ?? []
  return presentation.replace(list, '').replace('<p:sldIdLst>', `${found}<p:sldIdLst>`)
}

/** Takes out the layout that the writer adds of its own and no slide uses. */
function withoutStray(files: Files): void {
  const stray = Object.keys(files).find(
    (name) =>
      /^ppt\/slideLayouts\/[^/]+\.xml$/.test(name) &&
      /<p:cSld name="DEFAULT"/.test(strFromU8(files[name] ?? new Uint8Array())),
  )
  if (!stray) return
  const file = stray.replace(/^.*\//, '')
  const rels = 'ppt/slideMasters/_rels/slideMaster1.xml.rels'
  const relation = new RegExp(`<Relationship [^>]*${file}"[^>]*/>`)
  const [link = ''] = relation.exec(strFromU8(files[rels] ?? new Uint8Array())) ?? []
  const id = /Id="([^"]+)"/.exec(link)?.[1] ?? ''
  rewrite(files, rels, (text) => text.replace(link, ''))
  rewrite(files, 'ppt/slideMasters/slideMaster1.xml', (text) =>
    text.replace(new RegExp(`<p:sldLayoutId [^>]*r:id="${id}"[^>]*/>`), ''),
  )
  rewrite(files, '[Content_Types].xml', (text) => text.replace(new RegExp(`<Override [^>]*/${file}"[^>]*/>`), ''))
  delete files[stray]
  delete files[`ppt/slideLayouts/_rels/${file}.rels`]
}

/** Bytes that are packed before the page gets a turn. */
const slice = 400_000

/** Packs files one after the other, so that the page answers between two of them. */
async function packed(files: Files, pause: () => Promise<void>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault
    chunks.push(chunk)
  })
  for (const [name, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    for (let from = 0; from < bytes.length || from === 0; from += slice) {
      file.push(bytes.subarray(from, from + slice), from + slice >= bytes.length)
      if (bytes.length > slice) await pause()
    }
  }
  zip.end()
  return joinBytes(chunks)
}

/**
 * A deck as its readers want it: parts in the order of the schema, in British English, without what nobody asked for.
 * @param shapes for each slide the children of its tree that are drawn above what it has
 * @param pause lets the page answer between two large parts
 */
export async function mendDeck(
  deck: Uint8Array,
  shapes: readonly string[] = [],
  pause: () => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const files: Files = unzipSync(deck)
  rewrite(files, 'ppt/presentation.xml', inOrder)
  withoutStray(files)
  for (const name of Object.keys(files)) {
    if (name.endsWith('.xml')) rewrite(files, name, (text) => text.replaceAll('en-US', 'en-GB'))
    if (/^ppt\/charts\/[^/]+\.xml$/.test(name)) rewrite(files, name, mendChart)
    const slide = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)
    // The writer gives placeholders a number for a name; the title is the first shape of a slide.
    if (slide)
      rewrite(files, name, (text) =>
        text
          .replace('name="Text 0"', 'name="Title"')
          .replace('</p:spTree>', () => `${shapes[Number(slide[1]) - 1] ?? ''}</p:spTree>`),
      )
    if (slide) await pause()
  }
  return packed(files, pause)
}
