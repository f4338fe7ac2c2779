import { Component, type ReactNode } from 'react'
import { Notice } from '#ui/notice.tsx'

/** Content in place of a failed part. */
type Fallback = (fault: Error, again: () => void) => ReactNode

const screenFailure: Fallback = (fault, again) => (
  <main className="failure" id="main" tabIndex={-1}>
    <h1>This screen has failed</h1>
    <p>It is a fault of the atlas, not of your data or link. The address still holds your view.</p>
    <pre>{`${fault.name}: ${fault.message}`}</pre>
    <button type="button" className="button primary" onClick={again}>
      Try again
    </button>
    <a className="button" href=".">
      Back to the first map
    </a>
  </main>
)

const partFailure: Fallback = (fault, again) => (
  <Notice action={{ label: 'Try again', onClick: again }}>
    {`A part of this page has failed, by a fault of the atlas (${fault.name}: ${fault.message}). The rest goes on working.`}
  </Notice>
)

const fallbacks = { screen: screenFailure, part: partFailure } as const

type Props = {
  /** Scope of the boundary: a whole screen, or a part whose failure leaves the rest working. */
  readonly of: keyof typeof fallbacks
  readonly children: ReactNode
}

/** Error boundary: reports a fault of the app, and keeps the rest of the page and the link. */
export class Boundary extends Component<Props, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: Error) {
    return { fault }
  }

  override render() {
    const { fault } = this.state
    return fault ? fallbacks[this.props.of](fault, () => this.setState({ fault: null })) : this.props.children
  }
}
