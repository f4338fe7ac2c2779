import { csv } from './csv.ts'
import type { FileFormat } from './file-format.ts'
import { json } from './json.ts'
import { ods } from './ods.ts'
import { refused } from './refused.ts'
import { xlsx } from './xlsx.ts'

/** Formats in the order in which a file is held against them; the last takes whatever is text. */
export const fileFormats: readonly FileFormat[] = [xlsx, ods, ...refused, json, csv]
