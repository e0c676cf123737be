// Kit hides its announcer of page titles with a style attribute, which the policy forbids. As style directives the
// same declarations are set by script, which it allows.

/** @type {import('svelte/compiler').PreprocessorGroup} */
export const announcerStyle = {
  name: 'announcer-style',
  markup({ content, filename }) {
    if (!filename?.endsWith('generated/root.svelte')) return { code: content }
    return {
      code: content.replace(/ style="([^"]*)"/, (_, /** @type {string} */ css) =>
        css.split(';').map(asDirective).join('')
      )
    }
  }
}

/** @param {string} declaration */
function asDirective(declaration) {
  const [property = '', value = ''] = declaration.split(':').map((part) => part.trim())
  return ` style:${property}="${value}"`
}
