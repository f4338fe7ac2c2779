import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'
import { Refusal } from './refusal.ts'

export type XmlHandler = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>, empty: boolean) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const local = (name: string): string => {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}

const chunkBytes = 1 << 18

/**
 * Reads XML as a stream. saxes, as it is strict, never fetches anything and knows no entities but the five of XML; a document
 * type is refused, so nothing can be defined that grows. Prefixes of names are dropped.
 * @throws Refusal for XML that is not well formed, has a document type, or nests too deep
 */
export function readXml(
  part: string,
  bytes: Uint8Array,
  handler: XmlHandler,
  report: (done: number) => void = () => {},
): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new Refusal(
      'document-type',
      `a document type in ${part}`,
      'plain XML without definitions',
      'Save the file again from a spreadsheet.',
    )
  })
  parser.on('error', (fault) => {
    throw new Refusal(
      'xml-damaged',
      `${part}: ${fault.message.slice(0, 120)}`,
      'well-formed XML',
      'Save or download the file again.',
    )
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    depth += 1
    if (depth > limits.depth)
      throw new Refusal(
        'xml-too-deep',
        `elements ${depth} deep in ${part}`,
        `at most ${limits.depth}`,
        'Save the file again from a spreadsheet.',
      )
    handler.open?.(local(name), attributes as Record<string, string>, isSelfClosing)
  })
  if (handler.text) {
    parser.on('text', handler.text)
    parser.on('cdata', handler.text)
  }
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handler.close?.(local(name))
  })
  const decoder = new TextDecoder('utf-8')
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }))
    report(at / bytes.length)
  }
  parser.write(decoder.decode()).close()
}
