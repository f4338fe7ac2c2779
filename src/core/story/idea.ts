/** An idea that a reader of a story writes down, to be sent by the reader alone. */
export type Idea = {
  /** The scene that it answers, in words; empty for the whole story. */
  readonly about: string
  readonly idea: string
  /** Of the reader; empty where none is given. */
  readonly name: string
}

/** Where an idea came up: the title of the story, and the address at which it can be read. */
export type IdeaPlace = { readonly story: string; readonly address: string }

/** Characters of an address that mail programs still open: the shortest limit among the common ones is a little above 2,000. */
export const longestDraft = 1900

/** The idea as a text that explains itself: what it is about, who had it, and where it came up. */
export const ideaText = ({ about, idea, name }: Idea, { story, address }: IdeaPlace): string =>
  [
    `An idea on “${story}”`,
    ...(about ? [`On the scene: ${about}`] : []),
    '',
    idea.trim(),
    '',
    ...(name.trim() ? [`From: ${name.trim()}`] : []),
    `Written beside ${address}`,
    '',
  ].join('\n')

/** The address that opens a draft of an e-mail without a recipient; null for an idea that is too long for one. */
export function ideaDraft(idea: Idea, place: IdeaPlace): string | null {
  const draft = `mailto:?subject=${encodeURIComponent(`An idea on “${place.story}”`)}&body=${encodeURIComponent(
    ideaText(idea, place).replaceAll('\n', '\r\n'),
  )}`
  return draft.length <= longestDraft ? draft : null
}
