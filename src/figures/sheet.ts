/** The reader's logo, a picture of known size. */
export type Logo = { readonly href: string; readonly width: number; readonly height: number }

/** Optional parts of a picture. Titles, the line of sources and status marks are always present. */
export type Parts = {
  readonly legend: boolean
  /** Whether the map is zoomed as in its view; else it shows all land. */
  readonly closeUp: boolean
  readonly scaleBar: boolean
  /** Whether selected areas have labels with name and figure. */
  readonly labels: boolean
  /** Whether the ranking stands beside the map, or below it where there is no room. */
  readonly ranking: boolean
  /** Whether London is shown larger beside the map where it has many areas. */
  readonly london?: boolean
  /** Whether Orkney and Shetland are moved into an inset, which leaves the rest of the country more room; else they are at their place. */
  readonly shetland?: boolean
  /** Whether notes and sources are given in full; else producers and years on one line. */
  readonly source: boolean
  readonly qr: boolean
  readonly logo: Logo | null
}

/**
 * What a sheet is for, which decides the size of its type: a page of a document, a figure of a paper whose title and credit are its caption, a slide
 * for a hall, a poster.
 */
export type SheetUse = 'page' | 'paper' | 'slide' | 'poster'

/** The smallest type on a sheet, in points: what journals, offices and halls ask for. */
export const leastType: Readonly<Record<SheetUse, number>> = { page: 6, paper: 7, slide: 18, poster: 18 }

/** Size and texts of the sheet of a picture. */
export type PictureSheet = {
  readonly use: SheetUse
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
  ranking: false,
  source: false,
  qr: false,
  logo: null,
}

/** A sheet with all parts and no replaced text. */
export const plainSheet = (width: number, height: number | null = null): PictureSheet => ({
  use: 'page',
  width,
  height,
  title: null,
  subtitle: null,
  parts: everyPart,
  opaque: true,
  bare: false,
})
