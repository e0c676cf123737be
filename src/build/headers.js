// Every header the app is served with, said once: the build writes them beside the pages, the server sends them,
// and Kit puts the same policy into the pages themselves.

/**
 * The content security policy without the hashes of inline scripts, which only a finished build knows.
 * @satisfies {NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']}
 */
export const policy = {
  'default-src': ['none'],
  'script-src': ['self', 'wasm-unsafe-eval'],
  'style-src': ['self'],
  'img-src': ['self', 'blob:', 'data:'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'worker-src': ['self'],
  'manifest-src': ['self'],
  'base-uri': ['none'],
  'form-action': ['none'],
  'object-src': ['none'],
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'sextant-worker', 'sextant-offline']
}

/** Words that stand without quotes: schemes and the names of our own policies. */
const unquoted = new Set(['blob:', 'data:', ...policy['trusted-types']])

/**
 * The policy as a header value. `frame-ancestors` counts only in a header, never in a page.
 * @param {readonly string[]} inlineScripts their hashes, as `sha256-...`
 */
function policyHeader(inlineScripts) {
  const quote = (/** @type {string} */ source) => (unquoted.has(source) ? source : `'${source}'`)
  const directives = Object.entries(policy).map(([name, sources]) => {
    const all = name === 'script-src' ? [...sources, ...inlineScripts] : sources
    return `${name} ${all.map(quote).join(' ')}`
  })
  return [...directives, "frame-ancestors 'none'"].join('; ')
}

/** @typedef {{ path: string, headers: Record<string, string> }} HeaderRule */

/** What a page can be granted, as far as Chromium knows the words, but for writing to the clipboard. */
const off = [
  ...['accelerometer', 'attribution-reporting', 'autoplay', 'browsing-topics'],
  ...['camera', 'clipboard-read', 'compute-pressure', 'display-capture', 'encrypted-media', 'fullscreen', 'gamepad'],
  ...['geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'keyboard-map', 'local-fonts'],
  ...['magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access'],
  ...['usb', 'window-management', 'xr-spatial-tracking']
]

/**
 * Headers by path pattern, in the order in which they apply; a later one replaces an earlier one of the same name.
 * Worker scripts are bound by the headers on their own files, so the policy stands on every file.
 * @param {readonly string[]} inlineScripts
 * @returns {HeaderRule[]}
 */
export const headersFor = (inlineScripts) => [
  {
    path: '/*',
    headers: {
      'Content-Security-Policy': policyHeader(inlineScripts),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Permissions-Policy': off.map((feature) => `${feature}=()`).join(', '),
      'Cache-Control': 'no-cache'
    }
  },
  { path: '/_app/immutable/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } }
]

/**
 * What hosts that speak https send besides: RFC 6797 forbids the first over plain http, as on localhost, and the second
 * makes some browsers ask localhost for https.
 * @param {Record<string, string>} headers
 * @returns {Record<string, string>}
 */
export const overTls = (headers) => ({
  ...headers,
  'Content-Security-Policy': `${headers['Content-Security-Policy']}; upgrade-insecure-requests`,
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload'
})
