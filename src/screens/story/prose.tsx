import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { asideOf, type ClaimState } from '#core/story/check.ts'
import type { Claim } from '#core/story/story.ts'
import { piecesOf } from '#core/story/text.ts'
import { useLinkTo } from '#state/links.ts'

/** Finds a claim of the scene and what the data say of it; null while it has not been checked. */
export type TellClaim = (id: string) => { readonly claim: Claim; readonly state: ClaimState | null } | null

function ClaimWords({ id, tell }: { readonly id: string; readonly tell: TellClaim }) {
  const found = tell(id)
  if (!found) return <mark className="claim">{`[no claim “${id}”]`}</mark>
  const { claim, state } = found
  if (state === null || state.kind === 'holds') return <span data-claim={id}>{claim.said}</span>
  return (
    <mark className="claim" data-claim={id} data-state={state.kind}>
      {claim.said}
      <small>{asideOf(state)}</small>
    </mark>
  )
}

/** A line of text with its claims. */
export function ClaimedText({ text, tell }: { readonly text: string; readonly tell: TellClaim }) {
  return piecesOf(text).map((piece, at) => {
    const key = `${at}`
    return piece.kind === 'words' ? (
      <Fragment key={key}>{piece.text}</Fragment>
    ) : (
      <ClaimWords key={key} id={piece.id} tell={tell} />
    )
  })
}

/** Only addresses that lead to a page: no script can stand in a link. */
const isAddress = (href: string): boolean => /^(?:https?:|mailto:|\?|#|\.\/)/i.test(href)

/** A link within a text; one to a view is written as this page writes its links. */
function InText({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const linkTo = useLinkTo()
  const address = href.startsWith('?') ? linkTo(href.slice(1)) : href
  return address === null ? children : <a href={address}>{children}</a>
}

/**
 * Markdown as elements of the page. Only words, emphasis, lists, quotations and links are drawn; all else, HTML first of all, is shown as the text that it is.
 */
export function Prose({ text, tell }: { readonly text: string; readonly tell: TellClaim }) {
  return blocks(lexer(text), tell)
}

const isKind = <T extends Tokens.Generic>(token: Token, type: string): token is Token & T => token.type === type

function inline(tokens: readonly Token[] | undefined, tell: TellClaim): ReactNode {
  return (tokens ?? []).map((token, at) => {
    const key = `${at}`
    if (isKind<Tokens.Strong>(token, 'strong')) return <strong key={key}>{inline(token.tokens, tell)}</strong>
    if (isKind<Tokens.Em>(token, 'em')) return <em key={key}>{inline(token.tokens, tell)}</em>
    if (isKind<Tokens.Br>(token, 'br')) return <br key={key} />
    if (isKind<Tokens.Codespan>(token, 'codespan')) return <Fragment key={key}>{token.text}</Fragment>
    if (isKind<Tokens.Link>(token, 'link') && isAddress(token.href))
      return (
        <InText key={key} href={token.href}>
          {inline(token.tokens, tell)}
        </InText>
      )
    if (isKind<Tokens.Escape>(token, 'escape')) return <Fragment key={key}>{token.text}</Fragment>
    return (
      <ClaimedText key={key} text={token.type === 'text' && 'text' in token ? token.text : token.raw} tell={tell} />
    )
  })
}

function blocks(tokens: readonly Token[], tell: TellClaim): ReactNode {
  return tokens.map((token, at) => {
    const key = `${at}`
    if (token.type === 'space') return null
    if (isKind<Tokens.List>(token, 'list')) {
      const items = token.items.map((item, place) => <li key={`${place}`}>{blocks(item.tokens, tell)}</li>)
      return token.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
    }
    if (isKind<Tokens.Blockquote>(token, 'blockquote'))
      return <blockquote key={key}>{blocks(token.tokens, tell)}</blockquote>
    // The text of a list item.
    if (isKind<Tokens.Text>(token, 'text'))
      return <Fragment key={key}>{inline(token.tokens ?? [token], tell)}</Fragment>
    if (isKind<Tokens.Paragraph>(token, 'paragraph') || isKind<Tokens.Heading>(token, 'heading'))
      return <p key={key}>{inline(token.tokens, tell)}</p>
    return (
      <p key={key}>
        <ClaimedText text={token.raw} tell={tell} />
      </p>
    )
  })
}
