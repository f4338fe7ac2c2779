import { queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { AreaRuns } from '#core/scenario/asked-runs.ts'
import { firstQuestion, type GapQuestion, readQuestion, writeQuestion } from '#core/scenario/question.ts'
import { type AskedPath, middlePath, type QuestionAnswer } from '#core/scenario/question-run.ts'
import { requirementPath } from '#core/scenario/requirement-file.ts'
import { type SupplyFile, supplyPath } from '#core/scenario/supply-file.ts'
import { readRequirement, readSupply } from '#io/scenario-files.ts'
import { answerInWorker } from '#io/scenario-in-worker.ts'

// Named by their paths, as the files of all figures are, so that a story in one file finds them.
const supplyQuery = queryOptions({ queryKey: ['scenario', supplyPath], queryFn: ({ signal }) => readSupply(signal) })
const requirementQuery = queryOptions({
  queryKey: ['scenario', requirementPath],
  queryFn: ({ signal }) => readRequirement(signal),
})

/** The files that scenarios are run from. */
export function useScenarioFiles() {
  const [supply, requirement] = [useQuery(supplyQuery), useQuery(requirementQuery)]
  const failed = [supply, requirement].filter(({ error }) => error !== null)
  return {
    supply: supply.data ?? null,
    requirement: requirement.data ?? null,
    error: failed[0]?.error ?? null,
    refetch: () => {
      for (const query of failed) void query.refetch()
    },
  }
}

const unworded = (moves: GapQuestion['moves']) => moves.map((move) => ({ ...move, because: '' }))

/** Strips a question of what changes no run: the year of the maps, the figures of a link, posts, equipment, the method and what it asks for, names and reasons. */
function useRunQuestion(question: GapQuestion): GapQuestion {
  const { posts, equipment } = firstQuestion
  const { against, kept } = question.beside
  const beside = { against, kept: kept.map((one) => ({ ...one, name: '', moves: unworded(one.moves) })) }
  const moves = unworded(question.moves)
  const text = writeQuestion({
    ...question,
    ...{ method: null, inputs: {}, shown: null, seen: null, posts, equipment },
    ...{ moves, beside },
  })
  // Its own text can be read again.
  return useMemo(() => readQuestion(text) ?? firstQuestion, [text])
}

/** The middle line of a question, at once. */
export function useMiddlePath(file: SupplyFile, question: GapQuestion): AskedPath {
  const asked = useRunQuestion(question)
  return useMemo(() => middlePath(file, asked), [file, asked])
}

export type Runs = {
  /** The last runs that ended, and what they are of; they stay while the next are on their way. */
  readonly answer: QuestionAnswer | null
  /** The same of every area, which come after the answer; null until then. */
  readonly areas: readonly AreaRuns[] | null
  readonly current: boolean
  /** Share of the runs that is done. */
  readonly progress: number
  readonly fault: string | null
}

/** Milliseconds without a change before the runs start. */
const pause = 250

const none = { answer: null, areas: null, current: false, progress: 0, fault: null, of: null }

/** The runs of a question, in a worker that ends when the question changes. */
export function useRuns(file: SupplyFile, asked: GapQuestion, need: number | null): Runs {
  const question = useRunQuestion(useDeferredValue(asked))
  const [runs, setRuns] = useState<Runs & { readonly of: unknown }>(none)
  const key = useMemo(() => ({ file, question, need }), [file, question, need])
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const timer = setTimeout(() => {
      answerInWorker(
        key.file,
        key.question,
        key.need,
        {
          progress: (progress) => setRuns((before) => ({ ...before, progress })),
          answer: (answer) => setRuns({ ...none, answer, current: true, progress: 1, of: key }),
        },
        signal,
      ).then(
        (areas) => setRuns((before) => ({ ...before, areas })),
        (error: unknown) => {
          if (signal.aborted) return
          setRuns((before) => ({ ...before, fault: faultText(error) }))
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
