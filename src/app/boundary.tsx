import { Component, type ReactNode } from 'react'

/** Catches what is our fault, says so, and keeps the rest of the page and the link as they are. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly fault: Error | null }> {
  override state = { fault: null as Error | null }

  static getDerivedStateFromError(fault: Error) {
    return { fault }
  }

  override render() {
    const { fault } = this.state
    if (!fault) return this.props.children
    return (
      <main className="failure" id="main" tabIndex={-1}>
        <h1>This screen has failed</h1>
        <p>It is a fault of the atlas, not of your data or link. The address still holds what you were looking at.</p>
        <pre>{`${fault.name}: ${fault.message}`}</pre>
        <button type="button" className="button primary" onClick={() => this.setState({ fault: null })}>
          Try again
        </button>
        <a className="button" href=".">
          Back to the first map
        </a>
      </main>
    )
  }
}
