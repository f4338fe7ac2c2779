import { expect, test } from 'vitest'
import { isPrivateAddress, publicPlace } from '#io/public-address.ts'

test.each([
  'http://localhost:4173/?v=1',
  'http://127.0.0.1/atlas/',
  'http://[::1]:8080/',
  'http://192.168.1.20/atlas/',
  'http://10.1.2.3/',
  'http://172.20.0.4/',
  'http://atlas/',
  'http://atlas.local/',
  'file:///home/someone/atlas/index.html',
])('%s opens nowhere else', (address) => expect(isPrivateAddress(address)).toBe(true))

test.each(['https://example.org/atlas/?v=1', 'http://172.15.0.4/', 'https://11.0.0.1/', 'https://[2001:db8::1]/'])(
  '%s may open anywhere',
  (address) => expect(isPrivateAddress(address)).toBe(false),
)

const page = (href: string | null) => ({
  querySelector: () => (href === null ? null : { getAttribute: () => href }) as unknown as null,
})
const own = { origin: 'http://localhost:4173', pathname: '/index.html' } as Location

test('what leaves names the address that a deployment has set, else that of the page', () => {
  expect(publicPlace(page('https://example.org/atlas/'), own)).toEqual({
    origin: 'https://example.org',
    pathname: '/atlas/',
  })
  for (const none of [null, '', '/atlas/', 'javascript:alert(1)', 'file:///atlas/'])
    expect(publicPlace(page(none), own), String(none)).toBe(own)
})
