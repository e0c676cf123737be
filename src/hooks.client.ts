// Runs before the first page is shown. Inside somebody else's frame nothing is shown at all: a header forbids framing,
// and this stands in for it on a host that sends no headers.
export const init = () => (window.top === window ? undefined : new Promise<void>(() => {}))
