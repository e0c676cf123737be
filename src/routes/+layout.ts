// Everything runs in the page: there is nothing to render on a server, and every address starts the same app.
export const ssr = false
