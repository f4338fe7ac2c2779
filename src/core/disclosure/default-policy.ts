import { problemText } from '#core/domain/problem.ts'
import written from './policy.json' with { type: 'json' }
import { type DisclosurePolicy, parsePolicy } from './policy.ts'

function parsed(): DisclosurePolicy {
  const policy = parsePolicy(written, 'policy.json')
  if (!policy.ok) throw new Error(policy.problems.map(problemText).join('\n'))
  return policy.value
}

/** The default policy, a cautious one. Its numbers and their sources are in policy.json. */
export const defaultPolicy: DisclosurePolicy = parsed()
