import { DrawingReader, type OfficeBlock } from './drawing-reader.ts'
import { partRelationsOf, readPart } from './package.ts'
import { TextReader } from './text-reader.ts'

/** The slides in the order of the presentation, as parts. */
function slidesOf(parts: ReadonlyMap<string, Uint8Array>, presentation: string): readonly string[] {
  const relations = partRelationsOf(parts, presentation)
  const slides: string[] = []
  readPart(parts, presentation, {
    open: (name, attributes) => {
      if (name !== 'sldId') return
      // A slide has a number of its own beside the id of its relation, which has a prefix.
      const key = Object.keys(attributes).find((one) => one.endsWith(':id')) ?? ''
      const relation = relations.get(attributes[key] ?? '')
      if (relation?.type === 'slide' && parts.has(relation.target)) slides.push(relation.target)
    },
  })
  return slides
}

type Reading = { readonly place: string; readonly next: () => number }

/** What is there a second time, for older programs, and fields such as the number of the slide. */
const skipped = new Set(['Fallback', 'fld'])

/** Reads a slide, or the notes of one: its paragraphs, the rows of its tables and its pictures. */
function readSlide(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
  { place, next }: Reading,
): readonly OfficeBlock[] {
  const relations = partRelationsOf(parts, part)
  const text = new TextReader(() => place)
  let isText = false
  let skip = 0
  let pictures = 0
  const drawing = new DrawingReader({
    part,
    parts,
    relations,
    next,
    place: () => `${place}, picture ${++pictures}`,
    onPicture: (picture) => text.blocks.push({ kind: 'picture', picture }),
    onLink: (address) => text.link(address),
    around: () => null,
  })
  readPart(parts, part, {
    open: (name, attributes) => {
      if (skip > 0 || skipped.has(name)) {
        skip += skipped.has(name) ? 1 : 0
        drawing.count(name)
        return
      }
      drawing.open(name, attributes)
      text.open(name)
      if (name === 't') isText = true
      else if (name === 'br') text.add('\n')
    },
    text: (words) => {
      if (isText && skip === 0) text.add(words)
    },
    close: (name) => {
      if (skip > 0) {
        skip -= skipped.has(name) ? 1 : 0
        return
      }
      drawing.close(name)
      if (name === 't') isText = false
      text.close(name)
    },
  })
  return text.blocks
}

/** Reads a presentation slide by slide, each with its notes. */
export function readPptx(
  parts: ReadonlyMap<string, Uint8Array>,
  presentation: string,
): readonly { readonly place: string; readonly blocks: readonly OfficeBlock[] }[] {
  let pictures = 0
  const next = () => pictures++
  return slidesOf(parts, presentation).map((part, at) => {
    const place = `Slide ${at + 1}`
    const notes = [...partRelationsOf(parts, part).values()].find(({ type }) => type === 'notesSlide')
    const said =
      notes && parts.has(notes.target)
        ? readSlide(parts, notes.target, { place: `Notes of slide ${at + 1}`, next })
        : []
    return { place, blocks: [...readSlide(parts, part, { place, next }), ...said] }
  })
}
