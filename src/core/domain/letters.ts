/** Capitalises the first letter: "north East" becomes "North East". */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Writes a name inside a sentence: "New cancers" becomes "new cancers"; "NHS sites" keeps its abbreviation. */
export const inSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** Ends words with one full stop, whatever they end with. */
export const endSentence = (words: string): string => `${words.replace(/[.\s]+$/, '')}.`
