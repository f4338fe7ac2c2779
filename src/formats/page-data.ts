import { escapeMarkup } from './escape.ts'

/** Within a script, so that no text can end it. */
const inScript = (json: string): string => json.replaceAll('<', '\\u003c')

const titleOf = /<title>[^<]*<\/title>/

/**
 * A page of one file with its own title and data.
 * @param page as the build has made it (`config/lone-file.ts`), or as it was written before
 * @param id of the element that holds the data
 * @param head what stands behind the title
 * @throws RangeError where it is another page
 */
export function withPageData(
  page: string,
  id: string,
  { title, json, head = '' }: { readonly title: string; readonly json: string; readonly head?: string },
): string {
  const opening = `<script type="application/json" id="${id}">`
  const from = page.indexOf(opening)
  const to = page.indexOf('</script>', from)
  if (from < 0 || to < 0 || !titleOf.test(page)) throw new RangeError(`the page has no place for ${id}`)
  const held = `${page.slice(0, from + opening.length)}${inScript(json)}${page.slice(to)}`
  return held.replace(titleOf, () => `<title>${escapeMarkup(title)}</title>${head}`)
}
