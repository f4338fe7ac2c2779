/** Requests a style sheet again. @throws Error when it does not load */
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
 * Requests failed style sheets again: the build's loader requests each once and then assumes that it is there.
 * @throws Error when one still does not load
 */
export async function mendStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(renew))
}
