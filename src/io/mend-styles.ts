/** Asks again for a style sheet. @throws Error when it does not come */
function renew(link: HTMLLinkElement): Promise<void> {
  const again = document.createElement('link')
  for (const { name, value } of link.attributes) again.setAttribute(name, value)
  return new Promise((resolve, reject) => {
    again.addEventListener('load', () => {
      link.remove()
      resolve()
    })
    again.addEventListener('error', () => {
      again.remove()
      reject(new Error(`Unable to preload CSS for ${link.href}`))
    })
    link.after(again)
  })
}

/**
 * Asks again for the style sheets that did not come: the build's loader asks for each once, and takes it to be there from then on.
 * @throws Error when one still does not come
 */
export async function mendStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(renew))
}
