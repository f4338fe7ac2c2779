/** A picture in a report, as the file has it. */
export type ReportPicture = {
  /** Its place among the pictures of the file, from 0. */
  readonly at: number
  /** "Slide 3, picture 1", for people. */
  readonly place: string
  /** The part of the file that holds it; null where it cannot be replaced there. */
  readonly media: string | null
  readonly type: 'png' | 'jpeg' | 'svg' | 'other'
  /** The part that holds the same picture as SVG, beside a PNG for older programs; else null. */
  readonly vector: string | null
  /** Width in which the document shows it in inches, before anything is cropped; null where it does not say. */
  readonly inches: number | null
  /** Alternative text. */
  readonly alt: string
  /** Addresses to which the picture itself leads. */
  readonly links: readonly string[]
}

/** A paragraph, a row of a table with tabs between its cells, or a picture, in the order of the document. */
export type ReportBlock =
  | { readonly kind: 'text'; readonly place: string; readonly text: string; readonly links: readonly string[] }
  | { readonly kind: 'picture'; readonly picture: ReportPicture }

/** A finished document as plain data. */
export type ReportFile = {
  readonly kind: 'docx' | 'pptx' | 'pdf'
  /** The whole document where text flows; else its slides or pages, each of which has the text that stands near its pictures. */
  readonly sections: readonly { readonly place: string; readonly blocks: readonly ReportBlock[] }[]
  /** What was not read, in sentences. */
  readonly unread: readonly string[]
}

/** What takes the place of a picture of a document. */
export type FreshPicture = {
  readonly at: number
  readonly bytes: Uint8Array
  /** The same as SVG, where the document has that too; else null. */
  readonly vector: Uint8Array | null
  readonly alt: string
  readonly link: string
}
