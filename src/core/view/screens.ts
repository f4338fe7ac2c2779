type ScreenSpec = {
  /** Its name in the masthead. */
  readonly name: string
  /** What the first script requests for it: the catalogue, the boundaries as well, or also the files that the link names. */
  readonly early: 'catalogue' | 'boundaries' | 'view'
}

/** The screens, in the order of the masthead. A screen is added by one line; the compiler then asks for its component in `app/app.tsx`. */
export const screens = {
  explore: { name: 'Explore', early: 'view' },
  compare: { name: 'Compare', early: 'view' },
  area: { name: 'My area', early: 'catalogue' },
  coverage: { name: 'Coverage', early: 'boundaries' },
  scenario: { name: 'Scenarios', early: 'catalogue' },
  story: { name: 'Stories', early: 'catalogue' },
  import: { name: 'Your data', early: 'catalogue' },
  data: { name: 'Data', early: 'catalogue' },
} as const satisfies Record<string, ScreenSpec>

export type ScreenId = keyof typeof screens

/** What the first script requests, by screen: data that stands in the page. */
export const screenNeeds = (): Readonly<Record<string, ScreenSpec['early']>> =>
  Object.fromEntries(Object.entries(screens).map(([id, { early }]) => [id, early]))

export const isScreen = (text: string): text is ScreenId => Object.hasOwn(screens, text)
