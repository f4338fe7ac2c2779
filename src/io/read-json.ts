import type { Problem } from '#core/domain/problem.ts'

/** A file of the app that could not be had, with the mend for whoever looks at it. */
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

/** Whether a file may come another time: the network was away, or the host was not well. */
export const isPassing = (error: unknown): boolean =>
  error instanceof FileFault && ['file-unreachable', 'file-refused'].includes(error.problem.code)

type Answer = {
  readonly response: Response
  readonly text: string
  /** What the text says, where it is JSON and has been parsed. */
  readonly content?: unknown
}

/** What the page asked for before the app was there (see `config/early.ts`), by path. Each answer is taken once. */
const page = globalThis as { atlasEarly?: Record<string, Promise<Answer>> }
page.atlasEarly ??= {}
const early = page.atlasEarly

function ask(path: string, signal: AbortSignal | undefined): Promise<Answer> {
  const answer = early[path]
  delete early[path]
  if (answer) return answer
  // Relative to the page, wherever on a host the site has been put.
  const asked = fetch(new URL(path, document.baseURI), signal ? { signal } : {})
  return asked.then(async (response) => ({ response, text: await response.text() }))
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
    throw fault(
      path,
      'file-missing',
      'no such file',
      'Reload the page: a new version may have been published. Else the site was copied without this file.',
    )
  if (!response.ok)
    throw fault(path, 'file-refused', `status ${response.status}`, 'Try again; if it stays so, the host is at fault.')
  return content ?? parseJson(path, text)
}

/** What the opening picture has read and the app has not yet, by path. */
const held = new Map<string, Promise<unknown>>()

/**
 * Reads a file of the app as it is, unchecked: for `readFile`, and for the opening picture, which is drawn on trust and replaced by the app.
 * @throws FileFault when it cannot be reached, is missing or is no JSON
 */
export function readJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const known = held.get(path)
  held.delete(path)
  return known ?? contentOf(path, signal)
}

/** The same, and the next who asks gets this answer. */
export function readAhead(path: string): Promise<unknown> {
  const content = readJson(path)
  held.set(path, content)
  return content
}
