import * as v from 'valibot'
import type { Source } from './source.ts'

/** A source as the files of the build have it. */
export const sourceSchema = v.object({
  id: v.string(),
  publisher: v.string(),
  title: v.string(),
  year: v.nullable(v.string()),
  url: v.nullable(v.string()),
  licence: v.string(),
  read: v.string(),
}) satisfies v.GenericSchema<unknown, Source>
