import * as v from 'valibot'
import type { Problem } from '#core/domain/problem.ts'
import { isOwnPath, readOwnFile } from './shelf/own-files.ts'

/** A file of the app that could not be had, with the mend for whoever looks at it. */
export class FileFault extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.at.file}: ${problem.found}. ${problem.mend}`, { cause })
    this.name = 'FileFault'
    this.problem = problem
  }
}

const fault = (file: string, code: string, found: string, mend: string, cause?: unknown) =>
  new FileFault({ code, at: { file }, found, mend }, cause)

/** What the page asked for before the app was there (see `earlyScript` in vite.config.ts), by path. Each answer is taken once. */
const page = globalThis as { atlasEarly?: Record<string, Promise<Response>> }
page.atlasEarly ??= {}
const early = page.atlasEarly

function ask(path: string, signal: AbortSignal | undefined): Promise<Response> {
  const answer = early[path]
  delete early[path]
  // Relative to the page, wherever on a host the site has been put.
  return answer ?? fetch(new URL(path, document.baseURI), signal ? { signal } : {})
}

async function fetchText(path: string, signal: AbortSignal | undefined): Promise<string> {
  let response: Response
  try {
    response = await ask(path, signal)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw fault(path, 'file-unreachable', 'no answer', 'Check the connection, then try again.', cause)
  }
  if (response.status === 404)
    throw fault(
      path,
      'file-missing',
      'no such file',
      'Reload the page: a new version may have been published. Else the site was copied without this file.',
    )
  if (!response.ok)
    throw fault(path, 'file-refused', `status ${response.status}`, 'Try again; if it stays so, the host is at fault.')
  return response.text()
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fault(
      path,
      'file-malformed',
      'no valid JSON',
      'Try again; if it stays so, the file was damaged on its way to the host.',
      cause,
    )
  }
}

async function readOwn(path: string): Promise<unknown> {
  const file = await readOwnFile(path)
  if (file === undefined)
    throw fault(path, 'file-missing', 'no such file', 'It has been deleted from your data; reload the page.')
  return file
}

/**
 * Reads a file of the app, or of the reader's own data, and checks it against its schema, so that whatever is further in can trust its shape.
 * @throws FileFault when it cannot be reached, is missing, is no JSON or has another shape
 */
export async function readFile<S extends v.GenericSchema>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>> {
  const content = isOwnPath(path) ? await readOwn(path) : parseJson(path, await fetchText(path, signal))
  const parsed = v.safeParse(schema, content)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? 'the file'
  throw fault(
    path,
    'file-unknown-shape',
    `${where}: ${issue.message}`,
    'Reload the page: app and data are of different versions.',
  )
}
