import { pngBlob } from './png.ts'

type Format = {
  readonly label: string
  readonly ending: string
  /** Makes the file from the figure's SVG. */
  readonly make: (svg: string) => Promise<Blob>
}

/** Formats of pictures. A format is added by one line. */
export const formats = {
  png: { label: 'PNG', ending: 'png', make: pngBlob },
  svg: { label: 'SVG', ending: 'svg', make: async (svg) => new Blob([svg], { type: 'image/svg+xml' }) },
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof formats
