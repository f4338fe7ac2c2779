/** The time that workbooks carry inside, always the same, so that the same figures make the same file. */
export const workbookTime = '2020-01-01'

/** Names of sheets as workbooks allow them: at most 31 letters, some marks barred, none twice. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((wanted, at) => {
    const bare = wanted.replace(/[[\]:*?/\\']/g, ' ').trim()
    const stem = bare.slice(0, 31).trim() || `Sheet ${at + 1}`
    let name = stem
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${stem.slice(0, 31 - String(count).length - 1)} ${count}`
    taken.add(name.toLowerCase())
    return name
  })
}
