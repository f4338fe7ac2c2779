import type { Page } from 'playwright-core'

/** The Your data screen. */
export const importScreen = '?v=1&s=import'

type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

export const csv = (name: string, text: string): GivenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

export const choose = (page: Page, ...files: readonly GivenFile[]): Promise<void> =>
  page
    .getByLabel('Choose files')
    .last()
    .setInputFiles(files.map((file) => ({ ...file })))

export const opened = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor()
