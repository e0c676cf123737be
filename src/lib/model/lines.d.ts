declare module '*.lines' {
  const module: import('./language/syntax.ts').Module
  export default module
}
