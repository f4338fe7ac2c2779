import { queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { GapQuestion } from '#core/scenario/question.ts'
import { type AskedPath, middlePath, type QuestionAnswer } from '#core/scenario/question-run.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { readScenarioFiles } from '#io/scenario-files.ts'
import { answerInWorker } from '#io/scenario-in-worker.ts'

const filesQuery = queryOptions({ queryKey: ['scenario'], queryFn: ({ signal }) => readScenarioFiles(signal) })

/** The files that scenarios are run from. */
export const useScenarioFiles = () => useQuery(filesQuery)

/** The middle line of a question, at once. */
export const useMiddlePath = (file: SupplyFile, question: GapQuestion): AskedPath =>
  useMemo(() => middlePath(file, question), [file, question])

export type Runs = {
  /** The last runs that ended, and what they are of; they stay while the next are on their way. */
  readonly answer: QuestionAnswer | null
  readonly current: boolean
  /** Share of the runs that is done. */
  readonly progress: number
  readonly fault: string | null
}

/** Milliseconds without a change before the runs start. */
const pause = 250

/** The runs of a question, in a worker that ends when the question changes. */
export function useRuns(file: SupplyFile, asked: GapQuestion, need: number | null): Runs {
  const question = useDeferredValue(asked)
  const [runs, setRuns] = useState<Runs & { readonly of: unknown }>({
    answer: null,
    current: false,
    progress: 0,
    fault: null,
    of: null,
  })
  const key = useMemo(() => ({ file, question, need }), [file, question, need])
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const timer = setTimeout(() => {
      answerInWorker(
        key.file,
        key.question,
        key.need,
        (progress) => setRuns((before) => ({ ...before, progress })),
        signal,
      ).then(
        (answer) => setRuns({ answer, current: true, progress: 1, fault: null, of: key }),
        (error: unknown) => {
          if (signal.aborted) return
          setRuns((before) => ({ ...before, fault: error instanceof Error ? error.message : String(error) }))
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      ending.abort(new DOMException('the question changed', 'AbortError'))
    }
  }, [key])
  return { ...runs, current: runs.of === key }
}
