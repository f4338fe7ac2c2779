import * as v from 'valibot'
import { fault, readJson } from './read-json.ts'
import { isOwnPath, readOwnFile } from './shelf/own-files.ts'

export { FileFault } from './read-json.ts'

async function readOwn(path: string): Promise<unknown> {
  const file = await readOwnFile(path)
  if (file === undefined)
    throw fault(path, 'file-missing', 'no such file', 'It has been deleted from your data; reload the page.')
  return file
}

/**
 * Reads a file of the app or of the local datasets and checks it against its schema; code further in relies on its shape.
 * @throws FileFault when it cannot be reached, is missing, is not JSON or has another shape
 */
export async function readFile<S extends v.GenericSchema>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>> {
  // What the reader keeps was held to its schema where it was read, in a worker where it is large.
  if (isOwnPath(path)) return (await readOwn(path)) as v.InferOutput<S>
  const content = await readJson(path, signal)
  const parsed = v.safeParse(schema, content)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? 'the file'
  throw fault(
    path,
    'file-unknown-shape',
    `${where}: ${issue.message}`,
    'Reload the page: app and data differ in version.',
  )
}
