import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Answers } from '#core/imports/question.ts'
import { longWords, openAndCheck, type Seen } from './open-and-check.ts'

/** A small file in a shape that publishers use, with what it has to give. Words, areas and numbers are made up. */
export type PublishedShape = {
  readonly name: string
  /** CSV, or bytes with the name of their file. */
  readonly text: string | { readonly file: string; readonly bytes: Uint8Array }
  readonly answers?: Answers
  /** "E12000001 2024 12.5", "E12000002 2024 fte suppressed", in any order; null where the file must not be taken as it is. */
  readonly figures: readonly string[] | null
  /** What has to be said or asked. */
  readonly says?: readonly RegExp[]
}

/** Area, period, group and figure, or why there is none. */
export function figuresIn({ checked }: Seen, withNotes = false): readonly string[] | null {
  const draft = checked?.draft
  if (!draft) return null
  return Object.values(draft.files)
    .filter((file): file is IndicatorFile => 'columns' in file)
    .flatMap((file) => decodeDataset(file).observations)
    .map(({ area, period, dims, cell, notes }) =>
      [
        area,
        period,
        ...Object.values(dims),
        cell.kind === 'value' ? cell.value : cell.reason,
        ...(withNotes ? notes : []),
      ].join(' '),
    )
}

const look = ({ text, answers }: PublishedShape): Seen =>
  typeof text === 'string'
    ? openAndCheck('shape.csv', new TextEncoder().encode(text), answers)
    : openAndCheck(text.file, text.bytes, answers)

/** Holds each shape to what it gives and to what is said of it. */
export function holdShapes(shapes: readonly PublishedShape[]): void {
  test.each(shapes)('$name', (shape) => {
    const seen = look(shape)
    const words = longWords(seen).join('\n')
    expect(figuresIn(seen)?.toSorted() ?? null, words).toEqual(shape.figures?.toSorted() ?? null)
    for (const pattern of shape.says ?? []) expect(words).toMatch(pattern)
    // A file that cannot be taken says why.
    if (shape.figures === null) expect(words).not.toBe('')
  })
}
