import { Fragment, type ReactElement, type ReactNode } from 'react'
import { escapeMarkup } from '#formats/escape.ts'

/** SVG attributes in camel case; all others are written with hyphens. */
const asWritten = new Set(['viewBox', 'preserveAspectRatio', 'patternUnits', 'patternTransform', 'tabIndex'])

function attributeName(name: string): string {
  if (name === 'className') return 'class'
  if (asWritten.has(name)) return name === 'tabIndex' ? 'tabindex' : name
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function attributes(props: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || typeof value === 'function' || value === null || value === undefined) continue
    const isSaid = name.startsWith('aria-') || name.startsWith('data-')
    if (value === false && !isSaid) continue
    // Path data is long and never needs escaping.
    const written = name === 'd' ? String(value) : value === true && !isSaid ? '' : escapeMarkup(String(value))
    text += ` ${attributeName(name)}="${written}"`
  }
  return text
}

type Component = (props: Readonly<Record<string, unknown>>) => ReactNode

/** Unwraps a component from `memo`. */
const componentOf = (type: unknown): Component | null => {
  if (typeof type === 'function') return type as Component
  const inner = (type as { readonly type?: unknown } | undefined)?.type
  return typeof inner === 'function' ? (inner as Component) : null
}

/**
 * Renders elements to text, for figures that are pure functions of their props: no hooks, no handlers, no styles. The first picture is drawn by the
 * same figures before React has loaded.
 * @throws RangeError on any other element
 */
export function markup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escapeMarkup(String(node))
  if (Array.isArray(node)) return node.map(markup).join('')
  const { type, props } = node as ReactElement<Record<string, unknown>>
  const children = props?.children as ReactNode
  if (type === Fragment) return markup(children)
  if (typeof type === 'string') {
    if ('style' in props) throw new RangeError('styles are forbidden')
    return `<${type}${attributes(props)}>${markup(children)}</${type}>`
  }
  const component = componentOf(type)
  if (!component) throw new RangeError('no plain component')
  return markup(component(props))
}
