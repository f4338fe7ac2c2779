/** The reader's logo, a picture of known size. */
export type Logo = { readonly href: string; readonly width: number; readonly height: number }

/** Optional parts of a picture. Titles, short sources, status marks and the note on suppressed cells are always present. */
export type Parts = {
  readonly legend: boolean
  /** Whether the map is zoomed as in its view; else it shows all land. */
  readonly closeUp: boolean
  readonly scaleBar: boolean
  /** Whether selected areas have labels with name and figure. */
  readonly labels: boolean
  /** Whether sources are given in full; else producers, years and licences on one line. */
  readonly source: boolean
  readonly qr: boolean
  readonly logo: Logo | null
}

/** Size and texts of the sheet of a picture. */
export type PictureSheet = {
  /** In units of 1/96 inch, which gives type the same size on every sheet. */
  readonly width: number
  /** Null for the height that the drawing needs. */
  readonly height: number | null
  /** Replaces the finding, or null. */
  readonly title: string | null
  /** Replaces the statistical subtitle, which then moves to the footer; or null. */
  readonly subtitle: string | null
  readonly parts: Parts
  /** Whether the background is filled; else transparent. */
  readonly opaque: boolean
  /** Whether the picture contains only the drawing and its marks, with titles and sources as document text beside it. */
  readonly bare: boolean
}

/** Everything that belongs to the drawing itself. */
export const everyPart: Parts = {
  legend: true,
  closeUp: true,
  scaleBar: true,
  labels: true,
  source: false,
  qr: false,
  logo: null,
}

/** A sheet with all parts and no replaced text. */
export const plainSheet = (width: number, height: number | null = null): PictureSheet => ({
  width,
  height,
  title: null,
  subtitle: null,
  parts: everyPart,
  opaque: true,
  bare: false,
})
