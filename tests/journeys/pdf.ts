/** Reads a PDF with a library independent of its writer: its text page by page, each run of it with its typeface and its height above the foot of the page, and its metadata. */
export async function pdfOf(bytes: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  const runs: { readonly text: string; readonly font: string; readonly y: number }[][] = []
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    const told = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
    runs.push(told.map(({ str, fontName, transform }) => ({ text: str, font: fontName, y: Number(transform[5]) })))
  }
  const { info } = await document.getMetadata()
  const marks = await document.getMarkInfo()
  return { pages, runs, title: (info as { Title?: string }).Title ?? '', tagged: marks?.Marked === true }
}

export const flat = (text: string): string => text.replace(/\s+/g, ' ')
