/** Selects elements that only catch the pointer and paint nothing. */
const unpainted = '[fill="none"][pointer-events="all"]:not([stroke])'

/** Lines of words that go on in the next: with a space at its end a line is not read as one word with it. */
const wrapped = ['title', 'subtitle', 'marks', 'foot']
  .map((part) => `[data-part="${part}"] > text:not(:last-child)`)
  .join()

/** A drawing as the PDF writer understands it: attributes in its own words, and nothing that is only for a page. */
export function prepared(svg: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
  for (const element of documentElement.querySelectorAll('[font-weight]'))
    element.setAttribute('font-weight', Number(element.getAttribute('font-weight')) > 550 ? 'bold' : 'normal')
  for (const element of documentElement.querySelectorAll('[font-style]')) element.removeAttribute('font-style')
  for (const element of documentElement.querySelectorAll('[font-family]')) element.setAttribute('font-family', 'Inter')
  for (const element of documentElement.querySelectorAll(`title, desc, metadata, ${unpainted}`)) element.remove()
  for (const element of documentElement.querySelectorAll(wrapped)) {
    element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve')
    element.append(' ')
  }
  return documentElement as unknown as SVGSVGElement
}

/** Width of words in the typeface that the PDF has, in the units of their size. */
type WidthOf = (words: string, size: number, isBold: boolean) => number

/** What an element says of itself, or one around it. */
const said = (element: Element, name: string): string | null => element.closest(`[${name}]`)?.getAttribute(name) ?? null

const lengthIn = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0)

/** The parts of a line, each of which has a look of its own, with their widths and the blanks before their words. */
function piecesOf(text: Element, widthOf: WidthOf) {
  return [...text.childNodes].map((node) => {
    const of = node.nodeName === 'tspan' ? (node as Element) : text
    const measure = (words: string) =>
      widthOf(words, Number(said(of, 'font-size') ?? 12), said(of, 'font-weight') === 'bold')
    const all = (node.textContent ?? '').replace(/\s+/g, ' ')
    const words = all.trimStart()
    const shift = of === text ? 0 : lengthIn(of, 'dx')
    return { of, words, before: shift + measure(all) - measure(words), width: measure(words) }
  })
}

/**
 * Sets lines that are centred or end somewhere from their left edge, by the widths of the typeface that is embedded: the PDF writer would measure them
 * in whatever the page has under its name, and set them apart from their marks.
 */
export function setFromLeft(drawing: Element, widthOf: WidthOf): void {
  for (const text of drawing.querySelectorAll('text')) {
    const share = { middle: 0.5, end: 1 }[said(text, 'text-anchor') ?? ''] ?? 0
    if (share === 0) continue
    const pieces = piecesOf(text, widthOf)
    let x = lengthIn(text, 'x') - pieces.reduce((sum, { before, width }) => sum + before + width, 0) * share
    const lines = pieces.map(({ of, words, before, width }) => {
      const line = text.cloneNode(false) as Element
      for (const name of ['fill', 'font-size', 'font-weight']) {
        const own = of.getAttribute(name)
        if (own !== null) line.setAttribute(name, own)
      }
      line.setAttribute('x', `${x + before}`)
      line.setAttribute('text-anchor', 'start')
      line.textContent = words
      x += before + width
      return line
    })
    text.replaceWith(...lines)
  }
}

/** Limits of one layer: marks, and characters of path data. */
const mostMarks = 40
const mostLetters = 40_000

/** Marks of an element, and letters of all its path data: how long it takes to write. */
function sizeOf(element: Element) {
  const paths = [...element.querySelectorAll('path'), ...(element.tagName === 'path' ? [element] : [])]
  return {
    marks: element.querySelectorAll('path, text').length + (/^(?:path|text)$/.test(element.tagName) ? 1 : 0),
    letters: paths.reduce((sum, path) => sum + (path.getAttribute('d')?.length ?? 0), 0),
  }
}

type Size = ReturnType<typeof sizeOf>

const isLarge = ({ marks, letters }: Size): boolean => marks > mostMarks || letters > mostLetters

/** Siblings that are drawn together, with what they weigh. */
type Run = Size & { readonly elements: Element[] }

const isDefinition = ({ tagName }: Element): boolean => tagName === 'defs' || tagName === 'clipPath'

/** Cuts a drawing into runs of siblings, none of which takes long to write; each part is by itself, however little there is of the others. */
function runsOf(parent: Element): readonly (readonly Element[])[] {
  const runs: (readonly Element[])[] = []
  let run: Run = { elements: [], marks: 0, letters: 0 }
  const end = () => {
    if (run.elements.length > 0) runs.push(run.elements)
    run = { elements: [], marks: 0, letters: 0 }
  }
  for (const child of [...parent.children]) {
    // An empty part would be read out as an empty paragraph.
    if (isDefinition(child) || (child.tagName === 'g' && child.childElementCount === 0)) continue
    const size = sizeOf(child)
    const isOpened = child.tagName === 'g' && (child.querySelector('[data-part]') !== null || isLarge(size))
    const isPart = child.hasAttribute('data-part')
    const together = { marks: run.marks + size.marks, letters: run.letters + size.letters }
    if (isOpened || isPart || isLarge(together)) end()
    if (isOpened) runs.push(...runsOf(child))
    else
      run = {
        ...size,
        marks: run.marks + size.marks,
        letters: run.letters + size.letters,
        elements: [...run.elements, child],
      }
    if (isPart) end()
  }
  end()
  return runs
}

/** Ids that markup refers to, as a fill, a clip or a link to another definition. */
const idsIn = (markup: string): ReadonlySet<string> =>
  new Set([...markup.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map(([, id = '']) => id))

/** The definitions that a layer needs, and those that they need. */
function neededFrom(all: ReadonlyMap<string, Element>, markup: string): readonly Element[] {
  const needed = new Map<string, Element>()
  const take = (ids: ReadonlySet<string>) => {
    for (const id of ids) {
      const found = all.get(id)
      if (!found || needed.has(id)) continue
      needed.set(id, found)
      take(idsIn(found.outerHTML))
    }
  }
  take(idsIn(markup))
  return [...needed.values()]
}

/** Cuts a drawing into layers that are drawn one after another: the page answers between two of them, and each can be tagged. */
export function layersOf(whole: SVGSVGElement): readonly { readonly layer: SVGSVGElement; readonly part: string }[] {
  const defined = [...whole.querySelectorAll('defs > [id], clipPath[id]')].map((one) => [one.id, one] as const)
  const definitions = new Map(defined)
  return runsOf(whole).flatMap((run) => {
    const [first] = run
    if (!first) return []
    const layer = whole.cloneNode(false) as SVGSVGElement
    let own: readonly Node[] = run.map((one) => one.cloneNode(true))
    for (let parent = first.parentElement; parent && parent !== (whole as Element); parent = parent.parentElement) {
      const around = parent.cloneNode(false) as Element
      around.append(...own)
      own = [around]
    }
    layer.append(...own)
    // What is cut or filled by something else needs it beside it, also where a group around it says so.
    const needed = neededFrom(definitions, layer.outerHTML)
    if (needed.length > 0) {
      const defs = whole.ownerDocument.createElementNS(whole.namespaceURI, 'defs')
      defs.append(...needed.map((one) => one.cloneNode(true)))
      layer.prepend(defs)
    }
    return [{ layer, part: first.closest('[data-part]')?.getAttribute('data-part') ?? '' }]
  })
}
