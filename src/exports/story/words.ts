import { lexer, type Token, type Tokens } from 'marked'
import { toldText } from '#core/story/text.ts'

/** Words of one kind within a paragraph. */
type Run = {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  /** Where it leads, as the text has it; null for no link. */
  readonly href: string | null
}

/** A paragraph of a document; `mark` stands before an item of a list. */
export type Paragraph = { readonly mark: string; readonly runs: readonly Run[] }

type Style = Omit<Run, 'text'>
const plain: Style = { bold: false, italic: false, href: null }

const isKind = <T extends Tokens.Generic>(token: Token, type: string): token is Token & T => token.type === type

function runsOf(tokens: readonly Token[], style: Style, say: (id: string) => string): readonly Run[] {
  return tokens.flatMap((token): readonly Run[] => {
    if (isKind<Tokens.Strong>(token, 'strong')) return runsOf(token.tokens, { ...style, bold: true }, say)
    if (isKind<Tokens.Em>(token, 'em')) return runsOf(token.tokens, { ...style, italic: true }, say)
    if (isKind<Tokens.Link>(token, 'link')) return runsOf(token.tokens, { ...style, href: token.href }, say)
    if (isKind<Tokens.Br>(token, 'br')) return [{ ...style, text: ' ' }]
    const text = (token.type === 'text' || token.type === 'escape' || token.type === 'codespan') && 'text' in token
    return [{ ...style, text: toldText(text ? token.text : token.raw, say) }]
  })
}

/**
 * A text of a story, which is Markdown, as the paragraphs of a document: what reading mode draws, and nothing else.
 * @param say what a claim says
 */
export function paragraphsOf(text: string, say: (id: string) => string): readonly Paragraph[] {
  const walk = (tokens: readonly Token[], mark: string): readonly Paragraph[] =>
    tokens.flatMap((token, at): readonly Paragraph[] => {
      if (token.type === 'space') return []
      const own = at === 0 ? mark : ''
      if (isKind<Tokens.List>(token, 'list'))
        return token.items.flatMap((item, place) => walk(item.tokens, token.ordered ? `${place + 1}.` : '•'))
      if (isKind<Tokens.Blockquote>(token, 'blockquote')) return walk(token.tokens, own)
      const inner = 'tokens' in token && token.tokens ? token.tokens : [token]
      return [{ mark: own, runs: runsOf(inner, plain, say) }]
    })
  return walk(lexer(text), '')
}

/** The words of paragraphs alone, one a line. */
export const plainWords = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(({ mark, runs }) => `${mark === '' ? '' : `${mark} `}${runs.map(({ text }) => text).join('')}`)
    .join('\n')
