import type { MouseEvent, ReactNode } from 'react'
import { encodeView } from '#core/view/codec.ts'
import { type ScreenId, type ScreenSpec, screens } from '#core/view/screens.ts'
import type { View } from '#core/view/view.ts'

/** Choices of a theme. */
export const themeNames = [
  { id: 'system', name: 'Auto' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const

/** Whether a click opens a new tab or window, which the browser handles. */
const isElsewhere = ({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean => metaKey || ctrlKey || shiftKey

/** Where the keyboard is taken at once, by the first element that a selector finds; hidden on a page without one. */
const skips = { Export: '[data-export]', Indicator: '.opens-dialog' }

/** Ways past the header for the keyboard. */
const Skips = ({ isExplore }: { readonly isExplore: boolean }) => (
  <>
    <a className="skip" href={isExplore ? '#map' : '#main'}>
      {isExplore ? 'Skip to the map' : 'Skip to the content'}
    </a>
    {Object.entries(skips).map(([name, selector]) => (
      <button
        key={name}
        type="button"
        className={`skip to-${name}`}
        onClick={() => document.querySelector<HTMLElement>(selector)?.focus()}
      >
        Skip to {name}
      </button>
    ))}
  </>
)

const openPicture = 'Open a picture or report'

/** Placeholder of a button that is still loading, which keeps the row from moving. */
export function PlaceOfOpenPicture() {
  return (
    <span className="button bare place" aria-hidden="true">
      {openPicture}
    </span>
  )
}

/**
 * The header of every screen. Its links are real links: they work before the app has loaded and open in new tabs.
 * @param children more controls at its end
 */
export function Masthead({
  view,
  onScreen,
  onHome,
  children,
}: {
  readonly view: View
  readonly onScreen?: (screen: ScreenId) => void
  readonly onHome?: () => void
  readonly children?: ReactNode
}) {
  return (
    <header className="masthead">
      <Skips isExplore={view.screen === 'explore'} />
      <a
        className="wordmark"
        href="."
        onClick={(event) => {
          event.preventDefault()
          onHome?.()
        }}
      >
        MPCE Atlas
      </a>
      <p className="strap">Medical physics and clinical engineering workforce, services and need in the UK</p>
      <nav aria-label="Screens">
        {Object.entries<ScreenSpec>(screens).map(([text, { name, isUnlisted }]) => {
          const screen = text as ScreenId // a key of the registry
          if (isUnlisted) return null
          const query = encodeView({ ...view, screen, story: null })
          return (
            <a
              key={screen}
              href={query === '' ? '.' : `?${query}`}
              aria-current={view.screen === screen ? 'page' : undefined}
              onClick={(event) => {
                if (isElsewhere(event)) return
                event.preventDefault()
                onScreen?.(screen)
              }}
            >
              {name}
            </a>
          )
        })}
      </nav>
      {children}
    </header>
  )
}
