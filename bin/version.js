// The pinned Node comes with `npm ci`; a file started by hand may be on an older one.
if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write(
    `gongkai needs Node 26, this is ${process.version}. Start it with "npx gongkai …" or "npm start": they use the Node that "npm ci" installed.\n`,
  )
  process.exit(2)
}
