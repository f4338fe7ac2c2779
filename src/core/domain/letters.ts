/** "North East" of "north East": a text as a line or a title begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "new cancers" of "New cancers", "NHS sites" of "NHS sites": a name within a sentence, where abbreviations stay as they are. */
export const inSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
