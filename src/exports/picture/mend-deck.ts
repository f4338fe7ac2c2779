import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

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

/**
 * A deck as its readers want it: parts in the order of the schema, in British English, without what nobody asked for.
 * @param shapes children of the first slide's tree, drawn above what it has
 */
export function mendDeck(deck: Uint8Array, shapes = ''): Uint8Array {
  const files: Files = unzipSync(deck)
  rewrite(files, 'ppt/presentation.xml', inOrder)
  withoutStray(files)
  // The writer gives placeholders a number for a name; the title is the first shape of a slide.
  rewrite(files, 'ppt/slides/slide1.xml', (text) =>
    text.replace('name="Text 0"', 'name="Title"').replace('</p:spTree>', () => `${shapes}</p:spTree>`),
  )
  for (const name of Object.keys(files))
    if (name.endsWith('.xml')) rewrite(files, name, (text) => text.replaceAll('en-US', 'en-GB'))
  return zipSync(files, { level: 6 })
}
