/** Text as it is compared: without accents, case, punctuation and doubled blanks. "Ynys Môn" and "ynys mon" are the same. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}
