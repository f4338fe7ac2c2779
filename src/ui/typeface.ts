import '@fontsource-variable/inter/wght.css'

/**
 * Switches the page to Inter once it has loaded; until then the page uses a typeface that every machine has. With a list of typefaces a browser looks
 * up each one in every weight before it lays out its first words, which takes as long as the first map.
 */
export async function setTypeface(): Promise<void> {
  try {
    const faces = await document.fonts.load("16px 'Inter Variable'")
    if (faces.length > 0) document.documentElement.dataset.typeface = 'inter'
  } catch {
    // Without Inter the page stays complete in its first typeface.
  }
}
