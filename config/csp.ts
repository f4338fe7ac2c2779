import { earlyDigest } from './early.ts'

/**
 * What the page may load and from where: itself, and nothing else. Written into the page at build time and sent as a header by `npm start`;
 * docs/HOSTING.md says how to send it from other hosts.
 *
 * `data:` and `blob:` images are the pictures that exports draw from their own SVG; `blob:` workers are not needed, as MapLibre's worker is a file.
 */
const directives: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  // The one script that stands in the page itself, by its digest.
  'script-src': `'self' ${earlyDigest}`,
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const text = (parts: Readonly<Record<string, string>>) =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** For a meta element, which cannot forbid framing. */
export const pagePolicy = text(directives)

/** For a header. */
const headerPolicy = text({ ...directives, 'frame-ancestors': "'self'" })

/** For a header of `embed.html`, the one page that is made to stand on the pages of others. */
const embedPolicy = text({ ...directives, 'frame-ancestors': '*' })

/** The policy that a path is sent with. */
export const policyFor = (path: string): string => (path.endsWith('/embed.html') ? embedPolicy : headerPolicy)
