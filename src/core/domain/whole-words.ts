const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether words stand in a text as they are, whatever their case, and not within longer words. */
export const wholeWords = (text: string, words: string): boolean =>
  // A pattern of letters of any script takes the time of a thousand searches to make.
  text.toLowerCase().includes(words.toLowerCase()) &&
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'iu').test(text)
