import { parseAst } from 'vite'

/** What reads too long at a glance: lines a file, lines a function. */
export const limits = { file: 300, function: 60 } as const

type Node = { readonly type: string; readonly start: number; readonly end: number }
type Part = Node & { readonly id?: unknown; readonly key?: unknown; readonly name?: unknown }

const isNode = (value: unknown): value is Part => typeof value === 'object' && value !== null && 'type' in value
const nameOf = (value: unknown): string | null => (isNode(value) && typeof value.name === 'string' ? value.name : null)
const isFunction = ({ type }: Node): boolean =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type)

/**
 * Names what is over the limits in a source file.
 * @returns its own path where the file is too long, and "path: name" for each function that is, named after what holds it where it has no name
 */
export function longCode(file: string, text: string): readonly string[] {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const linesOf = ({ start, end }: Node) => breaks.filter((at) => at >= start && at < end).length + 1
  const long = breaks.length > limits.file ? [file] : []
  const visit = (value: unknown, holder: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, holder)
    if (!isNode(value)) return
    const name = nameOf(value.id) ?? nameOf(value.key) ?? holder
    if (isFunction(value) && linesOf(value) > limits.function) long.push(`${file}: ${name}`)
    for (const part of Object.values(value)) if (typeof part === 'object') visit(part, name)
  }
  visit(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).body, 'the file')
  return [...new Set(long)]
}
