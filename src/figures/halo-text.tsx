import type { SVGProps } from 'react'

/**
 * Text that stays legible over marks. Its outline is a separate element below it: PDF writers and some SVG readers ignore `paint-order` and would
 * paint the outline over the letters.
 * @param halo the colour of the outline
 */
export function HaloText({ halo, ...text }: SVGProps<SVGTextElement> & { readonly halo: string }) {
  return (
    <>
      <text {...text} fill={halo} stroke={halo} strokeWidth={3} strokeLinejoin="round" data-halo="" />
      <text {...text} />
    </>
  )
}
