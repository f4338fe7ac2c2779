const answerForm = /^answer-([0-9a-f]{16})-([0-9a-f]{16})-(\d{14})\.csv$/

/** The name of an answer, which only whoever opens the sealed file sees. @param time `20261130T201500` or any text with these digits */
export const answerName = (survey: string, asked: string, time: string): string =>
  `answer-${survey}-${asked}-${time.replaceAll(/\D/g, '').slice(0, 14).padEnd(14, '0')}.csv`

/** What the name of an answer tells; null for any other file. */
export function readAnswerName(
  name: string,
): { readonly survey: string; readonly asked: string; readonly time: string } | null {
  const [, survey, asked, time] = answerForm.exec(name) ?? []
  return survey && asked && time ? { survey, asked, time } : null
}
