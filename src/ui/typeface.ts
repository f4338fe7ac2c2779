import '@fontsource-variable/inter/wght.css'

/**
 * Sets the page in Inter once it is here; until then in what every machine has. A browser that is given a list of typefaces looks for each of them in
 * every weight before it lays out its first words, which takes as long as the first map.
 */
export async function setTypeface(): Promise<void> {
  try {
    const faces = await document.fonts.load("16px 'Inter Variable'")
    if (faces.length > 0) document.documentElement.dataset.typeface = 'inter'
  } catch {
    // Without it the page is whole, in the typeface that it has.
  }
}
