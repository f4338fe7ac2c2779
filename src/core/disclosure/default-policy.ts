import { problemText } from '#core/domain/problem.ts'
import written from './policy.json' with { type: 'json' }
import { type DisclosurePolicy, parsePolicy } from './policy.ts'

function parsed(): DisclosurePolicy {
  const policy = parsePolicy(written, 'policy.json')
  if (!policy.ok) throw new Error(policy.problems.map(problemText).join('\n'))
  return policy.value
}

/** What holds unless a curator says otherwise: cautious. Its numbers and their sources stand in policy.json. */
export const defaultPolicy: DisclosurePolicy = parsed()
