/** The reader's own mark, as a picture of known size. */
export type Logo = { readonly href: string; readonly width: number; readonly height: number }

/** What a picture shows besides its drawing. Titles, sources in brief, status marks and the note on withheld cells are on every one. */
export type Parts = {
  readonly legend: boolean
  /** A map as near as its view has it; else all of it. */
  readonly closeUp: boolean
  readonly scaleBar: boolean
  /** Names and figures of the selected areas. */
  readonly labels: boolean
  /** Sources in full; else producers, years and licences on one line. */
  readonly source: boolean
  readonly qr: boolean
  readonly logo: Logo | null
}

/** What a picture is drawn on. */
export type Sheet = {
  /** Drawing units of 1/96 inch, so that type has the same size on every sheet. */
  readonly width: number
  /** Null: as high as the drawing needs. */
  readonly height: number | null
  /** Instead of the finding, or null. */
  readonly title: string | null
  /** Instead of the statistical subtitle, which then stands at the foot; or null. */
  readonly subtitle: string | null
  readonly parts: Parts
  /** False: nothing behind the drawing. */
  readonly opaque: boolean
  /** True: titles and sources stand beside the picture as text of a document, and only the drawing and its marks are in it. */
  readonly bare: boolean
}

const everyPart: Parts = {
  legend: true,
  closeUp: true,
  scaleBar: true,
  labels: true,
  source: false,
  qr: false,
  logo: null,
}

/** A sheet with nothing left out and nothing changed. */
export const plainSheet = (width: number, height: number | null = null): Sheet => ({
  width,
  height,
  title: null,
  subtitle: null,
  parts: everyPart,
  opaque: true,
  bare: false,
})
