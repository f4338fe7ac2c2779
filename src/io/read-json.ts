import type { Problem } from '#core/domain/problem.ts'

/** A file of the app that failed to load, with the fix. */
export class FileFault extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.at.file}: ${problem.found}. ${problem.mend}`, { cause })
    this.name = 'FileFault'
    this.problem = problem
  }
}

export const fault = (file: string, code: string, found: string, mend: string, cause?: unknown) =>
  new FileFault({ code, at: { file }, found, mend }, cause)

/** Whether a retry may succeed: the network was down, or the host was failing. */
export const isPassing = (error: unknown): boolean =>
  error instanceof FileFault && ['file-unreachable', 'file-refused'].includes(error.problem.code)

type Answer = {
  readonly response: Response
  readonly text: string
  /** The parsed text, where it is JSON. */
  readonly content?: unknown
}

/** Requests that the page made before the app was there (see `config/early.ts`), by path. Each answer is used once. */
const page = globalThis as { atlasEarly?: Record<string, Promise<Answer>> }
page.atlasEarly ??= {}
const early = page.atlasEarly

function ask(path: string, signal: AbortSignal | undefined): Promise<Answer> {
  const answer = early[path]
  delete early[path]
  if (answer) return answer
  // Relative to the page: the site may be in any folder of a host.
  const asked = fetch(new URL(path, document.baseURI), signal ? { signal } : {})
  return asked.then(async (response) => ({ response, text: await response.text() }))
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fault(path, 'file-malformed', 'no valid JSON', 'Try again; if it stays so, the file was damaged.', cause)
  }
}

async function contentOf(path: string, signal: AbortSignal | undefined): Promise<unknown> {
  let answer: Answer
  try {
    answer = await ask(path, signal)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw fault(path, 'file-unreachable', 'no answer', 'Check the connection, then try again.', cause)
  }
  const { response, text, content } = answer
  if (response.status === 404)
    throw fault(path, 'file-missing', 'no such file', 'Reload the page; else the site was copied without this file.')
  if (!response.ok)
    throw fault(path, 'file-refused', `status ${response.status}`, 'Try again; if it stays so, the host is at fault.')
  return content ?? parseJson(path, text)
}

/** Files that the opening picture has read and the app has not yet, by path. */
const held = new Map<string, Promise<unknown>>()

/**
 * Reads a file of the app unchecked: for `readFile`, and for the opening picture, which the app soon replaces.
 * @throws FileFault when it cannot be reached, is missing or is not JSON
 */
export function readJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const known = held.get(path)
  held.delete(path)
  return known ?? contentOf(path, signal)
}

/** Reads a file as `readJson` does and keeps the answer for the next caller. */
export function readAhead(path: string): Promise<unknown> {
  const content = readJson(path)
  held.set(path, content)
  return content
}
