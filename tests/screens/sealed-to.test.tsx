import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { registerText, type SurveyRegister } from '#core/survey/register.ts'
import { makePair } from '#io/age-file.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import { SealedTo, useSealedTo } from '#screens/desk/sealed-to.tsx'
import { oneFile, surveyNamed } from '../core/survey/some-survey.ts'

afterEach(cleanup)

const [unit, deputy, host] = (await Promise.all([makePair(), makePair(), makePair()])).map(
  ({ recipient }) => recipient,
) as [string, string, string]
const { round, asked } = oneFile(surveyNamed('staffing'))
const lastRound: SurveyRegister = {
  format: 1,
  kind: 'survey-register',
  round,
  asked: [asked],
  recipients: [unit, deputy],
}

function Keys({
  published = [],
  register = null,
}: {
  readonly published?: string[]
  readonly register?: SurveyRegister | null
}) {
  const { recipients, fault, fields } = useSealedTo([unit], published, register)
  return (
    <>
      <SealedTo {...fields} onTaken={() => {}} />
      <output>{[...recipients].join(' ')}</output>
      <p data-testid="fault">{fault}</p>
    </>
  )
}
const sealedTo = () => document.querySelector('output')?.textContent?.split(' ')

test('one key alone is warned of; the deputy’s public key is added beside it, and what is none is said', async () => {
  const user = userEvent.setup()
  render(<Keys />)
  expect(sealedTo()).toEqual([unit])
  expect(screen.getByText(/^Sealed to one key alone/)).toBeTruthy()
  await user.click(screen.getByText('Also seal to other keys'))
  await user.click(screen.getByLabelText(/^Also seal to: public keys/))
  await user.paste(`${deputy}\n${deputy.slice(0, 40)}`)
  expect(sealedTo()).toEqual([unit, deputy])
  expect(screen.getByTestId('fault').textContent).toMatch(/is no public key/)
  expect(screen.queryByText(/^Sealed to one key alone/)).toBeNull()
  expect(screen.getByRole('checkbox', { name: `${fingerprintOf(deputy)}, added here` })).toBeTruthy()
  expect(screen.getByRole('group', { name: /^Answers are sealed to 2 keys/ })).toBeTruthy()
})

test('keys of the last round are taken up from its register, and one that is left out is said', async () => {
  const user = userEvent.setup()
  render(<Keys published={[host]} />)
  expect(sealedTo()).toEqual([unit, host])
  await user.upload(
    screen.getByLabelText(/^Take the keys of the last round/),
    new File([registerText(lastRound)], 'keep-register-staffing-2026.json'),
  )
  expect(sealedTo()).toEqual([unit, host, deputy])
  await user.click(screen.getByRole('checkbox', { name: `${fingerprintOf(deputy)}, of the last round` }))
  expect(sealedTo()).toEqual([unit, host])
  expect(screen.getByText(/^1 of the 2 keys of the last round is left out/)).toBeTruthy()
})

test('a register that is open already brings its keys by itself', () => {
  render(<Keys register={lastRound} />)
  expect(sealedTo()).toEqual([unit, deputy])
})
