/** Reads a PDF with a library independent of its writer: its text page by page, and its metadata. */
export async function pdfOf(bytes: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const { info } = await document.getMetadata()
  const marks = await document.getMarkInfo()
  return { pages, title: (info as { Title?: string }).Title ?? '', tagged: marks?.Marked === true }
}

export const flat = (text: string): string => text.replace(/\s+/g, ' ')
