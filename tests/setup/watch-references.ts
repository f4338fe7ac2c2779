/**
 * Watches the document and writes an error to the console for every attribute that names an element which is not there, whenever the document
 * changes: a screen reader that follows such a name finds nothing. It stands by itself, as it also runs inside a browser before the page's scripts.
 */
export function watchReferences(): () => void {
  const names = ['aria-activedescendant', 'aria-controls', 'aria-describedby', 'aria-details', 'aria-errormessage']
  const all = [...names, 'aria-flowto', 'aria-labelledby', 'aria-owns', 'for']
  const told = new Set<string>()
  const check = () => {
    for (const element of document.querySelectorAll(all.map((name) => `[${name}]`).join()))
      for (const name of all)
        for (const id of (element.getAttribute(name) ?? '').split(/\s+/).filter(Boolean)) {
          const words = `${element.tagName.toLowerCase()}.${element.className} names #${id} in ${name}, which is not on the page`
          if (document.getElementById(id) || told.has(words)) continue
          told.add(words)
          console.error(words)
        }
  }
  const observer = new MutationObserver(check)
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: [...all, 'id'] })
  return () => {
    check()
    observer.disconnect()
  }
}
