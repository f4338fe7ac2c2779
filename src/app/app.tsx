import { type ComponentType, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { type ScreenId, windowTitle } from '#core/view/screens.ts'
import { defaultView } from '#core/view/view.ts'
import { Boundary } from '#parts/boundary.tsx'
import { Masthead, PlaceOfOpenPicture, themeNames } from '#parts/masthead.tsx'
import { Explore } from '#screens/explore/explore.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import { useThemeId } from '#state/use-theme.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Segmented } from '#ui/choice.tsx'
import { useDeferredToNextFrame } from '#ui/use-after-frame.ts'

const Compare = lazyPart('Compare', async () => (await import('#screens/compare/compare.tsx')).Compare)

const AreaScreen = lazyPart('My area', async () => (await import('#screens/area/area.tsx')).AreaScreen)

/** Rarely used, so loaded after the first picture. */
const Later = lazyPart('Open a picture', async () => (await import('./later.tsx')).Later)

const Coverage = lazyPart('Coverage', async () => (await import('#screens/coverage/coverage.tsx')).CoverageScreen)

const Scenario = lazyPart('Scenarios', async () => (await import('#screens/scenario/scenario.tsx')).Scenario)

const StoryScreen = lazyPart('Stories', async () => (await import('#screens/story/story-screen.tsx')).StoryScreen)

const Data = lazyPart('Data', async () => (await import('#screens/data/data.tsx')).Data)

const UnitScreens = lazyPart('Desk', async () => (await import('./unit-screens.tsx')).UnitScreens)

const guards = () => import('./guards.tsx')

/** Opened packs and true values stay open on every screen. */
const Guards = lazyPart('Members’ packs', async () => (await guards()).Guards)

/** Loaded together with `Guards`, or not at all: true values must not appear without their mark. */
const Imports = lazyPart('Your data', async () => {
  const [{ Imports: Screen }] = await Promise.all([import('#screens/imports/imports.tsx'), guards()])
  return Screen
})

function Header() {
  const now = useView()
  const go = useGo()
  // The masthead's links may lag behind the map.
  const { screen, theme } = now
  const settled = useDeferredToNextFrame(now) ?? now
  const view = useMemo(() => ({ ...settled, screen, theme }), [settled, screen, theme])
  return useMemo(
    () => (
      <Masthead
        view={view}
        onScreen={(next) => go({ screen: next, story: null })}
        onHome={() => go({ ...defaultView, theme })}
      >
        <Boundary of="part">
          <Suspense fallback={<PlaceOfOpenPicture />}>
            <Later />
          </Suspense>
        </Boundary>
        <Segmented
          label="Theme"
          showLabel={false}
          value={theme}
          list={themeNames}
          onChange={(next) => go({ theme: next }, 'replace')}
        />
      </Masthead>
    ),
    [view, theme, go],
  )
}

/** Each screen but those of a unit, which share a file. */
const components: Readonly<
  Record<Exclude<ScreenId, 'desk' | 'watch'>, ComponentType<{ readonly theme: 'light' | 'dark' }>>
> = {
  explore: Explore,
  compare: Compare,
  area: AreaScreen,
  coverage: Coverage,
  scenario: Scenario,
  story: StoryScreen,
  import: Imports,
  data: Data,
}

const waiting: ReactNode = <main id="main" aria-busy="true" aria-label="Loading" tabIndex={-1} />

export function App() {
  const { screen } = useView()
  const theme = useThemeId()
  const Screen: ComponentType<{ readonly theme: 'light' | 'dark' }> =
    components[screen as keyof typeof components] ?? UnitScreens
  useEffect(() => {
    document.title = windowTitle(screen)
  }, [screen])
  const [isGuarded, setGuarded] = useState(false)
  if (screen === 'import' && !isGuarded) setGuarded(true)
  return (
    <Boundary of="screen">
      <Header />
      <Suspense fallback={null}>{isGuarded ? <Guards /> : null}</Suspense>
      <Boundary of="screen" key={screen}>
        <Suspense fallback={waiting}>
          <Screen theme={theme} />
        </Suspense>
      </Boundary>
    </Boundary>
  )
}
