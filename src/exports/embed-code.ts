import { escapeMarkup } from '#formats/escape.ts'
/** What a frame on another page offers. */
export type EmbedOptions = {
  /** Period, geography and table can be chosen. */
  readonly controls: boolean
  /** The geography stays as it is. */
  readonly locked: boolean
  /** Id of a panel as text; null for the map with its ranking and table. */
  readonly panel: string | null
}

/** The address of the embedded view of a link: the same query, on the page that is made for frames. */
export function embedAddress(permalink: string, { controls, locked, panel }: EmbedOptions): string {
  const address = new URL(permalink)
  const page = new URL('embed.html', address)
  const options = [
    ...(controls ? [] : ['controls=0']),
    ...(locked ? ['lock=1'] : []),
    ...(panel ? [`panel=${panel}`] : []),
  ]
  // After "#", so that the options are no part of the view and every link stays a link.
  return `${page.origin}${page.pathname}${address.search}${options.length > 0 ? `#${options.join('&')}` : ''}`
}

/** The frame for another web page. */
export function embedCode(permalink: string, title: string, options: EmbedOptions): string {
  const address = escapeMarkup(embedAddress(permalink, options))
  return `<iframe src="${address}" title="${escapeMarkup(title)}" width="100%" height="640" style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>`
}
