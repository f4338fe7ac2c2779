export type ScreenSpec = {
  /** Its name in the masthead. */
  readonly name: string
  /** What the first script requests for it: the catalogue, the boundaries as well, or also the files that the link names. */
  readonly early: 'catalogue' | 'boundaries' | 'view'
  /** Whether panels stand on it: stories, snapshots and the check of a figure then ask what they are. */
  readonly panels: boolean
  /** For one that a deployment may lack: its link is not in the masthead, but where it is offered. */
  readonly isUnlisted?: true
}

/** The screens, in the order of the masthead. A screen is added by one line; the compiler then asks for its component in `app/app.tsx`. */
export const screens = {
  explore: { name: 'Explore', early: 'view', panels: true },
  compare: { name: 'Compare', early: 'view', panels: true },
  area: { name: 'My area', early: 'catalogue', panels: true },
  coverage: { name: 'Coverage', early: 'boundaries', panels: true },
  scenario: { name: 'Scenarios', early: 'catalogue', panels: true },
  story: { name: 'Stories', early: 'catalogue', panels: false },
  import: { name: 'Your data', early: 'catalogue', panels: false },
  desk: { name: 'Desk', early: 'catalogue', panels: false },
  data: { name: 'Data', early: 'catalogue', panels: false },
  // A name that says little in the history of a browser.
  watch: { name: 'Watch', early: 'catalogue', panels: false, isUnlisted: true },
} as const satisfies Record<string, ScreenSpec>

export type ScreenId = keyof typeof screens

/** Screens on which panels stand. */
export type PanelScreen = { [S in ScreenId]: (typeof screens)[S]['panels'] extends true ? S : never }[ScreenId]

export const hasPanels = (screen: ScreenId): screen is PanelScreen => screens[screen].panels

/** What the window of a screen is called. */
export const windowTitle = (screen: ScreenId): string =>
  screen === 'explore' ? 'MPCE Atlas' : `${screens[screen].name} · MPCE Atlas`

/** What the first script requests, by screen: data that stands in the page. */
export const screenNeeds = (): Readonly<Record<string, ScreenSpec['early']>> =>
  Object.fromEntries(Object.entries(screens).map(([id, { early }]) => [id, early]))

export const isScreen = (text: string): text is ScreenId => Object.hasOwn(screens, text)
