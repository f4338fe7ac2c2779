import type { Plugin } from 'vite'
import { themes } from '../src/figures/theme.ts'

/**
 * Replaces `var(--theme-light-ink)` in a style sheet by that colour of the figures' theme.
 * @throws RangeError on a theme or a colour that does not exist
 */
export const withThemeColours = (css: string): string =>
  css.replace(/var\(--theme-(\w+)-(\w+)\)/g, (call, id: string, name: string) => {
    const theme = Object.entries(themes).find(([own]) => own === id)?.[1]
    const colour = Object.entries(theme ?? {}).find(([own]) => own === name)?.[1]
    if (typeof colour !== 'string') throw new RangeError(`figures/theme.ts has no colour for ${call}`)
    return colour
  })

/** Gives the tokens of the style sheets the colours of the figures, which stay their only source. */
export function themeColours(): Plugin {
  return {
    name: 'theme-colours',
    enforce: 'pre',
    transform: (code, id) => (id.split('?')[0]?.endsWith('/ui/tokens.css') ? withThemeColours(code) : null),
  }
}
