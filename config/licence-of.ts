import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

/** Licence texts for packages that name a licence without including its text, by SPDX identifier. */
const standardTexts: Readonly<Record<string, (author: string) => string>> = {
  ISC: (author) => `Copyright (c) ${author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN
CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
}

const aboutSchema = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see its text'),
  author: v.optional(
    v.union([
      v.string(),
      v.pipe(
        v.object({ name: v.string() }),
        v.transform(({ name }) => name),
      ),
    ]),
    '',
  ),
})

/** Finds the licence texts of a package: its licence files, else the section of its readme, else the standard text. */
function textsOf(folder: string, license: string, author: string): readonly string[] {
  const filesLike = (pattern: RegExp) =>
    readdirSync(folder)
      .filter((file) => pattern.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const files = filesLike(/^(licen[cs]e|copying|notice)/i)
  if (files.length > 0) return files
  const said = filesLike(/^readme/i).flatMap(
    (text) => /^#+ licen[cs]e.*(?:permission is hereby|redistribution)[\s\S]*/ims.exec(text) ?? [],
  )
  const standard = standardTexts[license]?.(author)
  return said.length > 0 || standard === undefined ? said : [standard]
}

/**
 * Writes a package's name, version and licence with all its texts, including those in its scripts for code taken from others.
 * @throws Error for a package without any text, which must not be shipped
 */
export function licenceOf(folder: string, within: Iterable<string>): string {
  const { name, version, license, author } = v.parse(
    aboutSchema,
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const texts = textsOf(folder, license, author)
  if (texts.length === 0) throw new Error(`${name} brings no text of its licence (${license})`)
  const heading = `${name} ${version} (${license})`
  return [heading, '='.repeat(heading.length), ...texts, ...within].join('\n\n')
}
