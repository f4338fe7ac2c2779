/** What is there for the pointer and paints nothing. */
const unpainted = '[fill="none"][pointer-events="all"]:not([stroke])'

/** A drawing as the PDF writer understands it: attributes in its own words, and nothing that is only for a page. */
export function prepared(svg: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
  for (const element of documentElement.querySelectorAll('[font-weight]'))
    element.setAttribute('font-weight', Number(element.getAttribute('font-weight')) > 550 ? 'bold' : 'normal')
  for (const element of documentElement.querySelectorAll('[font-style]')) element.removeAttribute('font-style')
  for (const element of documentElement.querySelectorAll('[font-family]')) element.setAttribute('font-family', 'Inter')
  for (const element of documentElement.querySelectorAll(`title, desc, metadata, ${unpainted}`)) element.remove()
  return documentElement as unknown as SVGSVGElement
}
