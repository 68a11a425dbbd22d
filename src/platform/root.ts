import { fileURLToPath } from 'node:url'

/** The folder of package.json, with a slash at its end: this file runs as dist/src/platform/root.js. */
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url))
