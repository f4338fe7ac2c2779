/** Hosts that mean another machine, or none, wherever a link is opened. */
const privateHosts = [
  /^localhost$/,
  /\.(?:localhost|local|internal|test)$/,
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^0\.0\.0\.0$/,
  /^\[(?:::1|f[cd][\da-f]{2}:.*|fe80:.*)\]$/,
]

/** Whether an address opens on this machine or in this building alone: localhost, a private network, a file. */
export function isPrivateAddress(address: string): boolean {
  const { hostname, protocol } = new URL(address)
  return !/^https?:$/.test(protocol) || privateHosts.some((host) => host.test(hostname)) || !/[.:]/.test(hostname)
}

/**
 * The address at which a deployment is known, as its page names it in `<link rel="canonical">`; the page's own where it names none, or names
 * something else than a web address. docs/HOSTING.md says how it is set.
 */
export function publicPlace(
  page: Pick<Document, 'querySelector'>,
  own: Location,
): Pick<Location, 'origin' | 'pathname'> {
  const named = page.querySelector('link[rel="canonical"]')?.getAttribute('href')
  if (!named) return own
  try {
    const { origin, pathname, protocol } = new URL(named)
    return /^https?:$/.test(protocol) ? { origin, pathname } : own
  } catch {
    return own
  }
}
