#!/usr/bin/env node
import './version.js'
await import('../dist/src/main.js')
