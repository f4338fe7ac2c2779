import type { SVGProps } from 'react'

/**
 * Text that stays readable over marks. Its outline is an element of its own below it, since PDF writers and some readers of SVG do not know
 * `paint-order` and would paint the outline over the letters.
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
