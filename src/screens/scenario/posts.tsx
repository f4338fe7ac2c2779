import { useMemo } from 'react'
import type { PlacementAim } from '#core/scenario/placement.ts'
import { mostPosts } from '#core/scenario/question-parts.ts'
import { type PostsPlan, planPosts, postsSentences } from '#core/scenario-page/posts.ts'
import { areaName, type ScenarioState } from '#core/scenario-page/state.ts'
import { Segmented } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'
import { Slider } from '#ui/slider.tsx'
import type { Asking } from './use-question.ts'

const aims: readonly { readonly id: PlacementAim; readonly name: string }[] = [
  { id: 'total', name: 'All shortfalls added up' },
  { id: 'worst', name: 'The worst shortfall' },
]

type TableProps = {
  readonly state: ScenarioState
  readonly found: PostsPlan
  readonly marks: readonly string[]
}

/** Posts by area and method. */
function PostsTable({ state, found, marks }: TableProps) {
  const last = state.path.years.at(-1)
  const codes = [...new Set(found.plans.flatMap(({ plan }) => plan.areas.map(({ area }) => area)))]
  const rows = codes.map((code) => ({
    code,
    every: found.posts.filter(({ area, everyMethod }) => area === code && everyMethod).length,
    by: found.plans.map(({ plan }) => plan.areas.find(({ area }) => area === code)),
  }))
  return (
    <div className="marked">
      <DataTable
        caption={[
          ...marks,
          `Posts by area and method, ${last}; in brackets those that every equally good plan has`,
        ].join('. ')}
        rows={rows}
        keyOf={({ code }) => code}
        columns={[
          { id: 'area', name: 'Area', numeric: false, cell: ({ code }) => areaName(state, code) },
          { id: 'every', name: 'Under every method', numeric: true, cell: ({ every }) => every },
          ...found.plans.map(({ method, name }, at) => ({
            id: method,
            name,
            numeric: true,
            cell: ({ by }: (typeof rows)[number]) => {
              const own = by[at]
              return own ? `${own.posts} (${own.certain})` : 'no figure'
            },
          })),
        ]}
      />
      <MarkAcross words={marks} />
    </div>
  )
}

type PostsProps = { readonly state: ScenarioState; readonly marks: readonly string[]; readonly asking: Asking }

/** Where the next posts would do most, by every method. */
export function Posts({ state, marks, asking }: PostsProps) {
  const { posts } = asking.question
  const { count, aim } = posts
  const found = useMemo(() => planPosts(state, count, aim), [state, count, aim])
  const last = state.path.years.at(-1)
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{`Where would the next ${count} ${count === 1 ? 'post' : 'posts'} do most?`}</h2>
      <p className="hint">
        {`Posts of one WTE each, filled in ${last}, against the gap in the middle of the runs: each post goes where it cuts most. Each method has a plan of its own; a method that has no figure in two areas has none.`}
      </p>
      <div className="choices">
        <Slider
          label="Posts"
          value={count}
          least={1}
          most={mostPosts}
          step={1}
          text={String(count)}
          onChange={(next) => asking.change({ posts: { count: next, aim } }, 'replace')}
        />
        <Segmented
          label="To cut"
          value={aim}
          list={aims}
          onChange={(next) => asking.change({ posts: { count, aim: next } })}
        />
      </div>
      {!found || found.plans.length === 0 ? (
        <p className="lacks">{found ? 'No method has a figure in two areas or more.' : 'The runs are on their way.'}</p>
      ) : (
        <>
          <div role="status">
            <ul>
              {postsSentences(state, found).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
          <PostsTable state={state} found={found} marks={marks} />
        </>
      )}
    </section>
  )
}
