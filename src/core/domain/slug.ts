/** Text as a part of a name that links, files and records can hold: "Ynys Môn, 2024" is "ynys-mon-2024". */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
